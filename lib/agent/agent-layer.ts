/**
 * Layers of Lambda with the agent, for functions whose runtime is not Node: a function with one asks localhost:2772.
 */
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Architecture, Code, LayerVersion } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { type LayerArchitecture, writeLayer } from './layer.ts';

const architectureOf = { x86_64: Architecture.X86_64, arm64: Architecture.ARM_64 } as const;

/** @throws Error that says how to get the Node for this architecture. */
export const makeAgentLayer = (scope: Construct, architecture: LayerArchitecture): LayerVersion =>
  new LayerVersion(scope, `AgentLayer${architecture === 'arm64' ? 'Arm64' : 'X86'}`, {
    description: "Selfevident's agent at localhost:2772, with a Node of its own",
    compatibleArchitectures: [architectureOf[architecture]],
    code: Code.fromAsset(import.meta.dirname, {
      // The hash of the output: an unchanged agent is no new version of the layer.
      assetHashType: AssetHashType.OUTPUT,
      bundling: {
        image: DockerImage.fromRegistry('scratch'),
        // Never run. It tells the assets apart.
        command: [architecture],
        local: {
          tryBundle: (outdir) => {
            writeLayer(outdir, architecture);
            return true;
          },
        },
      },
    }),
  });
