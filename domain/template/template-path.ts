/**
 * Translates paths of the API into those of templates, so that an error names what the author of a template wrote.
 */
import type { AnySchema } from '../../contract/shape/facts.ts';
import { factsOf, type Members } from '../../contract/shape/facts.ts';
import type { ResourceType } from '../arn.ts';
import type { Fault } from '../fault.ts';
import { isInlined, propertyOf } from './property-names.ts';
import { joinPath } from './read-shape.ts';
import { creationMembers } from './template-type.ts';

/** The paths of members that only other operations than creations have. */
const ofOtherOperations: Readonly<Record<string, string>> = {
  addOrUpdateVariations: 'variations',
  s3Destination: 'dataDelivery.s3Destination',
  cloudWatchLogs: 'dataDelivery.cloudWatchLogs',
};

/** The keys of a path: `groups[1].variation` has three. */
const keysOf = (path: string): string[] => path.split(/[.[\]]+/).filter((key) => key !== '');

/** Returns `Groups[1].Variation` for `groups[1].variation`. What the API's creation does not have stays as it is. */
export const templatePath = (type: ResourceType, path: string): string => {
  const [first = '', ...rest] = keysOf(path);
  if (first === 'analysisCompleteTime') return 'RunningStatus.AnalysisCompleteTime';
  const keys = [...keysOf(ofOtherOperations[first] ?? first), ...rest];
  return pathIn('', creationMembers(type), keys);
};

const pathIn = (shape: string, members: Members, keys: readonly string[], path = ''): string => {
  const [key = '', ...rest] = keys;
  if (keys.length === 0) return path;
  const schema = members[key];
  if (!schema) return keys.reduce(joinPath, path);
  const here = isInlined(shape, key) ? path : joinPath(path, propertyOf(shape, key));
  return pathBelow(schema, rest, here);
};

const pathBelow = (schema: AnySchema, keys: readonly string[], path: string): string => {
  const facts = factsOf(schema);
  if (facts.type === 'structure' || facts.type === 'union') return pathIn(facts.shape, facts.members, keys, path);
  const [key, ...rest] = keys;
  if (key === undefined) return path;
  return facts.type === 'list' ? pathBelow(facts.member, rest, `${path}[${key}]`) : keys.reduce(joinPath, path);
};

/** A message names the members of a value, which have other names in templates. */
const inTemplates = (message: string): string =>
  message
    .replace(/\b(bool|string|long|double)Value\b/g, (member) => propertyOf('VariableValue', member))
    .replace('a number of epoch seconds', 'a time, as ISO 8601 or epoch seconds');

/** A fault of a request as one of the template. */
export const templateFault = (type: ResourceType, { name, message }: Fault): Fault => ({
  name: templatePath(type, name),
  message: inTemplates(message),
});
