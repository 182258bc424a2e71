/**
 * A launch as a form has it: texts as they are typed, so that nothing that a person wrote is lost.
 */

import { serviceNow } from '../../api/clock.ts';
import type { Launch } from '../../api/queries/launch-types.ts';
import { fieldTime } from '../../words/zone.ts';
import { stepsOf, whenOf } from '../launch/launch-facts.ts';

export interface DraftGroup {
  readonly name: string;
  readonly feature: string;
  readonly variation: string;
}

/** Percents by group, as typed. */
export type DraftWeights = Readonly<Record<string, string>>;

export interface DraftSegment {
  readonly segment: string;
  readonly weights: DraftWeights;
}

export interface DraftStep {
  /** As a field has it, in the viewer's zone. */
  readonly time: string;
  /** The exact moment that the field stands for, in epoch milliseconds, while nobody has changed the field. */
  readonly exact?: number | undefined;
  /** Whether it has begun, and cannot change any more. */
  readonly begun?: boolean | undefined;
  readonly weights: DraftWeights;
  readonly segments: readonly DraftSegment[];
}

export type GuardAction = 'TELL' | 'HOLD' | 'STOP';

export interface DraftAlarm {
  readonly alarmArn: string;
  readonly onAlarm: GuardAction;
}

export interface DraftMonitor {
  readonly name: string;
  readonly entityIdKey: string;
  readonly valueKey: string;
  readonly eventPattern: string;
  /** What is better; '' watches without judging. */
  readonly desiredChange: '' | 'INCREASE' | 'DECREASE';
  readonly onRegression: GuardAction;
  /** An event to try it on. */
  readonly event: string;
  /** As the service has it, for what this form does not show. */
  readonly original?: NonNullable<Launch['metricMonitors']>[number] | undefined;
}

export interface LaunchDraft {
  readonly name: string;
  readonly description: string;
  readonly groups: readonly DraftGroup[];
  readonly steps: readonly DraftStep[];
  readonly monitors: readonly DraftMonitor[];
  readonly alarms: readonly DraftAlarm[];
}

export const emptyDraft: LaunchDraft = { name: '', description: '', groups: [], steps: [], monitors: [], alarms: [] };

/** Percents as one types them: at most three decimals, no zeros at the end. */
export const percentOf = (weight: number): string => String(weight / 1_000);

const percents = (weights: Readonly<Record<string, number | undefined>>): DraftWeights =>
  Object.fromEntries(Object.entries(weights).map(([group, weight = 0]) => [group, percentOf(weight)]));

/** @param begun how many of its steps have begun. */
const draftOf = (launch: Launch, begun: number): LaunchDraft => ({
  name: launch.name,
  description: launch.description ?? '',
  groups: (launch.groups ?? []).map(({ name, featureVariations }) => {
    const [[feature = '', variation = ''] = []] = Object.entries(featureVariations);
    return { name, feature, variation };
  }),
  steps: stepsOf(launch).map(({ startTime, groupWeights = {}, segmentOverrides = [] }, index) => ({
    time: fieldTime(startTime),
    exact: startTime,
    begun: index < begun,
    weights: percents(groupWeights),
    segments: segmentOverrides.map(({ segment, weights }) => ({
      segment: nameIn(segment),
      weights: percents(weights),
    })),
  })),
  monitors: (launch.metricMonitors ?? []).map((monitor) => ({
    name: monitor.metricDefinition.name ?? '',
    entityIdKey: monitor.metricDefinition.entityIdKey ?? '',
    valueKey: monitor.metricDefinition.valueKey ?? '',
    eventPattern: monitor.metricDefinition.eventPattern ?? '',
    desiredChange: monitor.desiredChange ?? '',
    onRegression: monitor.onRegression ?? 'TELL',
    event: '',
    original: monitor,
  })),
  alarms: (launch.alarms ?? []).map(({ alarmArn, onAlarm = 'TELL' }) => ({ alarmArn, onAlarm })),
});

/** The draft of a launch as it is now. */
export const draftNow = (launch: Launch): LaunchDraft =>
  draftOf(launch, whenOf(launch, serviceNow()).filter((when) => when !== 'future').length);

const nameIn = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);
