import { useEffect, useState } from 'react';
import { browserNow } from '../../api/clock.ts';

const secondsUntil = (time: number | undefined): number =>
  time === undefined ? 0 : Math.max(0, Math.ceil((time - browserNow()) / 1_000));

/** Whole seconds until a time of this browser in epoch milliseconds, counted down; 0 when it is over, or for no time. */
export const useSecondsUntil = (time: number | undefined): number => {
  const [, tick] = useState(0);
  const left = secondsUntil(time);
  useEffect(() => {
    if (time === undefined || secondsUntil(time) === 0) return;
    const timer = setInterval(() => {
      tick((count) => count + 1);
      if (secondsUntil(time) === 0) clearInterval(timer);
    }, 1_000);
    return () => clearInterval(timer);
  }, [time]);
  return left;
};
