/**
 * Which operation a method and a path name. Labels are decoded one segment at a time, so that a `%2F` in an ARN stays in
 * its label.
 */
import type { Row } from '../../contract/operation.ts';

/** Rows of the contract by name. */
export type Rows = Readonly<Record<string, Row>>;

/** An operation, and how it is asked for. */
export interface Route {
  readonly name: string;
  readonly row: Row;
  readonly segments: readonly string[];
}

export interface Found {
  readonly name: string;
  readonly row: Row;
  readonly params: Record<string, string>;
}

export const routesOf = (rows: Rows): readonly Route[] =>
  Object.entries(rows).map(([name, row]) => ({ name, row, segments: row.path.slice(1).split('/') }));

/** The operation, or undefined when no route has this method and path. */
export const routeOf = (routes: readonly Route[], method: string, path: string): Found | undefined => {
  const segments = withWholeArns(path.slice(1).split('/').map(decoded));
  const found = routes.find((route) => route.row.method === method && fits(route.segments, segments));
  return found && { name: found.name, row: found.row, params: labels(found.segments, segments) };
};

const isLabel = (segment: string): boolean => segment.startsWith('{');

const fits = (pattern: readonly string[], segments: readonly string[]): boolean =>
  pattern.length === segments.length &&
  pattern.every((segment, index) => (isLabel(segment) ? segments[index] !== '' : segments[index] === segment));

const labels = (pattern: readonly string[], segments: readonly string[]): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const [index, segment] of pattern.entries())
    if (isLabel(segment)) values[segment.slice(1, -1)] = segments[index] ?? '';
  return values;
};

/** What cannot be decoded stays as it is: its `%` then breaks the pattern of the member that it is in. */
const decoded = (segment: string): string => {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const cutArn = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(project|segment)$/;

/** Gateways that decode `%2F` before they route cut an ARN into segments; it is put together again. */
const withWholeArns = (segments: readonly string[]): readonly string[] => {
  const at = segments.findIndex((segment) => cutArn.test(segment));
  if (at < 0) return segments;
  const end = segments[0] === 'tags' ? segments.length : at + 2;
  return [...segments.slice(0, at), segments.slice(at, end).join('/'), ...segments.slice(end)];
};
