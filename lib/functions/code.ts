/**
 * The code of a function as an asset, bundled at synthesis by esbuild in this process, without Docker or network.
 */
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { entryFolder, writeBundle } from './bundle.ts';

/** Source maps of the last synthesis, for reading stack traces. */
const sourceMaps = join(import.meta.dirname, '../..', 'dist', 'source-maps');

const root = join(import.meta.dirname, '../..');

export const codeOf = (name: string): Code => bundled(name, () => undefined);

/** The function that uploads the console, with the files of the console beside it. */
export const consoleUploadCode = (): Code =>
  bundled('console-upload', (outdir) => {
    execFileSync(process.execPath, [join(root, 'console', 'build', 'build.ts')], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    cpSync(join(root, 'dist', 'console'), join(outdir, 'console'), { recursive: true });
  });

const bundled = (name: string, addFiles: (outdir: string) => void): Code =>
  Code.fromAsset(entryFolder, {
    // The hash of the output: unchanged code is not deployed again, whatever else was touched.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('scratch'),
      // Never run. It tells the assets apart, since CDK merges assets with the same source and options.
      command: [name],
      local: {
        tryBundle: (outdir) => {
          writeBundle({ name, outdir, sourceMaps });
          addFiles(outdir);
          return true;
        },
      },
    },
  });
