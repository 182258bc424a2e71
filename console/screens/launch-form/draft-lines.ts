/**
 * A draft in lines, for a comparison.
 */
import { serviceNow } from '../../api/clock.ts';
import type { Launch } from '../../api/queries/launch-types.ts';
import type { Lines } from '../../parts/before-after.tsx';
import { words } from '../../words/en.ts';
import { moment } from '../../words/moments.ts';
import { type DraftStep, type DraftWeights, draftNow, type LaunchDraft } from './launch-draft.ts';

const { launchForm: text } = words;

/** A launch as it is, but for what somebody has written. */
export const launchLines = (launch: Launch, draft: LaunchDraft = draftNow(launch)): Lines => ({
  [words.launch.statusLine]: words.launch.status[launch.status] ?? launch.status,
  [words.launch.heldSince]: launch.heldSince === undefined ? '' : moment(launch.heldSince, serviceNow()),
  ...draftLines(draft),
});

const draftLines = (draft: LaunchDraft): Lines => ({
  [text.descriptionLine]: draft.description,
  ...Object.fromEntries(draft.groups.map(({ name, variation }) => [text.groupOf(variation), name])),
  ...Object.fromEntries(draft.steps.map((step, index) => [text.step(index + 1), stepLine(step)])),
  ...Object.fromEntries(
    draft.monitors.map(({ name, desiredChange, onRegression }) => [
      `${words.launch.monitor} ${name}`,
      desiredChange === '' ? words.launch.watched : (words.launch.onHarm[onRegression] ?? ''),
    ]),
  ),
  ...Object.fromEntries(
    draft.alarms.map(({ alarmArn, onAlarm }) => [
      `${words.launch.alarm} ${alarmArn.slice(alarmArn.lastIndexOf(':') + 1)}`,
      words.launch.onHarm[onAlarm] ?? '',
    ]),
  ),
});

const stepLine = ({ time, weights, segments }: DraftStep): string =>
  [
    time.replace('T', ' '),
    weightsText(weights),
    ...segments.map((one) => `${one.segment}: ${weightsText(one.weights)}`),
  ].join(' · ');

const weightsText = (weights: DraftWeights): string =>
  Object.entries(weights)
    .filter(([, percent]) => percent !== '' && percent !== '0')
    .map(([group, percent]) => `${group} ${percent} %`)
    .join(', ');
