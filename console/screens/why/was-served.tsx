import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { entityQuery, type KnownEntity } from '../../api/queries/entity.ts';
import { Badge } from '../../parts/badge.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { count, shortNumber } from '../../words/numbers.ts';

const { why: text } = words;
const route = getRouteApi('/p/$project/why');

interface WasServedProps {
  readonly project: string;
  readonly entityId: string;
  /** Whether somebody asked for it: each reading is recorded. */
  readonly wanted: boolean;
}

export const WasServed = ({ project, entityId, wanted }: WasServedProps) => {
  const navigate = route.useNavigate();
  const query = useQuery(entityQuery(project, entityId, wanted));
  return (
    <section className="section" aria-label={text.servedOf(entityId)}>
      <h2>{text.served}</h2>
      {wanted ? (
        <Answer query={query} lines={4} dated>
          {({ trials }) =>
            trials.length === 0 ? (
              <p className="quiet">{text.servedNothing}</p>
            ) : (
              <ul className="lines">
                {trials.map((trial) => (
                  <li key={`${trial.type} ${trial.name}`}>
                    <ServedBy project={project} trial={trial} />
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
      ) : (
        <p>
          <button
            type="button"
            className="small-button"
            onClick={() => void navigate({ search: (former) => ({ ...former, served: true }), replace: true })}
          >
            {text.lookUp}
          </button>{' '}
          <span className="quiet">{text.recorded}</span>
        </p>
      )}
    </section>
  );
};

interface ServedByProps {
  readonly project: string;
  readonly trial: KnownEntity['trials'][number];
}

const ServedBy = ({ project, trial }: ServedByProps) => {
  const { type, name, current, previous, values } = trial;
  return (
    <>
      <p>
        <Badge tone="blue">{type === 'LAUNCH' ? text.launch : text.experiment}</Badge>{' '}
        {type === 'LAUNCH' ? (
          <Link to="/p/$project/launches/$launch" params={{ project, launch: name }}>
            <Name>{name}</Name>
          </Link>
        ) : (
          <Name>{name}</Name>
        )}
        {current && (
          <>
            {': '}
            <strong>
              <Name>{current.arm}</Name>
            </strong>{' '}
            {text.since} <Moment time={current.since} />, {text.counts} <Moment time={current.until} />
          </>
        )}
        {previous && (
          <span className="quiet">
            {'; '}
            {text.before} <Name>{previous.arm}</Name> {text.from} <Moment time={previous.since} /> {text.until}{' '}
            <Moment time={previous.until} />
          </span>
        )}
      </p>
      {values.length > 0 && (
        <p className="quiet">
          {values.map(({ metric, arm, events, sum }) => (
            <span key={`${metric} ${arm}`} className="value">
              <Name>{metric}</Name> {text.inArm} <Name>{arm}</Name>: {text.events(count(events))}, {text.sum}{' '}
              <Figure>{shortNumber(sum)}</Figure>
            </span>
          ))}
        </p>
      )}
    </>
  );
};
