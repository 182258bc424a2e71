/**
 * What a project owes the service, in the order in which it happened: a journal that is written anew says the same as
 * the lines before.
 */
import type { JournaledCall, JournalRecord } from './journal.ts';
import type { AgentProject } from './project.ts';

interface Owing extends Pick<AgentProject, 'buffer' | 'order'> {
  readonly name: string;
  /** Calls that wait. */
  readonly calls: readonly JournaledCall[];
}

/**
 * Each call comes behind the exposures that its events count by, and before those behind. The latest evaluations, which
 * need not be sent yet, come last: no call that waits counts by them.
 */
export const owedInOrder = ({ name, buffer, order, calls }: Owing): readonly JournalRecord[] => {
  const { settled } = buffer.position;
  const placed = [
    ...calls.map((call) => ({ place: order.find(call)?.place ?? 0, record: { call } })),
    ...buffer.unreported().map((exposure, index) => ({ place: settled + index, record: { project: name, exposure } })),
  ];
  return placed.toSorted((one, other) => one.place - other.place).map(({ record }) => record);
};
