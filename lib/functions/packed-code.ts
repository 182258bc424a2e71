/**
 * The code of a function in the npm package, which has bundles instead of what they are made from. `bin/pack.ts` puts this
 * in the place of `code.ts`.
 */
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';

/** Beside the packed construct. */
export const codeOf = (name: string): Code => Code.fromAsset(join(import.meta.dirname, 'functions', name));
