/**
 * The settings that the app takes on the command line, as `--context name=value`.
 */
import type { Node } from 'constructs';
import type { SelfevidentProps } from './props.ts';
import { SettingsError } from './settings.ts';

type ContextSettings = Pick<SelfevidentProps, 'decodedPaths' | 'destinations' | 'ephemeral' | 'quotas'>;

/** @throws SettingsError for a value that cannot be read. */
export const settingsIn = (node: Node): ContextSettings => ({
  ephemeral: isSet(node, 'ephemeral'),
  decodedPaths: isSet(node, 'decodedPaths'),
  quotas: objectIn(node, 'quotas'),
  destinations: objectIn(node, 'destinations'),
});

const isSet = (node: Node, name: string): boolean => {
  const value = String(node.tryGetContext(name) ?? false);
  if (value !== 'true' && value !== 'false') throw new SettingsError(`${name}: must be true or false, not ${value}`);
  return value === 'true';
};

/** What is in it is for `checkSettings` to say. */
const objectIn = (node: Node, name: string): object => {
  const value: unknown = node.tryGetContext(name) ?? {};
  if (typeof value !== 'string') return Object(value);
  try {
    return Object(JSON.parse(value));
  } catch {
    throw new SettingsError(`${name}: must be JSON, not ${value}`);
  }
};
