/** What a page asks of the service with its key. */
import type { EvaluationContext } from '@openfeature/core';
import { projectPath } from '@selfevident/evaluation/snapshot';

/** An answer, as `fetch` has it. */
export interface PageAnswer {
  readonly status: number;
  readonly json: () => Promise<unknown>;
}

export interface PageOptions {
  /** The address of the service, without the project. */
  readonly url: string;
  /** The name of the project. */
  readonly project: string;
  /** The key that the provider sends too. Where the service asks for none, nothing is counted without it. */
  readonly key?: string;
  /** `fetch` by default. */
  readonly send?: (url: string, request: RequestInit) => Promise<PageAnswer>;
}

/** A flag that was asked for once more. */
interface AskedFlag {
  readonly key: string;
  readonly variant?: string;
  readonly metadata?: { readonly exposure?: unknown };
}

export interface PageService {
  /**
   * What the service says of each token, in their order. `'lost'` when another try may help; `'refused'` when none
   * will. Outlives the page.
   */
  readonly report: (tokens: readonly string[]) => Promise<readonly string[] | 'lost' | 'refused'>;
  /** The flags for a context, with new tokens. Assigns nobody. @throws when there is no answer. */
  readonly ask: (flags: readonly string[], context: EvaluationContext) => Promise<readonly AskedFlag[]>;
}

export const pageService = ({ url, project, key, send = fetch }: PageOptions): PageService => {
  const address = `${url.replace(/\/$/, '')}${projectPath(project)}`;
  const headers = {
    'content-type': 'application/json',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
  const post = (path: string, body: object) =>
    send(`${address}/${path}`, { method: 'POST', headers, body: JSON.stringify(body), keepalive: true });

  let isTold = false;
  return {
    report: async (tokens) => {
      try {
        const answer = await post('exposures', { tokens });
        if (answer.status === 429 || answer.status >= 500) return 'lost';
        if (answer.status >= 400) {
          if (!isTold) isTold = await tell(answer);
          return 'refused';
        }
        const { results } = (await answer.json()) as { readonly results: readonly { readonly status: string }[] };
        return results.map(({ status }) => status);
      } catch {
        return 'lost';
      }
    },
    ask: async (flags, context) => {
      const answer = await post('ofrep/v1/evaluate/flags', { context: { ...context, selfevident: { flags } } });
      if (answer.status !== 200) throw new Error(`The service answered with ${answer.status}.`);
      return ((await answer.json()) as { readonly flags: readonly AskedFlag[] }).flags;
    },
  };
};

/** The page goes on without its exposures, so nobody would learn of a wrong address or key. Returns true. */
const tell = async (answer: PageAnswer): Promise<true> => {
  const { message = '' } = (await answer.json().catch(() => ({}))) as { readonly message?: string };
  console.warn(`Selfevident: what this page shows is not counted: the service answered ${answer.status} ${message}`);
  return true;
};
