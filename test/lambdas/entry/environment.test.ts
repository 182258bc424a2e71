import { deploymentFromEnvironment } from '../../../lambdas/entry/environment.ts';

const before = { ...process.env };
const deployment = { partition: 'aws-cn', region: 'cn-north-1', account: '123456789012' };
const variables = { PARTITION: 'aws-cn', AWS_REGION: 'cn-north-1', ACCOUNT_ID: '123456789012' };

beforeEach(() => {
  const { FORMER_ARNS: _, ...others } = before;
  process.env = { ...others, ...variables };
});
afterEach(() => {
  process.env = { ...before };
});

it('a function of a stack that lists no former accounts takes ARNs of its own alone', () => {
  expect(deploymentFromEnvironment()).toEqual({ ...deployment, formerArns: [] });
});

it('a function is told of former accounts and regions as JSON', () => {
  process.env.FORMER_ARNS = '["999999999999/cn-northwest-1"]';
  expect(deploymentFromEnvironment()).toEqual({ ...deployment, formerArns: ['999999999999/cn-northwest-1'] });
});
