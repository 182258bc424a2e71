/**
 * The settings that the app takes on the command line, as `--context name=value`.
 */
import type { Node } from 'constructs';
import type { ExistingTable, SelfevidentProps } from './props.ts';
import { SettingsError } from './settings.ts';

const readFlag = (node: Node, name: string): boolean => {
  const value = String(node.tryGetContext(name) ?? false);
  if (value !== 'true' && value !== 'false') throw new SettingsError(`${name}: must be true or false, not ${value}`);
  return value === 'true';
};

/** Reads texts between commas, or a list in cdk.json. `checkSettings` checks the items. */
const readList = (node: Node, name: string): string[] => {
  const value: unknown = node.tryGetContext(name) ?? [];
  return typeof value === 'string' ? value.split(',') : (value as string[]);
};

const readNumber = (node: Node, name: string): number | undefined => {
  const value: unknown = node.tryGetContext(name);
  return value === undefined ? undefined : Number(value);
};

/** Reads the ARN of a table's stream; undefined when it is not set. */
const readTable = (node: Node, name: string): ExistingTable | undefined => {
  const streamArn: unknown = node.tryGetContext(name);
  return streamArn === undefined ? undefined : { streamArn: String(streamArn) };
};

/** As {@link readObject}; undefined when it is not set. */
const readOptionalObject = (node: Node, name: string): object | undefined =>
  node.tryGetContext(name) === undefined ? undefined : readObject(node, name);

/** Reads JSON, or an object in cdk.json. `checkSettings` checks its members. */
const readObject = (node: Node, name: string): object => {
  const value: unknown = node.tryGetContext(name) ?? {};
  if (typeof value !== 'string') return Object(value);
  try {
    return Object(JSON.parse(value));
  } catch {
    throw new SettingsError(`${name}: must be JSON, not ${value}`);
  }
};

/** Reads true or false, or JSON, or an object in cdk.json. `checkSettings` checks its members. */
const readFlagOrObject = (node: Node, name: string): boolean | object | undefined => {
  const value: unknown = node.tryGetContext(name);
  if (value === undefined || typeof value === 'object') return value as object | undefined;
  return /^(true|false)$/.test(String(value)) ? readFlag(node, name) : readObject(node, name);
};

/** The reader of each setting; a new setting is a new row. */
const readers = {
  ephemeral: readFlag,
  decodedPaths: readFlag,
  quotas: readObject,
  destinations: readObject,
  formerArns: readList,
  historyRetention: readNumber,
  table: readTable,
  templates: readFlagOrObject,
  agentLayers: readList,
  notifications: readOptionalObject,
  console: readOptionalObject,
} satisfies { readonly [Name in keyof SelfevidentProps]?: (node: Node, name: string) => unknown };

/** @throws SettingsError for an unknown name, and for a value that cannot be read. */
export const readSettings = (node: Node): SelfevidentProps => {
  refuseOthers(node);
  return Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, read(node, name)]));
};

/** The CDK's own names in the context that have neither slash nor colon, as its flags and look-ups have. */
const cdkNames = ['cli-telemetry', 'acknowledged-issue-numbers', 'cdk-migrate'];

/** Without this check a misspelled setting would have no effect. */
const refuseOthers = (node: Node): void => {
  const known = [...Object.keys(readers), ...cdkNames];
  const unknown = Object.keys(node.getAllContext()).find((name) => !/[:/]/.test(name) && !known.includes(name));
  if (unknown === undefined) return;
  const all = Object.keys(readers).join(', ');
  throw new SettingsError(`--context ${unknown}: there is no such setting; there are ${all}`);
};
