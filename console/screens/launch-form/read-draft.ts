/**
 * Reads what was typed into a form: the members of CreateLaunch, or what is wrong with which field.
 */
import type { Input } from '../../../contract/index.ts';
import { words } from '../../words/en.ts';
import { timeOfField, zoneName } from '../../words/zone.ts';
import type { DraftMonitor, DraftStep, DraftWeights, LaunchDraft } from './launch-draft.ts';

const { launchForm: text } = words;

type Monitor = NonNullable<Input<'CreateLaunch'>['metricMonitors']>[number];
type Members = Omit<Input<'CreateLaunch'>, 'project'>;

/** By field, such as `steps.1.time`. */
export type Problems = Readonly<Record<string, string>>;

export interface ReadDraft {
  readonly problems: Problems;
  /** Only sensible without problems. */
  readonly members: Members;
}

export const readDraft = (draft: LaunchDraft): ReadDraft => {
  const problems: Record<string, string> = {};
  const groups = draft.groups.map(({ name }) => name);
  const note = (field: string, problem: string | undefined) => {
    if (problem !== undefined) problems[field] = problem;
  };
  note('name', nameProblem(draft.name));
  if (groups.length === 0) note('groups', text.chooseFeature);
  draft.groups.forEach(({ name }, index) => {
    note(`groups.${index}.name`, nameProblem(name));
  });
  if (draft.steps.length === 0) note('steps', text.noSteps);
  const steps = draft.steps.map((step, index) =>
    readStep(step, groups, (field, problem) => note(`steps.${index}.${field}`, problem)),
  );
  draft.monitors.forEach((monitor, index) => {
    for (const field of ['name', 'entityIdKey', 'valueKey'] as const)
      note(`monitors.${index}.${field}`, monitor[field].trim() === '' ? text.needed : undefined);
  });
  draft.alarms.forEach(({ alarmArn }, index) => {
    note(`alarms.${index}`, alarmArn.includes(':alarm:') ? undefined : text.alarmForm);
  });
  return {
    problems,
    members: {
      name: draft.name.trim(),
      description: draft.description,
      groups: draft.groups.map((group) => ({ ...group, name: group.name.trim() })),
      scheduledSplitsConfig: { steps },
      metricMonitors: draft.monitors.map(monitorOf),
      alarms: draft.alarms.map(({ alarmArn, onAlarm }) => ({ alarmArn: alarmArn.trim(), onAlarm })),
    },
  };
};

const nameProblem = (name: string): string | undefined => {
  if (name.trim() === '') return text.needed;
  return /^[-a-zA-Z0-9._]{1,127}$/.test(name.trim()) ? undefined : text.nameForm;
};

type Note = (field: string, problem: string | undefined) => void;

const readStep = (step: DraftStep, groups: readonly string[], note: Note) => {
  const time = step.exact ?? timeOfField(step.time);
  if (time === 'gap') note('time', text.gap(step.time.replace('T', ' '), zoneName()));
  if (time === 'none') note('time', text.noTime);
  return {
    startTime: typeof time === 'number' ? time : 0,
    groupWeights: readWeights(step.weights, groups, note),
    segmentOverrides: step.segments.map(({ segment, weights }, index) => {
      note(`segments.${index}`, segment === '' ? text.chooseSegment : undefined);
      const noted: Note = (field, problem) => note(`segments.${index}.${field}`, problem);
      return { segment, evaluationOrder: index + 1, weights: readWeights(weights, groups, noted) };
    }),
  };
};

const readWeights = (weights: DraftWeights, groups: readonly string[], note: Note): Record<string, number> => {
  const read = groups.map((group) => {
    const typed = (weights[group] ?? '').trim().replace(',', '.');
    const percent = typed === '' ? 0 : Number(typed);
    const fits = Number.isFinite(percent) && percent >= 0 && percent <= 100;
    note(`weights.${group}`, fits ? undefined : text.percentForm);
    return [group, fits ? Math.round(percent * 1_000) : 0] as const;
  });
  return Object.fromEntries(read);
};

/** What the form does not show stays as the service has it. */
export const monitorOf = ({ original, ...monitor }: DraftMonitor): Monitor => {
  const { name, entityIdKey, valueKey, eventPattern, desiredChange, onRegression } = monitor;
  return {
    ...(original?.margin === undefined ? {} : { margin: original.margin }),
    metricDefinition: {
      ...(original?.metricDefinition as Monitor['metricDefinition']),
      name: name.trim(),
      entityIdKey: entityIdKey.trim(),
      valueKey: valueKey.trim(),
      ...(eventPattern.trim() === '' ? {} : { eventPattern }),
    },
    ...(desiredChange === '' ? {} : { desiredChange, onRegression }),
  };
};
