/**
 * The clock of a local service, and the ways to move it. It shows nothing but a link to itself while the clock is the
 * machine's.
 */
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ClockMove, localClockQuery, moveLocalClock } from '../api/queries/local-clock.ts';
import { queryClient, refreshAll } from '../api/query-client.ts';
import { words } from '../words/en.ts';
import { distance, moment } from '../words/moments.ts';

const { clock } = words;

export const ClockBar = () => {
  const { data } = useQuery(localClockQuery());
  const move = useMutation({
    mutationFn: moveLocalClock,
    onSuccess: async (moved) => {
      queryClient.setQueryData(localClockQuery().queryKey, moved);
      await refreshAll();
    },
  });
  if (!data) return <section className="clock-bar" aria-label={clock.title} />;
  const { nextEvent } = data;
  const buttons: readonly (readonly [string, ClockMove | undefined])[] = [
    [clock.hour, { advanceSeconds: 3_600 }],
    [clock.day, { advanceSeconds: 86_400 }],
    [clock.next, nextEvent === undefined ? undefined : { now: new Date(nextEvent).toISOString() }],
    [data.frozen ? clock.go : clock.freeze, { frozen: !data.frozen }],
  ];
  return (
    <section
      className={data.offsetSeconds === 0 && !data.frozen ? 'clock-bar' : 'clock-bar moved'}
      aria-label={clock.title}
    >
      <span>
        {clock.label} <time dateTime={new Date(data.now).toISOString()}>{moment(data.now, data.now)}</time>
        <span className="quiet">
          , {offsetText(data.offsetSeconds)}
          {data.frozen && `, ${clock.frozen}`}
          {nextEvent !== undefined && <span className="next-event">; {clock.nextAt(moment(nextEvent, data.now))}</span>}
        </span>
      </span>
      <span className="clock-buttons">
        {buttons.map(([label, request]) => (
          <button
            key={label}
            type="button"
            className="small-button"
            disabled={move.isPending || !request}
            onClick={() => request && move.mutate(request)}
          >
            {label}
          </button>
        ))}
      </span>
      <span role="status">{move.isPending ? clock.moving : move.isError ? clock.failed : ''}</span>
    </section>
  );
};

const offsetText = (seconds: number): string => {
  if (Math.abs(seconds) < 60) return clock.real;
  const length = distance(seconds * 1000);
  return seconds > 0 ? clock.ahead(length) : clock.behind(length);
};
