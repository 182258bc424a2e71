/**
 * The names of people who change something by the console, in history.
 */
import { personName, rememberNames } from '../../../lambdas/entry/people.ts';
import { allOperations } from '../../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { eventOf } from '../../support/in-process.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';

const service = useSharedService(useDynamoDB());
const userArn = 'arn:aws:sts::123456789012:assumed-role/operator/CognitoIdentityCredentials';
const pool = 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc';

it('are in the record of what they changed, and asked for once', async () => {
  const asked: string[] = [];
  const nameOf = rememberNames(async (sub) => {
    asked.push(sub);
    return sub === 'b-2' ? undefined : 'anna@example.com';
  });
  const handle = dispatcher(allOperations, { ...service.service, nameOf });
  const make = (name: string, sub: string | undefined) => {
    const event = eventOf('CreateProject', { name });
    const cognitoAuthenticationProvider = sub ? `${pool},${pool}:CognitoSignIn:${sub}` : null;
    const identity = { ...event.requestContext.identity, userArn, cognitoAuthenticationProvider };
    return handle({ ...event, requestContext: { ...event.requestContext, identity } });
  };
  for (const [name, sub] of [
    ['one', 'a-1'],
    ['two', 'a-1'],
    ['three', 'b-2'],
    ['four', undefined],
  ] as const)
    expect((await make(name, sub)).statusCode).toBe(200);
  const actors = async (project: string) => {
    const { history } = await service.ok('ListHistory', { project });
    return [history[0].actor, history[0].actorName];
  };
  expect(await actors('one')).toEqual(['cognito:a-1', 'anna@example.com']);
  expect(await actors('two')).toEqual(['cognito:a-1', 'anna@example.com']);
  expect(await actors('three')).toEqual(['cognito:b-2', undefined]);
  expect(await actors('four')).toEqual([userArn, undefined]);
  expect(asked).toEqual(['a-1', 'b-2']);
});

it('are asked for again after a failure, which refuses nothing', async () => {
  const complaint = jest.spyOn(console, 'error').mockImplementation(() => {});
  let broken = true;
  const nameOf = rememberNames(async () => {
    if (broken) throw new Error('no answer');
    return 'Anna';
  });
  expect(await nameOf('cognito:a-1')).toBeUndefined();
  broken = false;
  expect(await nameOf('cognito:a-1')).toBe('Anna');
  expect(await nameOf(userArn)).toBeUndefined();
  complaint.mockRestore();
});

it.each([
  [
    {
      Username: 'u',
      Attributes: [
        { Name: 'email', Value: 'a@b.c' },
        { Name: 'name', Value: 'Anna' },
      ],
    },
    'Anna',
  ],
  [{ Username: 'u', Attributes: [{ Name: 'email', Value: 'a@b.c' }] }, 'a@b.c'],
  [{ Username: 'u' }, 'u'],
])('%j is called %s', (user, name) => {
  expect(personName(JSON.stringify({ Users: [user] }))).toBe(name);
});

it('nobody is called nothing', () => {
  expect(personName('{"Users":[]}')).toBeUndefined();
});
