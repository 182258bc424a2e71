/**
 * The environment variables of AWS's AppConfig agent, in its container and as a layer of Lambda: code and settings that
 * were written for Evidently's evaluation on localhost:2772 stay as they are.
 */
import type { Environment } from '../proxy/options.ts';
import { StartError } from '../start-error.ts';

/** The layer's names begin so; the container's have nothing before them. */
const LAYER = 'AWS_APPCONFIG_EXTENSION_';

export interface Variables {
  readonly projects: Variable<readonly string[]>;
  /** Projects to fetch at the start, where no list says which there are. */
  readonly prefetch: readonly string[];
  readonly port: Text;
  readonly host: Variable<readonly string[]>;
  readonly accessToken: string | undefined;
  readonly cache: string | undefined;
  /** Seconds for which rules are served without another look. */
  readonly pollInterval: number | undefined;
  /** Milliseconds that a look at the service may take. */
  readonly pollTimeout: number | undefined;
  /** Exposures in a call, 1 to 50. */
  readonly batchSize: number | undefined;
  /** Seconds for which exposures are collected. */
  readonly batchDuration: number | undefined;
}

/** @throws StartError naming the variable whose value makes no sense. */
export const variablesOf = (environment: Environment): Variables => {
  const variable = (layer: string, container = layer): Text => {
    const name = environment[LAYER + layer] ? LAYER + layer : container;
    return { name, value: environment[name] || undefined };
  };
  const [configurations, host] = [variable('EVIDENTLY_CONFIGURATIONS'), variable('HTTP_HOST')];
  return {
    projects: { ...configurations, value: namesIn(configurations) },
    prefetch: namesIn(variable('PREFETCH_LIST')),
    port: variable('HTTP_PORT'),
    host: { ...host, value: textsIn(host) },
    accessToken: variable('ACCESS_TOKEN').value,
    cache: variable('BACKUP_DIRECTORY').value,
    pollInterval: durationIn(variable('POLL_INTERVAL_SECONDS', 'POLL_INTERVAL')),
    pollTimeout: numberIn(variable('POLL_TIMEOUT_MILLIS'), 1, 600_000),
    batchSize: numberIn(variable('EVIDENTLY_EVENT_BATCH_SIZE'), 1, 50),
    batchDuration: durationIn(variable('EVIDENTLY_BATCH_COLLECTION_DURATION')),
  };
};

/** With the name under which it is set, for messages. */
export interface Variable<Value> {
  readonly name: string;
  readonly value: Value;
}

type Text = Variable<string | undefined>;

/** `applications/APP/environments/ENV/configurations/PROJECT` or `APP:ENV:PROJECT`, several separated by commas. */
const namesIn = (variable: Text): string[] => {
  const names = textsIn(variable).map((path) => path.split(/[/:]/).at(-1) ?? '');
  return [...new Set(names.filter((name) => name !== ''))];
};

const textsIn = ({ value = '' }: Text): string[] =>
  value
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');

const unitSeconds = { s: 1, m: 60, h: 3_600 } as const;

/** Seconds, from a number alone or one with the unit s, m or h. */
const durationIn = ({ name, value }: Text): number | undefined => {
  if (value === undefined) return undefined;
  const [, number, unit = 's'] = /^(\d{1,6})([smh])?$/.exec(value.trim()) ?? [];
  if (number === undefined || Number(number) === 0)
    throw new StartError(`${name} must be a number of seconds above 0, not '${value}'.`);
  return Number(number) * unitSeconds[unit as keyof typeof unitSeconds];
};

const numberIn = ({ name, value }: Text, least: number, most: number): number | undefined => {
  if (value === undefined) return undefined;
  const number = /^\d{1,9}$/.test(value.trim()) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most))
    throw new StartError(`${name} must be a number from ${least} to ${most}, not '${value}'.`);
  return number;
};
