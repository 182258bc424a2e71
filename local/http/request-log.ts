/**
 * Logs failed requests, or all, on standard error. Queries and bodies may name people, and are left out.
 */
import type { Reply } from './reply.ts';

export interface LoggedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly reply: Reply;
  /** Milliseconds from the request to the answer. */
  readonly duration: number;
}

export type RequestLog = (request: LoggedRequest) => void;

/** @param verbose whether requests that succeed are logged too. */
export const openRequestLog =
  ({ verbose }: { readonly verbose: boolean }, print: (line: string) => void = console.error): RequestLog =>
  (request) => {
    if (verbose || request.reply.status >= 400) print(lineOf(request));
  };

const lineOf = ({ method, path, reply, duration }: LoggedRequest): string => {
  const parts = reply.status >= 400 ? [errorOf(reply), messageOf(reply)].filter((part) => part !== '') : [];
  const reason = parts.length > 0 ? ` ${parts.join(': ')}` : '';
  return printable(`${method} ${path} ${reply.status}${reason} (${Math.round(duration)} ms)`);
};

const errorOf = ({ headers }: Reply): string =>
  String(Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amzn-errortype')?.[1] ?? '');

const messageOf = ({ body }: Reply): string => {
  if (typeof body !== 'string') return '';
  try {
    return String(JSON.parse(body).message ?? '');
  } catch {
    return '';
  }
};

/** Removes line ends and everything that a terminal would obey. */
const printable = (line: string): string => line.replace(/\p{C}+/gu, ' ');
