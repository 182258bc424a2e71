import type { RunningTrial, TrialDrop } from '../../../domain/event/measurement.ts';
import type { DropStore } from '../../../lambdas/store/counting/drop.ts';
import { announceDrops } from '../../../local/stream/announce-drops.ts';

const metrics = ['price', 'clicks'].map((name) => ({ name, entityIdKey: 'user.id', valueKey: `details.${name}` }));
const trial = { id: 'id', type: 'experiment', name: 'trial', startedTime: 0, metrics } as unknown as RunningTrial;

let lines: string[];
let added: TrialDrop[];
let announced: DropStore;
beforeEach(() => {
  jest.useFakeTimers();
  lines = [];
  added = [];
  const store = { add: ({ drops }: { readonly drops: readonly TrialDrop[] }) => added.push(...drops) };
  announced = announceDrops(store as unknown as DropStore, (line) => lines.push(line));
});
afterEach(() => jest.useRealTimers());

const drop = (cause: TrialDrop['cause'], metric = 0) =>
  announced.add({ project: 'shop', drops: [{ trial, metricIndex: metric, cause }] });

it('tells of a metric at once, and then at most every ten seconds all that came since', () => {
  drop('invalidValue');
  drop('invalidValue');
  jest.advanceTimersByTime(1);
  expect(lines).toEqual([
    'Not counted: the metric price of the experiment trial in shop: 2 with no number at its valueKey details.price',
  ]);
  drop('noEntityId');
  drop('noAssignment', 1);
  jest.advanceTimersByTime(9_000);
  drop('noMatch');
  expect(lines.slice(1)).toEqual([
    'Not counted: the metric clicks of the experiment trial in shop: 1 of entities that were not assigned by an evaluation',
  ]);
  jest.advanceTimersByTime(1_000);
  expect(lines.slice(2)).toEqual([
    'Not counted: the metric price of the experiment trial in shop: 1 with nothing at its entityIdKey user.id; 1 that its eventPattern does not match, and that no other metric takes',
  ]);
  jest.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(3);
  drop('noValue');
  jest.advanceTimersByTime(1);
  expect(lines).toHaveLength(4);
});

it('counts all, and tells of no loss where there is none', () => {
  drop('countedElsewhere');
  jest.advanceTimersByTime(60_000);
  expect(lines).toEqual([]);
  expect(added).toHaveLength(1);
});
