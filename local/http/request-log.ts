/**
 * A line on standard error for each request that failed, or for each at all. Neither queries nor bodies, which may name people.
 */
import type { Reply } from './reply.ts';

export interface Answered {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly reply: Reply;
  /** Milliseconds until the answer. */
  readonly duration: number;
}

export type RequestLog = (answered: Answered) => void;

/** @param verbose whether requests that succeed have a line too. */
export const openRequestLog =
  ({ verbose }: { readonly verbose: boolean }, print: (line: string) => void = console.error): RequestLog =>
  (answered) => {
    if (verbose || answered.reply.status >= 400) print(lineOf(answered));
  };

const lineOf = ({ method, path, reply, duration }: Answered): string => {
  const told = reply.status >= 400 ? [errorOf(reply), messageOf(reply)].filter((part) => part !== '') : [];
  const reason = told.length > 0 ? ` ${told.join(': ')}` : '';
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

/** On one line, and nothing in it that a terminal would obey. */
const printable = (line: string): string => line.replace(/\p{C}+/gu, ' ');
