/**
 * The code of a function as an asset that is bundled at synthesis, with esbuild in this process: no Docker, no network.
 */
import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { entryFolder, writeBundle } from './bundle.ts';

/** Source maps of the last synthesis, to read stack traces with. */
const sourceMaps = join(import.meta.dirname, '../..', 'dist', 'source-maps');

export const codeOf = (name: string): Code =>
  Code.fromAsset(entryFolder, {
    // The hash of what comes out: the same code is never deployed twice, whatever was touched on the way.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('scratch'),
      // Never run; CDK takes assets with the same source and the same options, functions aside, for one.
      command: [name],
      local: {
        tryBundle: (outdir) => {
          writeBundle({ name, outdir, sourceMaps });
          return true;
        },
      },
    },
  });
