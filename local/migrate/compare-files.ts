/**
 * Compares the resources of templates with a service.
 */
import { readFileSync } from 'node:fs';
import type { OperationName } from '../../contract/index.ts';
import type { Actual } from '../../domain/template/actual.ts';
import { type TemplateDifference, templateDrift } from '../../domain/template/drift.ts';
import { UNKNOWN } from '../../domain/template/known-faults.ts';
import { type FoundResource, findCustom } from '../../domain/template/rewrite/find-custom.ts';
import { positionOf } from '../../domain/template/rewrite/source.ts';
import { capitalized } from '../../domain/template/template-type.ts';
import { findPlace } from '../client/place.ts';
import { type Call, CallError, openClient } from '../client/service-client.ts';
import type { Environment } from '../proxy/options.ts';
import { reasonOf, StartError } from '../start-error.ts';
import type { Migration } from './migrate-files.ts';
import type { MigrateOptions } from './options.ts';
import { readSource } from './read-source.ts';

/** What a comparison says of one resource of a template. */
interface Comparison {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly logicalId: string;
  /** `missing` when the service does not have it, `unknown` when its name is only known when it is deployed. */
  readonly state: 'same' | 'different' | 'missing' | 'unknown';
  readonly differences: readonly TemplateDifference[];
  /** Properties that cannot be compared, since a part of them is only known when they are deployed. */
  readonly unknown: readonly string[];
}

/** Reads every resource of the templates once. @throws StartError for what cannot be read. */
export const compareFiles = async (options: MigrateOptions, environment: Environment): Promise<Migration> => {
  const files = options.files.map((file) => readFound(file, options));
  const call = openClient(await findPlace(options.place, environment));
  const compared: Comparison[] = [];
  for (const { file, text, resources } of files)
    for (const found of resources)
      compared.push({ file, ...positionOf({ text }, found.offset), ...(await compare(call, found)) });
  const output = options.json
    ? `${JSON.stringify({ resources: compared }, null, 2)}\n`
    : compared.map((one) => `${linesOf(one).join('\n')}\n`).join('');
  return { output, report: '', code: compared.every(({ state }) => state === 'same') ? 0 : 2 };
};

const readFound = (file: string, { parameters }: MigrateOptions) => {
  try {
    const text = readFileSync(file, 'utf8');
    return { file, text, resources: findCustom(readSource(text, file).root, parameters) };
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(`${file} cannot be read: ${reasonOf(error)}`);
  }
};

const compare = async (call: Call, { logicalId, desired, unknown }: FoundResource) => {
  if (desired.name === UNKNOWN || desired.project === UNKNOWN)
    return { logicalId, state: 'unknown', differences: [], unknown } as const;
  const actual = await readActual(call, desired);
  if (!actual) return { logicalId, state: 'missing', differences: [], unknown } as const;
  const differences = templateDrift(desired, actual).filter(
    ({ property }) => !unknown.includes(property.split(/[.[]/)[0] as string),
  );
  return { logicalId, state: differences.length > 0 ? 'different' : 'same', differences, unknown } as const;
};

const readActual = async (
  call: Call,
  { type, name, project }: FoundResource['desired'],
): Promise<Actual | undefined> => {
  try {
    const answer = await call(`Get${capitalized(type)}` as OperationName, { project, [type]: name });
    return answer[type];
  } catch (error) {
    if (error instanceof CallError && error.status === 404) return undefined;
    throw error;
  }
};

const says = {
  same: 'as in the template',
  different: 'differs',
  missing: 'is not there',
  unknown: 'cannot be compared: its name is only known when it is deployed; --parameter NAME=VALUE gives values',
} as const;

const linesOf = ({ file, line, column, logicalId, state, differences, unknown }: Comparison): string[] => {
  const apart = state !== 'unknown' && unknown.length > 0 ? ` (${unknown.join(', ')} not compared)` : '';
  return [
    `${file}:${line}:${column}: ${logicalId}: ${says[state]}${apart}`,
    ...differences.map(
      ({ property, template, service }) => `  ${property}: ${shown(template)} in the template, ${shown(service)} there`,
    ),
  ];
};

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
