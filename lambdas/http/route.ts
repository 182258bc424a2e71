/**
 * Finds the operation for a method and a path. Segments are decoded one by one, so a `%2F` in an ARN stays in its
 * label.
 */
import { pathsOf, type Row } from '../../contract/operation.ts';

/** Rows of the contract by name. */
export type Rows = Readonly<Record<string, Row>>;

/** An operation, with the segments of its path, and the names of those that are labels, by index. */
interface Route {
  readonly name: string;
  readonly row: Row;
  readonly segments: readonly string[];
  readonly labels: readonly (string | undefined)[];
}

/** Routes by method, and by the number of segments in their paths. */
export type Routes = ReadonlyMap<string, readonly (readonly Route[] | undefined)[]>;

export interface MatchedRoute {
  readonly name: string;
  readonly row: Row;
  readonly params: Record<string, string>;
}

export const routesOf = (rows: Rows): Routes => {
  const routes = new Map<string, Route[][]>();
  for (const [name, row, path] of Object.entries(rows).flatMap(([name, row]) =>
    pathsOf(row).map((path) => [name, row, path] as const),
  )) {
    const segments = path.slice(1).split('/');
    const labels = segments.map((text) => (isLabel(text) ? text.slice(1, -1) : undefined));
    const ofMethod = routes.get(row.method) ?? [];
    const ofLength = ofMethod[segments.length] ?? [];
    ofLength.push({ name, row, segments, labels });
    ofMethod[segments.length] = ofLength;
    routes.set(row.method, ofMethod);
  }
  return routes;
};

/** Returns undefined when no route has this method and path. */
export const routeOf = (routes: Routes, method: string, path: string): MatchedRoute | undefined => {
  const sent = path.slice(1).split('/');
  // Most paths have none of them, and need no decoding.
  const segments = /[%:~]/.test(path) ? joinArns(sent.map(decodeSegment)) : sent;
  const found = routes.get(method)?.[segments.length]?.find((route) => matches(route, segments));
  return found && { name: found.name, row: found.row, params: paramsOf(found, segments) };
};

const isLabel = (segment: string): boolean => segment.startsWith('{');

/** Every request is matched: so these are loops, which make nothing on the way. */
const matches = ({ labels, segments: texts }: Route, segments: readonly string[]): boolean => {
  for (let place = 0; place < texts.length; place++)
    if (labels[place] === undefined ? segments[place] !== texts[place] : segments[place] === '') return false;
  return true;
};

const paramsOf = ({ labels }: Route, segments: readonly string[]): Record<string, string> => {
  const params: Record<string, string> = {};
  for (let place = 0; place < labels.length; place++) {
    const label = labels[place];
    if (label !== undefined) params[label] = segments[place] ?? '';
  }
  return params;
};

/**
 * A segment that cannot be decoded stays as it is. Its `%` then breaks the pattern of its member. A name may be `.` or
 * `..`, which URLs cannot have as a segment, written in any way (RFC 3986 section 5.2.4, WHATWG URL). So `~.` and `~..`
 * stand for them: no name has a `~`.
 */
const decodeSegment = (segment: string): string => {
  if (segment === '~.' || segment === '~..') return segment.slice(1);
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const cutArn = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(project|segment)$/;

/** Joins ARNs again that a gateway cut into segments by decoding `%2F` before it routed. */
const joinArns = (segments: readonly string[]): readonly string[] => {
  const start = segments.findIndex((segment) => cutArn.test(segment));
  if (start < 0) return segments;
  const end = segments[0] === 'tags' ? segments.length : start + 2;
  return [...segments.slice(0, start), segments.slice(start, end).join('/'), ...segments.slice(end)];
};
