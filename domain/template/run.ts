/**
 * The property that starts and stops a trial: `ExecutionStatus` of a launch, `RunningStatus` of an experiment.
 */
import * as z from 'zod/mini';
import { Description, Timestamp } from '../../contract/primitives.ts';
import { structure } from '../../contract/shape/aggregates.ts';
import { type Members, optional } from '../../contract/shape/facts.ts';
import { choice } from '../../contract/shape/scalars.ts';
import type { ResourceType } from '../arn.ts';
import { joinPath, type Reading, readShape } from './read-shape.ts';
import { capitalized } from './template-type.ts';

/** The run of a trial as it should be. A trial that has ended never runs again. */
export interface DesiredRun {
  readonly status: 'START' | 'STOP';
  /** For the start of an experiment, in epoch seconds. */
  readonly analysisCompleteTime?: number | undefined;
  /** COMPLETED by default. */
  readonly desiredState?: 'COMPLETED' | 'CANCELLED' | undefined;
  readonly reason?: string | undefined;
}

const members: Members = {
  status: choice('RunStatus', ['START', 'STOP']),
  desiredState: optional(choice('RunDesiredState', ['COMPLETED', 'CANCELLED'])),
  reason: optional(Description),
};

const runs: Readonly<Record<string, Readonly<Record<string, Members>>>> = {
  launch: { ExecutionStatus: members },
  experiment: { RunningStatus: { ...members, analysisCompleteTime: optional(Timestamp) } },
};

/** The property of the type that starts and stops it, in a list; none for a type that does not run. */
export const runProperties = (type: ResourceType): string[] => Object.keys(runs[type] ?? {});

/** Reads the property; an empty object when there is none. */
export const readRun = (
  type: ResourceType,
  properties: Readonly<Record<string, unknown>>,
  { faults }: Pick<Reading, 'faults'>,
): { run?: DesiredRun } => {
  const [property = ''] = runProperties(type);
  const value = properties[property];
  if (value === undefined || value === null) return {};
  const schema = structure('Run', runs[type]?.[property] ?? {});
  const run = readShape(value, { schema, path: property, faults });
  for (const { path, message } of z.safeParse(schema, run).error?.issues ?? [])
    faults.push({ name: path.map((key) => capitalized(String(key))).reduce(joinPath, property), message });
  return { run: run as DesiredRun };
};
