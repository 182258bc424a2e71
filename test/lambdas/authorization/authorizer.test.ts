/**
 * The answer of the authorizer, held to the contract.
 */
import { isByKey, operationNames, rowOf } from '../../../contract/index.ts';
import { pathsOf } from '../../../contract/operation.ts';
import { authorizer } from '../../../lambdas/authorization/authorizer.ts';
import { covers } from '../../lib/api/requests.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { openKeyClient } from '../../support/with-key.ts';
import { given } from '../resources.ts';

const service = useFreshService(useDynamoDB(), { formerArns: ['999999999999/eu-west-1'] });
const api = 'arn:aws:execute-api:us-east-1:123456789012:abc123/prod';
const methodArn = `${api}/POST/projects/shop/exposures`;

beforeEach(() => given(service).project());

const ask = (authorizationToken: string) => {
  const { store, deployment } = service.service;
  return authorizer({ store, deployment, clock: () => service.clock.now })({
    type: 'TOKEN',
    authorizationToken,
    methodArn,
  });
};

const allowedTo = async (
  settings: Readonly<Record<string, unknown>>,
): Promise<{ readonly patterns: string[]; readonly effect: string }> => {
  const { secret } = await openKeyClient(service, settings);
  const { policyDocument } = await ask(`Bearer ${secret}`);
  const [statement] = policyDocument.Statement as unknown as [{ Effect: string; Resource: string[] }];
  return { patterns: statement.Resource.map((arn) => arn.replace(`${api}/`, '')), effect: statement.Effect };
};

it('allows exactly the operations of the scopes, in the project by each of its names, and at the root', async () => {
  const here = [
    'shop',
    ...['us-east-1:123456789012', 'eu-west-1:999999999999'].map((place) => `arn:aws:evidently:${place}:project/shop`),
  ];
  for (const scopes of [['evaluate'], ['expose'], ['evaluate', 'expose', 'events']]) {
    const { patterns } = await allowedTo({ scopes, origins: ['https://shop.test'] });
    const requests = operationNames.flatMap((name) => {
      const row = rowOf(name);
      return pathsOf(row).flatMap((path) =>
        [...here, 'other', 'shop2'].map((project) => ({
          allowed:
            isByKey(name) &&
            scopes.includes(row.scope ?? '') &&
            (here.includes(project) || !path.includes('{project}')),
          request: `${row.method}${path.replace('{project}', encodeURIComponent(project)).replace(/\{\w+\}/g, 'search')}`,
        })),
      );
    });
    const wrong = requests.filter(({ allowed, request }) => patterns.some((one) => covers(one, request)) !== allowed);
    expect(wrong).toEqual([]);
  }
});

it('tells the function what the key allows, and no secret, in what API Gateway takes', async () => {
  const long = (index: number) => `${String(index).padStart(126, 'f')}*`;
  const { secret, id } = await openKeyClient(service, {
    features: Array.from({ length: 20 }, (_, index) => long(index)),
    origins: Array.from({ length: 10 }, (_, index) => `https://${String(index).padStart(240, 'o')}.test`),
  });
  const answer = await ask(`Bearer ${secret}`);
  expect(answer.principalId).toBe(id);
  expect(answer.context).toEqual({ project: 'shop', key: expect.stringContaining(`"id":"${id}"`) });
  const text = JSON.stringify(answer);
  expect(text.length).toBeLessThan(8_192);
  expect(text).not.toContain(secret.slice(-43));
  expect(text).not.toContain('digest');
});

it('answers 401 for what is no valid key', async () => {
  for (const header of [
    '',
    'Bearer x',
    `Bearer pk_0123456789abcdef_${'x'.repeat(43)}`,
    'AWS4-HMAC-SHA256 Credential=x',
  ])
    await expect(ask(header)).rejects.toThrow(/^Unauthorized$/);
});
