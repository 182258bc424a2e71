/**
 * The sentence for each check of an explanation. Shares are given of 100,000, in percent, and with the rest outside of
 * them, since readers take `{"new": 10, "old": 90}` for 10 % and 90 %.
 */
import type { Check, SegmentCheck, SplitCheck } from '@selfevident/evaluation';
import { formatCount, formatShare } from '../../../domain/lifecycle/weights.ts';

export const checkText = (check: Check): string => {
  switch (check.check) {
    case 'ENTITY_OVERRIDE':
      return check.matched ? 'An override names the entity.' : 'No override names the entity.';
    case 'EVALUATION_STRATEGY':
      return check.strategy === 'ALL_RULES'
        ? 'The launch and the experiment of the feature are asked.'
        : 'The strategy of the feature is to serve everyone its default variation.';
    case 'LAUNCH':
      return launchText(check);
    case 'SEGMENT_OVERRIDE':
      return [segmentText(check), ...(check.split ? [splitText(check.split)] : [])].join(' ');
    case 'GROUP_WEIGHTS':
    case 'TREATMENT_WEIGHTS':
      return splitText(check.split);
    case 'EXPERIMENT':
      return experimentText(check);
    case 'EXPERIMENT_SEGMENT':
      return segmentText(check);
    case 'SAMPLING_RATE':
      return samplingText(check);
    case 'DEFAULT':
      return 'The entity is served the default variation.';
  }
};

type Of<Name extends Check['check']> = Extract<Check, { readonly check: Name }>;

const launchText = ({ launch, step, endedTime }: Of<'LAUNCH'>): string => {
  if (endedTime !== undefined) return `The launch ${launch} ended at ${timeText(endedTime)}.`;
  return step === null
    ? `No step of the launch ${launch} has begun.`
    : `The launch ${launch} is running, in step ${step + 1}.`;
};

const experimentText = ({ experiment, running, endedTime }: Of<'EXPERIMENT'>): string => {
  if (endedTime !== undefined) return `The experiment ${experiment} ended at ${timeText(endedTime)}.`;
  return `The experiment ${experiment} is ${running ? '' : 'not '}running.`;
};

const timeText = (time: number): string => new Date(time).toISOString();

const segmentText = ({ segment, matched, mismatch }: SegmentCheck): string =>
  matched
    ? `The entity is in the segment ${segment}.`
    : `The entity is not in the segment ${segment}${mismatch === undefined ? '' : `: ${mismatch}`}.`;

const samplingText = ({ bucket, samplingRate, outside, enrolled }: Of<'SAMPLING_RATE'>): string =>
  `The sampling rate is ${formatShare(samplingRate)}, outside ${formatShare(outside)}: ` +
  `bucket ${formatCount(bucket)} ${enrolled ? 'takes part' : 'is outside'}.`;

const splitText = ({ bucket, shares, outside, arm }: SplitCheck): string => {
  const parts = Object.entries(shares).map(([name, share]) => `${name} ${formatShare(share)}`);
  const owner = arm === null ? 'is outside' : `is in ${arm}`;
  return `The shares are ${[...parts, `outside ${formatShare(outside)}`].join(', ')}: bucket ${formatCount(bucket)} ${owner}.`;
};
