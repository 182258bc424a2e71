/** Fetches a project's snapshot: whole, of one version, or not at all. */

import { projectPath } from './project-path.ts';
import { FORMAT, isWhole, type SnapshotDocument } from './snapshot.ts';

export interface ServiceRequest {
  readonly method: 'GET' | 'POST';
  /** With its query, below the service's address. */
  readonly path: string;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ServiceAnswer {
  readonly status: number;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/**
 * Asks the service, and signs for it. Rejects when there is no answer in time, which is the call's to say: 5 s or so.
 */
export type ServiceCall = (request: ServiceRequest) => Promise<ServiceAnswer>;

/** The service's time in an answer. */
interface Timed {
  /** Milliseconds since the epoch, by the service's clock, NaN where it says none; and how far above it may be true. */
  readonly time: number;
  readonly precision: number;
  /** By the local clock. */
  readonly sent: number;
  readonly received: number;
}

export type Fetched =
  | ({ readonly type: 'same' } & Timed)
  | ({ readonly type: 'new'; readonly document: SnapshotDocument; readonly etag: string | undefined } & Timed)
  | { readonly type: 'missing' }
  | { readonly type: 'denied'; readonly answer: ServiceAnswer }
  | { readonly type: 'unknownFormat'; readonly format: unknown };

/** An answer that is neither a snapshot nor says that there is none. */
export class AnswerError extends Error {
  readonly answer: ServiceAnswer;

  constructor(answer: ServiceAnswer) {
    super(`The service answered ${answer.status}: ${messageIn(answer)}`);
    this.answer = answer;
  }
}

interface Asking {
  readonly project: string;
  /** Of what is known; undefined for the whole snapshot, whatever is known. */
  readonly etag: string | undefined;
  readonly call: ServiceCall;
  /** The local time, in milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The header `Date` is of the gateway, whose clock is another one. Milliseconds. */
const DATE_SLACK = 500;

/** How often a snapshot is begun again whose version rose between its pages. */
const TRIES = 3;

/** @throws AnswerError, and what `call` throws. */
export const fetchSnapshot = async (asking: Asking): Promise<Fetched> => {
  for (let tried = 1; ; tried++) {
    const first = await fetchPage(asking, undefined);
    if (first.type !== 'new') return first;
    const document = await fetchRest(asking, first.document);
    if (document !== 'changed') return { ...first, document };
    if (tried === TRIES) throw new Error(`The rules of ${asking.project} changed while they were read.`);
  }
};

const fetchRest = async (asking: Asking, first: SnapshotDocument): Promise<SnapshotDocument | 'changed'> => {
  let { nextToken, ...document } = first;
  while (nextToken !== undefined) {
    const page = await fetchPage(asking, nextToken);
    if (page.type !== 'new' || page.document.version !== first.version) return 'changed';
    document = { ...document, features: { ...document.features, ...page.document.features } };
    nextToken = page.document.nextToken;
  }
  return document;
};

const fetchPage = async ({ project, etag, call, clock }: Asking, nextToken: string | undefined): Promise<Fetched> => {
  const query = nextToken === undefined ? '' : `?nextToken=${encodeURIComponent(nextToken)}`;
  const isConditional = etag !== undefined && nextToken === undefined;
  const headers: Record<string, string> = isConditional ? { 'if-none-match': etag } : {};
  const sent = clock();
  const answer = await call({
    method: 'GET',
    path: `${projectPath(project)}/snapshot${query}`,
    headers,
  });
  const received = clock();
  if (answer.status === 304) return { type: 'same', ...timeIn(answer), sent, received };
  if (answer.status === 404 && isOfService(answer)) return { type: 'missing' };
  if (answer.status === 401 || answer.status === 403) return { type: 'denied', answer };
  if (answer.status !== 200) throw new AnswerError(answer);
  const document = documentIn(answer);
  if (document.format !== FORMAT) return { type: 'unknownFormat', format: document.format };
  if (!isWhole({ ...document, nextToken: undefined })) throw new AnswerError(answer);
  return { type: 'new', document, etag: headerIn(answer, 'etag'), ...exactly(document.now), sent, received };
};

/** An error of the service has its message; what is in between says what it likes. */
export const messageIn = ({ body }: ServiceAnswer): string => {
  const [, text = body] = /^\{"message":"([^"\\]+)"/.exec(body) ?? [];
  return text.slice(0, 200);
};

/** @throws AnswerError for an answer that is no snapshot, such as a page of a proxy. */
const documentIn = (answer: ServiceAnswer): SnapshotDocument => {
  let document: Partial<SnapshotDocument> | undefined;
  try {
    document = JSON.parse(answer.body);
  } catch {
    throw new AnswerError(answer);
  }
  if (typeof document?.format !== 'number') throw new AnswerError(answer);
  return document as SnapshotDocument;
};

/** A 404 of something in between does not say that the project is gone. */
const isOfService = (answer: ServiceAnswer): boolean =>
  String(headerIn(answer, 'x-amzn-errortype') ?? answer.body).includes('ResourceNotFoundException');

const exactly = (seconds: number) => ({ time: Math.round(seconds * 1_000), precision: 1 });

/** The time in an answer without a body. Services of earlier versions say no more than the seconds of `Date`. */
const timeIn = (answer: ServiceAnswer): Pick<Timed, 'time' | 'precision'> => {
  const exact = headerIn(answer, 'x-selfevident-now');
  if (exact) return exactly(Number(exact));
  return { time: Date.parse(headerIn(answer, 'date') ?? '') - DATE_SLACK, precision: 1_000 + 2 * DATE_SLACK };
};

const headerIn = ({ headers }: ServiceAnswer, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
};
