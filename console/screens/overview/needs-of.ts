/**
 * What waits for somebody. The API has said each of these: nothing is judged here.
 */
import type { ExperimentSummary } from '../../api/queries/experiments.ts';
import type { LaunchSummary } from '../../api/queries/launches.ts';
import type { Tone } from '../../parts/badge.tsx';
import { words } from '../../words/en.ts';

export interface Need {
  readonly type: 'launch' | 'experiment';
  readonly name: string;
  readonly what: string;
  readonly tone: Tone;
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
  const { name, status, sentence, sampleRatioMismatch, decisions, endedTime } = experiment;
  const about = { type: 'experiment', name, text: sentence.headline } as const;
  const hasEnded = endedTime !== undefined;
  if (hasEnded && now - endedTime > LATELY) return undefined;
  if (status === 'CREATED') return undefined;
  if (sampleRatioMismatch) return { ...about, what: text.mismatch, tone: 'amber' };
  const stop = decisions.find(({ decision }) => decision === 'STOP');
  if (stop && !hasEnded) return { ...about, what: text.stopNow, tone: 'red', text: stop.reason };
  const ship = decisions.find(({ decision }) => decision === 'SHIP');
  if (ship) return { ...about, what: text.ship, tone: 'green', text: ship.reason };
  if (hasEnded) return { ...about, what: text.ended, tone: 'blue' };
  return sentence.tone === 'warning' ? { ...about, what: text.drift, tone: 'amber' } : undefined;
};
