/**
 * A launch as a construct.
 */
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { launchOperations } from '../../contract/launch.ts';
import { type ProjectOptions, ProjectResource } from './project.ts';
import { type RunProps, runProperties } from './run.ts';

/** What CreateLaunch takes, and whether the launch runs. */
export interface LaunchProps extends ProjectOptions, z.input<typeof launchOperations.CreateLaunch.body> {
  /** @default - neither started nor stopped */
  readonly run?: RunProps;
}

/** A launch. */
export class Launch extends ProjectResource {
  constructor(scope: Construct, id: string, props: LaunchProps) {
    const { service: _, provider: __, project: ___, run, ...members } = props;
    const properties = run ? { ExecutionStatus: runProperties(run) } : {};
    super(scope, id, { type: 'launch', members, properties, providedBy: props });
  }
}
