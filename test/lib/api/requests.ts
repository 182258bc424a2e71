/**
 * The requests that can be made, as the `METHOD/path` of `execute-api` ARNs, and what patterns cover of them.
 */
import { type OperationName, operationNames, rowOf } from '../../../contract/index.ts';

/** By pattern, since each is asked of many thousand requests. */
const compiled = new Map<string, RegExp>();

const compile = (pattern: string): RegExp => {
  const expression = new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
  compiled.set(pattern, expression);
  return expression;
};

export const covers = (pattern: string, request: string): boolean =>
  (compiled.get(pattern) ?? compile(pattern)).test(request);

/** Every word of a route, which a resource may be called too, and a word that is in none. */
const words = [...new Set(operationNames.flatMap((name) => rowOf(name).path.match(/(?<=\/)[\w-]+/g) ?? [])), 'some'];

/** `METHOD/path` of an operation, with every word in the place of each label that `given` does not name. */
export const requestsOf = (name: OperationName, given: Readonly<Record<string, string>> = {}): string[] => {
  const { method, path } = rowOf(name);
  return path
    .split('/')
    .map((part) => (part.startsWith('{') ? (given[part.slice(1, -1)] ?? words) : part))
    .reduce<string[]>(
      (begun, next) => [next].flat().flatMap((word) => begun.map((text) => `${text}/${word}`)),
      [method],
    )
    .map((text) => text.replace('//', '/'));
};

export const encoded = (project: string): string =>
  encodeURIComponent(`arn:aws:evidently:ap-southeast-2:123456789012:project/${project}`);
