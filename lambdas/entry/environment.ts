/**
 * Reads the options that the stack passes to its functions by environment variables.
 */
import type { Deployment } from '../../domain/arn.ts';
import type { Destinations } from '../../domain/project.ts';
import type { Quotas } from '../../domain/quotas.ts';
import type { PartialServiceOptions } from './composition-root.ts';
import { observe } from './observation.ts';

/** @throws Error naming the variable that is missing. */
export const requireVariable = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`The environment variable ${name} is not set.`);
  return value;
};

/** `FORMER_ARNS` is a JSON list of accounts and regions, such as `123456789012/eu-west-1`; empty by default. */
export const deploymentFromEnvironment = (): Deployment => ({
  partition: process.env.PARTITION ?? 'aws',
  region: requireVariable('AWS_REGION'),
  account: requireVariable('ACCOUNT_ID'),
  formerArns: JSON.parse(process.env.FORMER_ARNS ?? '[]') as string[],
});

const destinationsFromEnvironment = () =>
  JSON.parse(process.env.DELIVERY_DESTINATIONS ?? '{}') as Partial<Destinations>;

const historyRetentionFromEnvironment = () => {
  const { HISTORY_RETENTION: days } = process.env;
  return days === undefined ? {} : { historyRetention: Number(days) };
};

/**
 * The options of a service over the stack's table. `QUOTAS` is a JSON object of quotas that differ from the defaults.
 * `DELIVERY_DESTINATIONS` is one of the log groups and buckets that the roles may write to, empty by default.
 * `HISTORY_RETENTION` is a number of days.
 *
 * @throws Error naming the variable that is missing.
 */
export const optionsFromEnvironment = (): PartialServiceOptions => ({
  deployment: deploymentFromEnvironment(),
  tableName: requireVariable('TABLE_NAME'),
  quotas: JSON.parse(process.env.QUOTAS ?? '{}') as Partial<Quotas>,
  destinations: { logGroups: [], buckets: [], ...destinationsFromEnvironment() },
  ...historyRetentionFromEnvironment(),
  observe,
});
