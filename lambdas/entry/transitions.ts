/** Writes down what is due, and looks at the results of what runs, once a minute. */
import { sweeper } from '../time/sweep.ts';
import { serviceFromEnvironment } from './environment.ts';

const { store, clock, report } = serviceFromEnvironment();
const sweep = sweeper({ store, report });

export const handler = async (): Promise<{ readonly written: number }> => ({ written: await sweep(clock()) });
