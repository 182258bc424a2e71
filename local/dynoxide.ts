/**
 * Where the embedded DynamoDB's executable for this platform is.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from './start-error.ts';

/** @throws StartError when the package for this platform is not installed. */
export const dynoxideExecutable = (platform = process.platform, architecture = process.arch): string => {
  const name = `@dynoxide/${platform}-${architecture}`;
  try {
    const directory = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return join(directory, platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
  } catch {
    throw new StartError(
      `The embedded DynamoDB for this platform (npm package ${name}) is not installed; install it or name another DynamoDB in AWS_ENDPOINT_URL_DYNAMODB.`,
    );
  }
};
