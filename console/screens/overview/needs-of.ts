/**
 * What waits for somebody. The API has said each of these: nothing is judged here.
 */
import type { Output } from '../../../contract/index.ts';
import { words } from '../../words/en.ts';

type ExperimentSummary = Output<'ListExperimentSummaries'>['experimentSummaries'][number];
type LaunchSummary = NonNullable<Output<'ListLaunches'>['launches']>[number];

export interface Need {
  readonly type: 'launch' | 'experiment';
  readonly name: string;
  readonly what: string;
  readonly tone: 'blue' | 'green' | 'amber' | 'red';
  readonly text: string;
}

const { overview: text } = words;

/** An experiment that ended longer ago than this was decided, or forgotten. */
const LATELY = 14 * 86_400_000;

export const needsOf = (
  experiments: readonly ExperimentSummary[],
  launches: readonly LaunchSummary[],
  now: number,
): readonly Need[] => [
  ...launches.flatMap(({ name, heldSince }): Need[] =>
    heldSince === undefined ? [] : [{ type: 'launch', name, what: text.held, tone: 'amber', text: text.heldText }],
  ),
  ...experiments.flatMap((one) => needOf(one, now) ?? []),
];

const needOf = (experiment: ExperimentSummary, now: number): Need | undefined => {
  const { name, state, sentence, sampleRatioMismatch, decisions, endedTime } = experiment;
  const about = { type: 'experiment', name, text: sentence.headline } as const;
  // Who stopped it, or shipped a treatment, has decided.
  if (state === 'DRAFT' || state === 'STOPPED' || state === 'EXPIRED') return undefined;
  if (endedTime !== undefined && now - endedTime > LATELY) return undefined;
  if (sampleRatioMismatch) return { ...about, what: text.mismatch, tone: 'amber' };
  const decided = (wanted: string) => decisions.find(({ decision }) => decision === wanted);
  const [stop, ship] = [decided('STOP'), decided('SHIP')];
  if (stop && endedTime === undefined) return { ...about, what: text.stopNow, tone: 'red', text: stop.reason };
  if (ship) return { ...about, what: text.ship, tone: 'green', text: ship.reason };
  if (endedTime !== undefined) return { ...about, what: text.ended, tone: 'blue' };
  return sentence.tone === 'warning' ? { ...about, what: text.drift, tone: 'amber' } : undefined;
};
