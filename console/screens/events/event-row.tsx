/**
 * One event: when it came, what each metric made of it, and its data.
 */
import { Link } from '@tanstack/react-router';
import type { TapSample } from '../../api/queries/tap.ts';
import { Badge } from '../../parts/badge.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';
import { timeOfDay } from '../../words/moments.ts';
import { shortNumber } from '../../words/numbers.ts';

const { events: text } = words;

interface EventRowProps {
  readonly project: string;
  readonly sample: TapSample;
}

export const EventRow = ({ project, sample: { time, type, data, outcomes, fault } }: EventRowProps) => (
  <li>
    <span className="event-when">
      {timeOfDay(time)}
      <span className="quiet">{type === 'aws.evidently.evaluation' ? text.evaluation : text.custom}</span>
    </span>
    <div className="event-what">
      {fault !== undefined && (
        <p>
          <Badge tone="red">{text.refused}</Badge> <Name>{fault}</Name>
        </p>
      )}
      {fault === undefined && outcomes.length === 0 && <p className="quiet">{text.unmeasured}</p>}
      {outcomes.map((outcome) => (
        <OutcomeLine key={JSON.stringify(outcome)} project={project} outcome={outcome} />
      ))}
      <details>
        <summary>{text.data}</summary>
        <pre>
          <bdi>{data}</bdi>
        </pre>
      </details>
    </div>
  </li>
);

type Outcome = TapSample['outcomes'][number];

const OutcomeLine = ({ project, outcome }: { readonly project: string; readonly outcome: Outcome }) => {
  const { metricName, entityId, arm, value, reason, cause } = outcome;
  const trial = <TrialName project={project} outcome={outcome} />;
  const entity = entityId !== undefined && (
    <span className="quiet">
      <Name>{entityId}</Name>
    </span>
  );
  if (arm === undefined)
    return (
      <p>
        <Badge tone={cause === 'noAssignment' || cause === 'countedElsewhere' ? 'grey' : 'amber'}>
          {text.notCounted}
        </Badge>{' '}
        {trial} {metricName !== undefined && <Name>{metricName}</Name>} {entity}
        <span className="event-reason">
          <Name>{reasonOf(cause, reason)}</Name>
        </span>
      </p>
    );
  return (
    <p>
      <Badge tone="blue">{metricName === undefined ? text.served : text.countsFor}</Badge>{' '}
      <strong>
        <Name>{arm}</Name>
      </strong>{' '}
      {text.in} {trial}{' '}
      {metricName !== undefined && (
        <>
          <Name>{metricName}</Name> {value !== undefined && <strong>{shortNumber(value)}</strong>}{' '}
        </>
      )}
      {entity}
    </p>
  );
};

const reasonOf = (cause: string | undefined, reason: string | undefined): string => {
  if (cause === 'countedElsewhere') return text.elsewhere;
  return cause === 'noAssignment' ? text.unserved : (reason ?? cause ?? '');
};

const TrialName = ({ project, outcome: { type, name } }: { readonly project: string; readonly outcome: Outcome }) =>
  type === 'LAUNCH' ? (
    <Link to="/p/$project/launches/$launch" params={{ project, launch: name }}>
      <Name>{name}</Name>
    </Link>
  ) : (
    <Link to="/p/$project/experiments/$experiment" params={{ project, experiment: name }}>
      <Name>{name}</Name>
    </Link>
  );
