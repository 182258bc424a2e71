/**
 * A draft in lines, for a comparison.
 */
import { words } from '../../words/en.ts';
import type { DraftWeights, LaunchDraft } from './launch-draft.ts';

const { launchForm: text } = words;

/** Each line by what it is about. */
export const draftLines = (draft: LaunchDraft): Readonly<Record<string, string>> => ({
  [text.description]: draft.description,
  ...Object.fromEntries(draft.groups.map(({ name, variation }) => [text.groupOf(variation), name])),
  ...Object.fromEntries(
    draft.steps.map((step, index) => [
      text.step(index + 1),
      [
        step.time.replace('T', ' '),
        weightsText(step.weights),
        ...step.segments.map(({ segment, weights }) => `${segment}: ${weightsText(weights)}`),
      ].join(' · '),
    ]),
  ),
  ...Object.fromEntries(
    draft.monitors.map(({ name, desiredChange, onRegression }) => [
      `${words.launch.monitor} ${name}`,
      desiredChange === '' ? words.launch.watched : `${desiredChange} · ${onRegression}`,
    ]),
  ),
});

const weightsText = (weights: DraftWeights): string =>
  Object.entries(weights)
    .filter(([, percent]) => percent !== '' && percent !== '0')
    .map(([group, percent]) => `${group} ${percent} %`)
    .join(', ');
