/**
 * What a person has filled in so far, and the request that it makes.
 */
import type { Input } from '../../../contract/index.ts';
import { own } from '../../api/entries.ts';
import { words } from '../../words/en.ts';
import { partsOfPattern } from '../../words/pattern.ts';

const { experimentWizard: text } = words;

export interface DraftGoal {
  readonly name: string;
  readonly entityIdKey: string;
  readonly valueKey: string;
  readonly pattern: string;
  readonly direction: 'INCREASE' | 'DECREASE' | 'none';
  readonly aggregation: 'VALUE_PER_EVENT' | 'SHARE' | 'EVENTS_PER_ENTITY' | 'VALUE_PER_ENTITY';
  readonly unit: string;
  /** An event to try the goal on. */
  readonly event: string;
  /** Members of its definition that the form does not show. */
  readonly options?: Partial<Input<'TestMetric'>['metricDefinition']>;
}

export interface Draft {
  readonly name: string;
  readonly hypothesis: string;
  readonly feature: string;
  /** Names of the variations that take part, the control anywhere among them. */
  readonly variations: readonly string[];
  readonly control: string;
  /** The treatments that are there already, by variation. One that is new is called as its variation. */
  readonly treatments?: Readonly<Record<string, { readonly name: string; readonly description?: string }>>;
  /** In percent, as typed, by variation. Equal shares where none is typed. */
  readonly weights: Readonly<Record<string, string>>;
  readonly goals: readonly DraftGoal[];
  readonly segment: string;
  /** In percent, as typed. */
  readonly sampling: string;
  readonly days: string;
  readonly plan: DraftPlan;
}

export interface DraftPlan {
  readonly mean: string;
  readonly spread: string;
  /** In percent. */
  readonly smallest: string;
  readonly arrivals: string;
}

export const newGoal: DraftGoal = {
  name: '',
  entityIdKey: 'user.id',
  valueKey: 'value',
  pattern: '',
  direction: 'INCREASE',
  aggregation: 'VALUE_PER_EVENT',
  unit: '',
  event: '{ "user": { "id": "u-17" }, "value": 1 }',
};

export const newDraft = (feature = ''): Draft => ({
  name: '',
  hypothesis: '',
  feature,
  variations: [],
  control: '',
  weights: {},
  goals: [newGoal],
  segment: '',
  sampling: '100',
  days: '14',
  plan: { mean: '', spread: '', smallest: '5', arrivals: '1000' },
});

/** Thousandths of a percent. */
const UNITS = 1_000;

const unitsOf = (percent: string): number => Math.round(Number(percent) * UNITS);

/** As one types it. */
export const percentOf = (units: number): string => String(units / UNITS);

export const definitionOf = (goal: DraftGoal): Input<'TestMetric'>['metricDefinition'] => ({
  ...goal.options,
  name: goal.name || 'metric',
  entityIdKey: goal.entityIdKey,
  valueKey: goal.valueKey,
  ...(goal.pattern.trim() === '' ? {} : { eventPattern: goal.pattern }),
  ...(goal.unit === '' ? {} : { unitLabel: goal.unit }),
  ...(goal.aggregation === 'VALUE_PER_EVENT' ? {} : { aggregation: goal.aggregation }),
});

export const requestOf = (project: string, draft: Draft): Input<'CreateExperiment'> => {
  const { name, hypothesis, feature, variations, control, weights, goals, segment, sampling } = draft;
  const typed = variations.filter((variation) => (own(weights, variation) ?? '') !== '');
  const treatmentOf = (variation: string) => own(draft.treatments, variation) ?? { name: variation };
  return {
    project,
    name,
    ...(hypothesis === '' ? {} : { description: hypothesis }),
    treatments: variations.map((variation) => ({ ...treatmentOf(variation), feature, variation })),
    metricGoals: goals.map((goal) => ({
      metricDefinition: definitionOf(goal),
      ...(goal.direction === 'none' ? {} : { desiredChange: goal.direction }),
    })),
    samplingRate: unitsOf(sampling),
    ...(segment === '' ? {} : { segment }),
    onlineAbConfig: {
      controlTreatmentName: treatmentOf(control).name,
      ...(typed.length === 0
        ? {}
        : {
            treatmentWeights: Object.fromEntries(
              typed.map((one) => [treatmentOf(one).name, unitsOf(own(weights, one) ?? '0')]),
            ),
          }),
    },
  };
};

/** What is typed and cannot be so, by field; what is not typed yet is not wrong. */
export const problemsOf = ({ name, sampling, days }: Draft) => ({
  name: name === '' || isName(name) ? undefined : text.nameHint,
  sampling: sampling === '' || isWithin(sampling, 100) ? undefined : text.samplingRange,
  days: days === '' || isWithin(days, 30) ? undefined : text.daysRange,
});

export const patternProblem = ({ pattern }: DraftGoal): string | undefined =>
  pattern.trim() === '' || partsOfPattern(pattern) ? undefined : words.segments.notJson;

const isName = (name: string): boolean => /^[-a-zA-Z0-9._]+$/.test(name);

const isWithin = (number: string, most: number): boolean => Number(number) > 0 && Number(number) <= most;

/** Whether a step has what the request needs. */
const isFilled = {
  hypothesis: ({ name }: Draft) => isName(name),
  treatments: ({ variations, control }: Draft) => variations.length >= 2 && variations.includes(control),
  goals: ({ goals }: Draft) =>
    goals.every((goal) => goal.name && goal.entityIdKey && goal.valueKey && patternProblem(goal) === undefined),
  audience: ({ sampling }: Draft) => isWithin(sampling, 100),
  duration: ({ days }: Draft) => isWithin(days, 30),
} as const;

/** The steps of a form that lack something. */
export const stepsToFill = <Step extends string>(draft: Draft, steps: readonly Step[]): readonly Step[] =>
  steps.filter((step) => own<(draft: Draft) => boolean>(isFilled, step)?.(draft) === false);
