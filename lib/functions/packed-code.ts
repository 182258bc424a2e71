/**
 * The code of a function in the npm package, which has the bundles and not their sources. `bin/pack.ts` replaces
 * `code.ts` by this file.
 */
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';

/** The bundles are beside the packed construct. */
export const codeOf = (name: string): Code => Code.fromAsset(join(import.meta.dirname, 'functions', name));

/** `bin/pack.ts` puts the files of the console beside the bundle. */
export const consoleUploadCode = (): Code => codeOf('console-upload');
