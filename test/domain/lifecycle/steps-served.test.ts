import { type Launch, stepsServed } from '../../../domain/lifecycle/launch.ts';

/** Steps begin at 10, 20 and 30. */
const launch = (more: Partial<Launch>): Launch =>
  ({ steps: [10, 20, 30].map((startTime) => ({ startTime })), stepsBegun: 1, ...more }) as unknown as Launch;

describe('the steps that have been in force', () => {
  it.each<[string, Partial<Launch>, number, number[]]>([
    ['of a draft, none', {}, 25, []],
    ['before the first step, none', { startedTime: 5 }, 9, []],
    ['those that have begun', { startedTime: 5 }, 20, [0, 1]],
    ['not one that another overtook before the start', { startedTime: 21, stepsBegun: 2 }, 25, [1]],
    ['not those that wait while the launch is held', { startedTime: 5, heldSince: 15 }, 25, [0]],
    ['not those that waited when it was stopped', { startedTime: 5, endedTime: 25 }, 40, [0]],
    ['those that had begun when it was stopped', { startedTime: 5, endedTime: 25, stepsBegun: 2 }, 40, [0, 1]],
    ['before the first step when it was stopped, none', { startedTime: 5, endedTime: 8, stepsBegun: 0 }, 40, []],
  ])('%s', (_, more, now, positions) => {
    expect(stepsServed(launch(more), now)).toEqual(positions);
  });
});
