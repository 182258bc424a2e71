/**
 * What `GET /health` says: how old the rules of each project are, and what the service does not know yet.
 */
import type { CustomQueue } from './custom-queue.ts';
import type { Debts } from './debts.ts';
import type { Projects } from './projects.ts';

export const healthOf = ({ opened }: Projects, queue: CustomQueue | undefined): object => ({
  status: 'ok',
  projects: [...opened].map(([project, { client, sender }]) => ({
    project,
    version: client.current?.version,
    ageSeconds: client.ageSeconds && Math.round(client.ageSeconds * 1_000) / 1_000,
    // Without rules nothing is out of date, and nothing can be served.
    stale: client.stale ?? client.error?.message,
    pending: sender.pending,
    dropped: sender.dropped,
    late: sender.late,
    refused: sender.refused,
  })),
  ...(queue ? { journal: { pending: queue.pending, refused: queue.refused } } : {}),
});

/** What the service has not got: exposures, and calls with custom events. */
export interface Owed {
  readonly exposures: number;
  readonly calls: number;
}

export const owedBy = ({ opened }: Projects, debts: Debts | undefined): Owed => ({
  exposures: [...opened.values()].reduce((sum, { sender }) => sum + sender.pending, debts?.earlier() ?? 0),
  calls: debts?.queue.pending ?? 0,
});
