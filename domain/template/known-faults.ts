/**
 * What the provider will refuse of properties of which some are only known when they are deployed.
 */
import type { ResourceType } from '../arn.ts';
import type { Fault } from '../fault.ts';
import { type ReadTemplate, readProperties } from './desired.ts';

/** Stands for a value that is not known yet. */
export const UNKNOWN = '(not known before the deployment)';

/** Reads properties, and leaves out the faults that concern what is not known. */
export const readKnown = (type: ResourceType, properties: Readonly<Record<string, unknown>>): ReadTemplate => {
  const { desired, faults } = readProperties(type, properties);
  const unknown = unknownPaths(properties);
  const isKnown = ({ name, message }: Fault) => !message.includes(UNKNOWN) && !unknown.some(isOn(name));
  return { desired, faults: faults.filter(isKnown) };
};

/** The paths of all that is not known: `Groups[0].Feature`. */
const unknownPaths = (value: unknown, path = ''): string[] => {
  if (value === UNKNOWN) return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => unknownPaths(item, `${path}[${index}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, held]) => unknownPaths(held, path === '' ? key : `${path}.${key}`));
};

/** Whether a path is the same as another, above it, or below it. */
const isOn =
  (name: string) =>
  (unknown: string): boolean =>
    isAbove(name, unknown) || isAbove(unknown, name);

const isAbove = (path: string, other: string): boolean =>
  path === '' || path === other || other.startsWith(`${path}.`) || other.startsWith(`${path}[`);
