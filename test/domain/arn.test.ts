import * as names from '../../contract/primitives.ts';
import { factsOf } from '../../contract/shape/facts.ts';
import { textCheck } from '../../contract/shape/traits.ts';
import { arnHint, arnOf, canExist, foreignServiceOf, parseArn, type Resource } from '../../domain/arn.ts';

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
  expect(parseArn(deployment, prefix + path)).toEqual(resource);
});

it.each(['project/', 'project/a/b', 'project/a/feature', 'project/a/segment/b', 'segment/a/b', 'other/a', ''])(
  '%p is the ARN of nothing',
  (path) => expect(parseArn(deployment, prefix + path)).toBeUndefined(),
);

const former = 'arn:aws-cn:evidently:cn-northwest-1:999999999999:project/shop';

it.each([
  ['another account', `${prefix.replace('123456789012', '999999999999')}project/shop`],
  ['another region', `${prefix.replace('cn-north-1', 'cn-northwest-1')}project/shop`],
  ['another partition', `${prefix.replace('aws-cn', 'aws')}project/shop`],
  ['another service', `${prefix.replace('evidently', 's3')}project/shop`],
  ['an account and a region of which only one was listed', former.replace('cn-northwest-1', 'cn-north-1')],
  ['something before it', `x${prefix}project/shop`],
  ['something after it', `${prefix}project/shop:x/y/z`],
  ['a line end after it', `${prefix}project/shop\nx/y`],
  ['a name alone', 'shop'],
])('an ARN with %s names nothing here', (_, arn) => {
  expect(parseArn({ ...deployment, formerArns: ['999999999999/cn-northwest-1'] }, arn)).toBeUndefined();
});

it('the ARN of where the resources were before names what is here, once it is listed', () => {
  expect(parseArn(deployment, former)).toBeUndefined();
  const moved = { ...deployment, formerArns: ['111111111111/cn-north-1', '999999999999/cn-northwest-1'] };
  expect(parseArn(moved, former)).toEqual({ type: 'project', name: 'shop' });
  expect(arnOf(moved, { type: 'project', name: 'shop' })).toBe(`${prefix}project/shop`);
});

it('the hint names what ARNs begin with and the setting for others', () => {
  expect(arnHint(deployment)).toContain(prefix);
  expect(arnHint(deployment)).toContain('formerArns (--former-arn)');
});

it('an ARN of another service is known as one', () => {
  expect(foreignServiceOf('arn:aws:s3:::bucket')).toBe('s3');
  for (const arn of [`${prefix}project/shop`, `x${prefix}`, 'shop']) expect(foreignServiceOf(arn)).toBeUndefined();
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
