/**
 * Opens the client that keeps the rules of a project fresh.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type NoSnapshotError,
  type ServiceAnswer,
  type ServiceRequest,
  type Snapshot,
  SnapshotClient,
  type SnapshotOptions,
} from '@selfevident/evaluation/snapshot';
import { ServiceError } from '../../contract/errors.ts';
import { writeFileAtomically } from '../dynamodb/atomic-file.ts';
import type { After } from './after.ts';
import { type Answer, messageIn, type Upstream } from './upstream.ts';

export interface RulesClientOptions {
  readonly upstream: Upstream;
  /** Seconds for which rules are served without another look. */
  readonly freshFor: number;
  /** Milliseconds that a look may take. */
  readonly pollTimeout: number;
  /** The directory of the last known rules; undefined keeps none. */
  readonly cache: string | undefined;
  readonly report: SnapshotOptions['report'];
  /** The local time in milliseconds since the epoch. */
  readonly clock?: (() => number) | undefined;
  readonly after: After;
}

export interface RulesClient
  extends Pick<SnapshotClient, 'get' | 'use' | 'start' | 'now' | 'current' | 'ageSeconds' | 'stale' | 'error'> {
  /** The error of the service for a project without rules. */
  readonly errorOf: (error: NoSnapshotError) => ServiceError;
}

export const openRulesClient = (project: string, options: RulesClientOptions): RulesClient => {
  const { upstream, freshFor, pollTimeout, cache, report, after, clock = Date.now } = options;
  let missing = '';
  const call = async ({ method, path, headers }: ServiceRequest): Promise<ServiceAnswer> => {
    const [address = '', query = ''] = path.split('?');
    const answer = await within(
      { limit: pollTimeout, after },
      upstream.call({ method, path: address, query, headers }),
    );
    if (answer.status === 404) missing = messageIn(answer);
    return answer;
  };
  const kept = cache === undefined ? {} : { kept: keptIn(cache, project, report) };
  const client = new StartedClient({ project, call, after, report, clock, freshFor, ...kept });
  return Object.assign(client, {
    errorOf: ({ reason, message }: NoSnapshotError) => {
      if (reason === 'missing') return new ServiceError('ResourceNotFoundException', missing);
      if (reason === 'denied') return new ServiceError('AccessDeniedException', message);
      return new ServiceError('ServiceUnavailableException', message);
    },
  });
};

/** Milliseconds that the service has, before the rules of the last time are taken. */
export const STARTING_TIME = 1_000;

/** Whoever asks first waits no longer for rules than a start does, where there are those of the last time. */
class StartedClient extends SnapshotClient {
  override async get(): Promise<Snapshot> {
    if (!this.current && !this.error) await this.start(STARTING_TIME);
    return super.get();
  }
}

interface Limit {
  /** In milliseconds. */
  readonly limit: number;
  readonly after: After;
}

const within = ({ limit, after }: Limit, answered: Promise<Answer>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const cancel = after(limit, () => reject(new Error(`there is no answer in ${limit} ms`)));
    answered.then(resolve, reject).finally(cancel);
  });

const keptIn = (directory: string, project: string, report: SnapshotOptions['report']) => {
  const file = join(directory, `${project}.json`);
  return {
    read: () => {
      try {
        return readFileSync(file, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    write: (text: string) => {
      try {
        mkdirSync(directory, { recursive: true });
        // It has entity ids in it.
        writeFileAtomically(file, text, 0o600);
      } catch (error) {
        report('the rules cannot be kept', { directory, error });
      }
    },
  };
};
