/**
 * What the stack tells its functions by environment variables.
 */
import type { Deployment } from '../../domain/arn.ts';
import type { Destinations } from '../../domain/project.ts';
import type { Quotas } from '../../domain/quotas.ts';
import type { Service } from '../http/dispatch.ts';
import { observe } from './observation.ts';
import { type OpenStore, openPartialService, openService, type ServiceOptions, timeouts } from './service.ts';

/** @throws Error naming the variable that is missing. */
const required = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`The environment variable ${name} is not set.`);
  return value;
};

export const deploymentFromEnvironment = (): Deployment => ({
  partition: process.env.PARTITION ?? 'aws',
  region: required('AWS_REGION'),
  account: required('ACCOUNT_ID'),
});

const destinationsFromEnvironment = () =>
  JSON.parse(process.env.DELIVERY_DESTINATIONS ?? '{}') as Partial<Destinations>;

/**
 * `QUOTAS` is a JSON object of those that differ from the defaults, `DELIVERY_DESTINATIONS` one of the log groups and
 * buckets that the roles may write to: none when it is not set.
 */
const optionsFromEnvironment = (): ServiceOptions => ({
  deployment: deploymentFromEnvironment(),
  tableName: required('TABLE_NAME'),
  quotas: JSON.parse(process.env.QUOTAS ?? '{}') as Partial<Quotas>,
  destinations: { logGroups: [], buckets: [], ...destinationsFromEnvironment() },
  observe,
});

/** The service over the table of the stack. */
export const serviceFromEnvironment = (): Service => openService(optionsFromEnvironment());

/**
 * The same for a function of the data plane, which needs no other parts of the store than those that `open` opens. Its callers
 * wait in the middle of something, and old rules are better than late ones: so it gives DynamoDB a second for an answer.
 * `maxAttempts` is how often it asks.
 */
export const dataPlaneFromEnvironment = <Stores>(
  open: OpenStore<Stores>,
  { maxAttempts }: { readonly maxAttempts: number },
): Service<Stores> => {
  const dynamodb = { maxAttempts, requestHandler: { ...timeouts, requestTimeout: 1_000 } };
  return openPartialService(open, { ...optionsFromEnvironment(), dynamodb });
};
