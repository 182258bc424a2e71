/**
 * A moment of the service's clock, with the whole of it at hand.
 */
import { serviceNow } from '../api/clock.ts';
import { ago, moment } from '../words/moments.ts';

/** @param time epoch milliseconds. */
export const Moment = ({ time, relative = false }: { readonly time: number; readonly relative?: boolean }) => {
  const now = serviceNow();
  const whole = new Date(time).toISOString();
  return (
    // Its own words decide its direction: a date turned around is another date.
    <time dateTime={whole} title={whole} dir="auto">
      {relative ? ago(time, now) : moment(time, now)}
    </time>
  );
};
