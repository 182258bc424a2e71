import * as names from '../../contract/primitives.ts';
import { factsOf } from '../../contract/shape/facts.ts';
import { textCheck } from '../../contract/shape/traits.ts';
import { arnOf, canExist, nameIn, parseArn, type Resource } from '../../domain/arn.ts';

const deployment = { partition: 'aws-cn', region: 'cn-north-1', account: '123456789012' };
const prefix = 'arn:aws-cn:evidently:cn-north-1:123456789012:';

it.each<[Resource, string]>([
  [{ type: 'project', name: 'shop' }, 'project/shop'],
  [{ type: 'segment', name: 'chrome' }, 'segment/chrome'],
  [{ type: 'feature', project: 'shop', name: 'a.b-c_d' }, 'project/shop/feature/a.b-c_d'],
  [{ type: 'launch', project: 'shop', name: 'l' }, 'project/shop/launch/l'],
  [{ type: 'experiment', project: 'shop', name: 'e' }, 'project/shop/experiment/e'],
])('%j has the ARN of %s, and back', (resource, path) => {
  expect(arnOf(deployment, resource)).toBe(prefix + path);
  expect(parseArn(prefix + path)).toEqual(resource);
});

it.each(['project/', 'project/a/b', 'project/a/feature', 'project/a/segment/b', 'segment/a/b', 'other/a', ''])(
  '%p is the ARN of nothing',
  (path) => expect(parseArn(prefix + path)).toBeUndefined(),
);

it('a reference is a name or the ARN of its own type', () => {
  expect(nameIn('project', 'shop')).toBe('shop');
  expect(nameIn('project', `${prefix}project/shop`)).toBe('shop');
  expect(nameIn('segment', `${prefix}segment/chrome`)).toBe('chrome');
  for (const other of ['project/shop/feature/search', 'segment/shop'])
    expect(nameIn('project', prefix + other)).toBe(prefix + other);
});

const texts = ['a', 'a.b-c_d', '.', '__proto__', 'a'.repeat(64), 'a'.repeat(65), 'a'.repeat(127)].concat([
  '',
  'a'.repeat(128),
  'a#COUNTS',
  'a b',
  'a/b',
  'é',
  'a\n',
  '\u0000',
  `${prefix}project/a`,
]);

it.each([
  ['project', names.ProjectName],
  ['feature', names.FeatureName],
  ['launch', names.LaunchName],
  ['experiment', names.ExperimentName],
  ['segment', names.SegmentName],
] as const)('a %s can exist by the names that the contract lets it be created with, and no others', (type, schema) => {
  const mayBeNamed = (text: string) => textCheck(factsOf(schema).traits)(text) === undefined;
  expect(texts.filter((name) => canExist({ type, name }))).toEqual(texts.filter(mayBeNamed));
});

it('nothing can exist in a project that cannot', () => {
  expect(canExist({ type: 'feature', project: 'shop', name: 'a' })).toBe(true);
  expect(canExist({ type: 'feature', project: 'shop#COUNTS', name: 'a' })).toBe(false);
});
