/**
 * The commands that an operator runs on a deployment: what they must be told, and how they end when they are not.
 */
import { fail } from './ending.ts';
import { StartError } from './start-error.ts';

const ofService = ['TABLE_NAME', 'ACCOUNT_ID', 'AWS_REGION', 'PARTITION'] as const;

/** Without the bus, what was not announced in time would go to another than the deployment's, and be gone. */
export const operatorVariables = {
  failed: [...ofService, 'FAILED_BUCKET', 'EVENT_BUS_NAME'],
  parked: ofService,
} as const;

/** Loads the command, which runs it, when the environment has all that it needs; ends with one line otherwise, or when it fails. */
export const operate = async (name: keyof typeof operatorVariables, load: () => Promise<unknown>): Promise<void> => {
  try {
    const missing = operatorVariables[name].filter((variable) => !process.env[variable]);
    if (missing.length > 0)
      throw new StartError(`The environment lacks ${missing.join(', ')}; the output Operator of the stack sets all.`);
    await load();
  } catch (error) {
    fail(error);
  }
};
