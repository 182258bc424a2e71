/**
 * An operation is a value. Gateway, handlers, documents and tests read everything about it from its row.
 */
import type * as z from 'zod/mini';
import type { ErrorName } from './errors.ts';

/** The function that serves the operation. */
export type Group = 'management' | 'evaluation' | 'ingestion' | 'analysis';

/** What a key of a project may be for; beside these, whether all flags at once enrol. */
type KeyScope = 'evaluate' | 'expose' | 'events';

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
  /** The errors in the service model; `allErrors` adds those of all operations. */
  readonly errors: readonly ErrorName[];
  /** The member of the result that a list operation pages. */
  readonly page?: { readonly items: string };
  /** Clients put `dataplane.` before the host. */
  readonly endpoint?: 'dataplane';
  /** The service model lacks the operation. */
  readonly extension?: true;
  /**
   * The answer has an ETag. A request that sends it back as `If-None-Match` is answered by 304 while it is still true.
   */
  readonly conditional?: true;
  /** Another protocol than the service model's: its errors have another form, and the SDKs' clients lack it. */
  readonly protocol?: 'ofrep' | 'manifest';
  /**
   * Who may call it in AWS: who signs, by IAM, or who has a key of the project with the scope. A method has one
   * authorizer. The default is `iam`.
   */
  readonly auth?: 'iam' | 'key';
  /** What a key must be for. */
  readonly scope?: KeyScope;
  /** Headers of every answer that is no error, by their names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

type Labels<Path> = Path extends `${string}{${infer Label}}${infer Rest}` ? Label | Labels<Rest> : never;
type Keys<Schema> = Schema extends { readonly shape: infer Shape } ? keyof Shape : never;
type Same<A, B> = [A, B] extends [B, A] ? unknown : never;
type Paged<R extends Row> = R extends { readonly page: { readonly items: infer Items } }
  ? [Items] extends [Keys<R['result']>]
    ? unknown
    : never
  : unknown;

/** A row of the table. Compiles only if `params` names exactly the path's labels, and `page` a member of the result. */
export const operation = <const R extends Row>(
  row: R & { readonly path: Same<Labels<R['path']>, Keys<R['params']>>; readonly page?: Paged<R> },
): R => row;

type MembersOf<R extends Row, Part extends 'params' | 'query' | 'body'> =
  R extends Record<Part, infer Schema extends z.core.$ZodType> ? z.output<Schema> : unknown;

type Flat<T> = { [K in keyof T]: T[K] };

/** A handler's input: path labels, query and body in one, decoded. A label replaces a body member of the same name. */
export type InputOf<R extends Row> = Flat<
  MembersOf<R, 'params'> & MembersOf<R, 'query'> & Omit<MembersOf<R, 'body'>, keyof MembersOf<R, 'params'>>
>;

/** Accepts read-only data, and `undefined` for optional members. */
type Loose<T> = T extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Loose<T[K]> | (Record<never, never> extends Pick<T, K> ? undefined : never) }
    : T;

/** The answer to a conditional operation: with its ETag, quoted, and without members when the client has them already. */
type Conditional<Members> =
  | (Members & { readonly etag: string })
  | { readonly etag: string; readonly notModified: true };

/** A handler's output, with times in milliseconds. Members that the schema does not name are dropped. */
export type OutputOf<R extends Row> = R extends { readonly conditional: true }
  ? Conditional<Loose<z.output<R['result']>>>
  : Loose<z.output<R['result']>>;

/** Clients of OFREP that drop the path of their base address ask at the root, where something else names the project. */
export const pathsOf = ({ path, protocol }: Row): readonly string[] =>
  protocol === 'ofrep' ? [path, path.replace('/projects/{project}', '')] : [path];
