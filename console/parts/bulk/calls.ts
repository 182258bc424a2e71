/**
 * What is done to each of several resources. No operation of the service takes several, so each has its own call.
 */
import { call } from '../../api/call.ts';

export type BulkNoun = 'feature' | 'launch' | 'experiment';
export const bulkKinds = ['tag', 'stop', 'delete'] as const;
export type BulkKind = (typeof bulkKinds)[number];

export interface BulkCall {
  readonly noun: BulkNoun;
  readonly kind: BulkKind;
  readonly project: string;
  /** That of the project. */
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly reason: string | undefined;
}

/** A feature does not run, so it is not stopped. */
export const kindsOf = (noun: BulkNoun): readonly BulkKind[] =>
  bulkKinds.filter((kind) => kind !== 'stop' || noun !== 'feature');

export const callOne = async ({ noun, kind, project, arn, tags, reason }: BulkCall, name: string): Promise<unknown> => {
  if (kind === 'tag') return call('TagResource', { resourceArn: `${arn}/${noun}/${name}`, tags });
  const why = reason === undefined ? {} : { reason };
  if (noun === 'feature') return call('DeleteFeature', { project, feature: name });
  if (noun === 'launch')
    return kind === 'stop'
      ? call('StopLaunch', { project, launch: name, ...why })
      : call('DeleteLaunch', { project, launch: name });
  return kind === 'stop'
    ? call('StopExperiment', { project, experiment: name, ...why })
    : call('DeleteExperiment', { project, experiment: name });
};
