/** Writes down what is due, once a minute. */
import { settle } from '../time/settle.ts';
import { serviceFromEnvironment } from './environment.ts';

const { store, clock, report } = serviceFromEnvironment();

export const handler = async (): Promise<{ readonly written: number }> => ({
  written: await settle({ store, now: clock(), report }),
});
