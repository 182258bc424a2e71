/**
 * What is done to each of several resources. No operation of the service takes several, so each has its own call.
 */
import { call } from '../../api/call.ts';
import { own } from '../../api/entries.ts';

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
  /** Which one was looked at, by name; nothing else is stopped or deleted. Tags come beside those that are there. */
  readonly versions: Versions;
}

export type Versions = Readonly<Record<string, number | undefined>>;

export const versionsOf = (
  things: readonly { readonly name: string; readonly version?: number | undefined }[],
): Versions => Object.fromEntries(things.map(({ name, version }) => [name, version]));

/** A feature does not run, so it is not stopped. */
export const kindsOf = (noun: BulkNoun): readonly BulkKind[] =>
  bulkKinds.filter((kind) => kind !== 'stop' || noun !== 'feature');

export const callOne = async (asked: BulkCall, name: string): Promise<unknown> => {
  const { noun, kind, project, arn, tags, reason, versions } = asked;
  if (kind === 'tag') return call('TagResource', { resourceArn: `${arn}/${noun}/${name}`, tags });
  const version = own(versions, name);
  const expecting = version === undefined ? {} : { expectedVersion: version };
  const why = { ...expecting, ...(reason === undefined ? {} : { reason }) };
  if (noun === 'feature') return call('DeleteFeature', { project, feature: name, ...expecting });
  if (noun === 'launch')
    return kind === 'stop'
      ? call('StopLaunch', { project, launch: name, ...why })
      : call('DeleteLaunch', { project, launch: name, ...expecting });
  return kind === 'stop'
    ? call('StopExperiment', { project, experiment: name, ...why })
    : call('DeleteExperiment', { project, experiment: name, ...expecting });
};
