/**
 * What an earlier version answered, in the form in which this version shows the same: what was changed on purpose.
 */
import { epochSeconds, showState } from '../../domain/shown-state.ts';

type Answers = Readonly<Record<string, unknown>>;

/**
 * History had times in milliseconds, and members that only the service knows. Health had verdicts before there were results.
 */
export const asShownNow = ({ history, ...others }: Answers): Answers => ({
  ...Object.fromEntries(Object.entries(others).map(([path, answer]) => [path, withoutEarlyVerdicts(path, answer)])),
  ...(history === undefined ? {} : { history: (history as readonly Answers[]).map(recordAsShown) }),
});

const recordAsShown = (record: Answers): Answers => ({
  ...record,
  ...('before' in record ? { before: showState(record.before, inSeconds) } : {}),
  ...('after' in record ? { after: showState(record.after, inSeconds) } : {}),
});

const withoutEarlyVerdicts = (path: string, answer: unknown): unknown => {
  if (!path.endsWith('/health')) return answer;
  const { metrics, ...health } = answer as { readonly metrics: readonly MetricAnswer[] };
  return {
    ...health,
    metrics: metrics.map((metric) =>
      metric.treatments.every(({ events, entities }) => events >= 100 && entities >= 20)
        ? metric
        : {
            ...metric,
            treatments: metric.treatments.map(({ pValue, adjustedPValue, verdict, drift, ...numbers }) => numbers),
          },
    ),
  };
};

interface MetricAnswer {
  readonly treatments: readonly {
    readonly events: number;
    readonly entities: number;
    readonly pValue?: number;
    readonly adjustedPValue?: number;
    readonly verdict?: string;
    readonly drift?: boolean;
  }[];
}

/** The first moment that can only be meant in milliseconds: the year 5138 in seconds. */
const FIRST_IN_MILLISECONDS = 1e11;

const inSeconds = (time: number): number | string => (time < FIRST_IN_MILLISECONDS ? time : epochSeconds(time));

/**
 * Answers in which what another launch or experiment counted is told as dropped for want of an assignment: what was counted
 * so stays counted so.
 */
export const withoutElsewhere = (answer: unknown): unknown => {
  if (Array.isArray(answer)) return answer.map(withoutElsewhere);
  if (typeof answer !== 'object' || answer === null) return answer;
  const members = Object.fromEntries(Object.entries(answer).map(([name, member]) => [name, withoutElsewhere(member)]));
  const { countedElsewhere, dropped, ...others } = members as { countedElsewhere?: number; dropped?: Dropped };
  if (countedElsewhere === undefined || dropped === undefined) return members;
  return { ...others, dropped: { ...dropped, noAssignment: dropped.noAssignment + countedElsewhere } };
};

/**
 * Answers without the first step of a launch, which was in force at the upgrade: its step sums begin there, and those of a
 * launch that this version started at its start. Later steps, and all sums over the launch, are the same.
 */
export const withoutStepOfUpgrade = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([path, answer]) => [
      path,
      path.endsWith('/launches/rollout/metrics') ? afterFirstStep(answer as LaunchMetrics) : answer,
    ]),
  );

const afterFirstStep = ({ steps, ...metrics }: LaunchMetrics) => ({ ...metrics, steps: steps.slice(1) });

interface LaunchMetrics {
  readonly steps: readonly unknown[];
}

interface Dropped {
  readonly noAssignment: number;
}
