/**
 * What a launch serves, as a sentence: "new for 50 % since Tue, 14:00; then new for 100 % from Wed, 14:00".
 */
import { serviceNow } from '../../api/clock.ts';
import type { LaunchSummary } from '../../api/queries/launches.ts';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';
import { percent } from '../../words/numbers.ts';

const { launches: text } = words;

export const LaunchLine = ({ launch }: { readonly launch: LaunchSummary }) => {
  const { status, execution, heldSince } = launch;
  const steps = stepsOf(launch);
  if (status === 'CREATED') return <PlannedLine steps={steps} />;
  if (status !== 'RUNNING')
    return execution?.endedTime === undefined ? null : (
      <>
        {text.endedOn} <Moment time={execution.endedTime} />
      </>
    );
  const now = serviceNow();
  const begun = steps.filter(({ startTime }) => startTime <= now).at(-1);
  const next = steps.find(({ startTime }) => startTime > now);
  return (
    <>
      {begun ? (
        <>
          <Served step={begun} /> {text.since} <Moment time={begun.startTime} />
        </>
      ) : (
        text.waits
      )}
      {heldSince !== undefined && (
        <>
          . {text.heldSince} <Moment time={heldSince} />
        </>
      )}
      {next && heldSince === undefined && (
        <>
          ; {text.afterwards} <Served step={next} /> {text.from} <Moment time={next.startTime} />
        </>
      )}
    </>
  );
};

export type LaunchStep = NonNullable<NonNullable<LaunchSummary['scheduledSplitsDefinition']>['steps']>[number];

export const stepsOf = ({ scheduledSplitsDefinition }: LaunchSummary): readonly LaunchStep[] =>
  scheduledSplitsDefinition?.steps ?? [];

const PlannedLine = ({ steps }: { readonly steps: readonly LaunchStep[] }) => {
  const [first] = steps;
  if (!first) return null;
  return (
    <>
      <Served step={first} /> {text.from} <Moment time={first.startTime} />
      {steps.length > 1 && `; ${text.steps(steps.length)}`}
    </>
  );
};

/** Weights are thousandths of a percent. */
const EVERYONE = 100_000;

export const Served = ({ step: { groupWeights = {}, segmentOverrides = [] } }: { readonly step: LaunchStep }) => {
  const given = Object.entries(groupWeights).flatMap(([group, weight = 0]) =>
    weight > 0 ? [[group, weight] as const] : [],
  );
  return (
    <>
      {given.length === 0
        ? text.nobody
        : given.map(([group, weight], index) => (
            <span key={group}>
              {index > 0 && ', '}
              <Name>{group}</Name> {text.forShare(percent(weight / EVERYONE))}
            </span>
          ))}
      {segmentOverrides.length > 0 && ` (${text.segments(segmentOverrides.length)})`}
    </>
  );
};
