/**
 * An operation is a value: everything that the gateway, the handlers, the documents and the tests know of it is a row.
 */
import type * as z from 'zod/mini';
import type { ErrorName } from './errors.ts';

/** Which function serves the operation. */
export type Group = 'management' | 'evaluation' | 'ingestion' | 'analysis';

export interface Row {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Labels in braces, each of which is a member of `params`. */
  readonly path: string;
  readonly group: Group;
  /** One sentence. */
  readonly summary: string;
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniObject;
  readonly result: z.ZodMiniObject;
  /** What the service model lists; `allErrors` adds what any operation may answer. */
  readonly errors: readonly ErrorName[];
  /** The member of the result that a list operation pages. */
  readonly page?: { readonly items: string };
  /** Clients put `dataplane.` before the host. */
  readonly endpoint?: 'dataplane';
  /** Beyond the service model. */
  readonly extension?: true;
}

type Labels<Path> = Path extends `${string}{${infer Label}}${infer Rest}` ? Label | Labels<Rest> : never;
type Keys<Schema> = Schema extends { readonly shape: infer Shape } ? keyof Shape : never;
type Same<A, B> = [A, B] extends [B, A] ? unknown : never;
type Paged<R extends Row> = R extends { readonly page: { readonly items: infer Items } }
  ? [Items] extends [Keys<R['result']>]
    ? unknown
    : never
  : unknown;

/** A row of the table. Compiles only if `params` names the path's labels, no more and no fewer, and `page` a member. */
export const operation = <const R extends Row>(
  row: R & { readonly path: Same<Labels<R['path']>, Keys<R['params']>>; readonly page?: Paged<R> },
): R => row;
