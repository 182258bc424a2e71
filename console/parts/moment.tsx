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
    <time dateTime={whole} title={whole}>
      {relative ? ago(time, now) : moment(time, now)}
    </time>
  );
};
