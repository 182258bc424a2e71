/**
 * An experiment as a construct.
 */
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { experimentOperations } from '../../contract/experiment.ts';
import { type ProjectOptions, ProjectResource } from './project.ts';
import { type ExperimentRunProps, runProperties } from './run.ts';

/** What CreateExperiment takes, and whether the experiment runs. */
export interface ExperimentProps extends ProjectOptions, z.input<typeof experimentOperations.CreateExperiment.body> {
  /** @default - neither started nor stopped */
  readonly run?: ExperimentRunProps;
}

/** An experiment. */
export class Experiment extends ProjectResource {
  constructor(scope: Construct, id: string, props: ExperimentProps) {
    const { service: _, provider: __, project: ___, run, ...members } = props;
    const properties = run ? { RunningStatus: runProperties(run) } : {};
    super(scope, id, { type: 'experiment', members, properties, providedBy: props });
  }
}
