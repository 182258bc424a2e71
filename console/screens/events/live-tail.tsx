import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type TapSample, tapQuery } from '../../api/queries/tap.ts';
import { Choices } from '../../parts/choices.tsx';
import { Code } from '../../parts/code.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { eventShows } from '../../routes/choices.ts';
import { words } from '../../words/en.ts';
import { count } from '../../words/numbers.ts';
import { clientLine } from '../client-line.ts';
import { EventRow } from './event-row.tsx';
import { isShown } from './which-events.ts';

const { events: text } = words;
const route = getRouteApi('/p/$project/events');
/** As many as the service takes of a tap. */
const FULL = 2_000;

export const LiveTail = ({ project, tap }: { readonly project: string; readonly tap: string }) => {
  const { show = 'all', of = '', paused } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({ ...tapQuery(project, tap), ...(paused ? { refetchInterval: false as const } : {}) });
  const change = (changed: object) => void navigate({ search: (former) => ({ ...former, ...changed }), replace: true });
  return (
    <Answer query={query} lines={10}>
      {({ samples, time, endTime, taken, skipped }) => {
        const shown = samples.filter((sample) => isShown(sample, show, of));
        return (
          <>
            <div className="tools">
              <Choices
                label={text.show}
                choices={eventShows}
                chosen={show}
                name={(one) => text.shows[one]}
                onChoose={(one) => change({ show: one === 'all' ? undefined : one })}
              />
              <input
                type="search"
                className="field"
                aria-label={text.of}
                placeholder={text.of}
                value={of}
                onChange={({ target }) => change({ of: target.value || undefined })}
              />
              <button
                type="button"
                className="small-button"
                aria-pressed={paused === true}
                onClick={() => change({ paused: paused ? undefined : true })}
              >
                {paused ? text.go : text.pause}
              </button>
              <span role="status" className="quiet">
                {time > endTime ? text.over : taken >= FULL ? text.full : text.until}{' '}
                {time <= endTime && taken < FULL && <Moment time={endTime} />}
                {skipped > 0 && ` ${text.left(count(skipped))}`}
              </span>
            </div>
            {shown.length === 0 ? <Waiting project={project} samples={samples} isOver={time > endTime} /> : null}
            <ol className="event-rows">
              {shown.map((sample) => (
                <EventRow key={sample.id} project={project} sample={sample} />
              ))}
            </ol>
          </>
        );
      }}
    </Answer>
  );
};

interface WaitingProps {
  readonly project: string;
  readonly samples: readonly TapSample[];
  readonly isOver: boolean;
}

const Waiting = ({ project, samples, isOver }: WaitingProps) => {
  if (samples.length > 0 || isOver) return <p className="quiet">{text.none}</p>;
  return (
    <div className="first-use panel">
      <h2>{text.waiting}</h2>
      <p>{text.waitingHint}</p>
      <Code
        label={words.states.code}
        text={[
          'import boto3, json, time',
          clientLine(),
          `evidently.put_project_events(project='${project}', events=[{`,
          "  'timestamp': time.time(), 'type': 'aws.evidently.custom',",
          "  'data': json.dumps({'user': {'id': 'u-17'}, 'details': {'revenue': 12.5}})}])",
        ].join('\n')}
      />
    </div>
  );
};
