import { readFileSync } from 'node:fs';
import { type Key, keys, lists, sortableTime } from '../../../../lambdas/store/table/schema.ts';

const entity = { type: '{type}' as 'launch', project: '{project}', name: '{name}' };
const history = keys.history(lists.history('{owner}'), 0, '{id}');
const made: Record<keyof typeof keys, Key> = {
  accountCounts: keys.accountCounts(),
  tokenSecret: keys.tokenSecret(),
  usageStart: keys.usageStart(),
  project: keys.project('{project}'),
  projectCounts: keys.projectCounts('{project}'),
  segment: keys.segment('{segment}'),
  segmentCounts: keys.segmentCounts('{segment}'),
  feature: keys.feature('{project}', '{feature}'),
  rules: keys.rules('{project}', '{feature}'),
  rulesVersion: keys.rulesVersion('{project}'),
  key: keys.key('{key}'),
  keyOf: keys.keyOf('{project}', '{key}'),
  trial: keys.trial(entity),
  byStatus: keys.byStatus({ ...entity, status: '{status}' }),
  running: keys.running(entity),
  due: keys.due(0, entity),
  guarded: keys.guarded(entity),
  ofAlarm: keys.ofAlarm('{arn}', entity),
  reference: keys.reference('{segment}', entity),
  history,
  tap: keys.tap('{project}'),
  tapCount: keys.tapCount('{project}', '{id}'),
  tapSamples: keys.tapSamples({ project: '{project}', id: '{id}', time: 0, call: '{call}' }),
};

it.each(Object.entries(made))('docs/single-table.md shows the key of %s', (_, { PK, SK }) => {
  const sortKey = SK.replace(sortableTime(0), '{time}');
  expect(readFileSync('docs/single-table.md', 'utf8')).toContain(`| \`${PK}\` | \`${sortKey}\` |`);
});

it('times sort as text', () => {
  const times = [0, 9, 10, 1_767_614_400_000, 8_640_000_000_000];
  expect(times.map(sortableTime).toSorted()).toEqual(times.map(sortableTime));
});

it('the list of one status holds no other, and the list of all holds no copy', () => {
  const sortKeys = [
    keys.trial({ type: 'launch', project: 'p', name: 'RUNNING' }),
    keys.byStatus({ type: 'launch', project: 'p', name: 'l', status: 'RUNNING' }),
    keys.running({ type: 'launch', project: 'p', name: 'l' }),
  ].map(({ SK }) => SK);
  const inList = ({ prefix }: { prefix: string }) => sortKeys.filter((SK) => SK.startsWith(prefix));
  expect(inList(lists.trials('launch', 'p'))).toEqual(['LAUNCH#RUNNING']);
  expect(inList(lists.trials('launch', 'p', 'RUNNING'))).toEqual(['LAUNCH=RUNNING#l']);
});
