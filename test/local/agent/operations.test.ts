/**
 * Every operation of the contract, called by the SDK's client through the agent, gets what the service itself answers.
 * An operation that is new fails here until it is called.
 */
import * as sdk from '@aws-sdk/client-evidently';
import { type OperationName, operationNames } from '../../../contract/index.ts';
import { type HttpServer, listen } from '../../../local/http/http-server.ts';
import { evidentlyClient } from '../../../packages/evidently-client/evidently-client.ts';
import * as extensions from '../../../packages/evidently-client/extensions.ts';
import { inputOf, managementCalls, openShop } from '../../lambdas/management-calls.ts';
import { arms, given, hours, type Members, metric } from '../../lambdas/resources.ts';
import { eventOf, openTestService, type TestService } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { openWorld, serviceAnswer } from './world.ts';

const shop = { project: 'shop' };
const [trial, ramp] = [
  { ...shop, experiment: 'trial' },
  { ...shop, launch: 'ramp' },
];
const asked = { feature: 'asked', entityId: 'anna', evaluationContext: '{"age":30}' };
const event = {
  timestamp: hours(0),
  type: 'aws.evidently.custom',
  data: '{"user":{"id":"anna"},"details":{"price":2}}',
};

/** What applications ask of their flags, and people of what runs. */
const otherCalls: readonly (readonly [OperationName, Members])[] = [
  ['ReportUsage', { ...shop, usage: [{ feature: 'asked', counts: { on: 1 } }] }],
  ['EvaluateFeature', { ...shop, ...asked }],
  ['BatchEvaluateFeature', { ...shop, requests: [asked] }],
  ['ExplainEvaluation', { ...shop, ...asked }],
  ['EvaluateFlag', { ...shop, key: 'asked', context: { targetingKey: 'anna', age: 30 } }],
  ['EvaluateFlags', { ...shop, context: { targetingKey: 'anna', age: 30 } }],
  ['GetManifest', shop],
  ['GetManifestFile', shop],
  ['GetProjectSnapshot', shop],
  ['PutProjectEvents', { ...shop, events: [event] }],
  ['ReportEvents', { ...shop, events: [event] }],
  ['ReportExposures', { ...shop, tokens: ['of nobody'] }],
  ['GetExperimentHealth', trial],
  ['GetExperimentEnrolments', trial],
  ['GetExperimentResults', { ...trial, metricNames: ['price'], treatmentNames: ['a', 'b'], baseStat: 'Mean' }],
  ['GetLaunchMetrics', ramp],
  ['GetLaunchEnrolments', ramp],
  ['TestMetric', { ...shop, metricDefinition: metric('price').metricDefinition, data: event.data }],
  [
    'EstimateDuration',
    { ...shop, baseline: { given: { mean: 10, standardDeviation: 5 } }, effect: 1, entitiesByDay: [500] },
  ],
];

const dynamodb = useDynamoDB();

const openService = async (): Promise<TestService> => {
  const service = await openTestService(dynamodb);
  await openShop(service, 0);
  const make = given(service);
  for (const name of ['asked', 'ramped']) await make.feature(name);
  await make.experiment('trial', { treatments: arms({ a: 'off', b: 'on' }, 'asked') });
  await make.startExperiment('trial', hours(100));
  await make.launch('ramp', { groups: arms({ a: 'off', b: 'on' }, 'ramped'), metricMonitors: [metric('price')] });
  await make.startLaunch('ramp');
  return service;
};

type Command = new (input: object) => never;

/**
 * Calls an operation at an address by the SDK's client, or by HTTP where no client of AWS's kind has it. The service is
 * called as the agent calls it, by the agent's name.
 */
const callerAt = ({ port }: HttpServer, accessKeyId: string) => {
  const endpoint = `http://127.0.0.1:${port}`;
  const identity = { accessKeyId, secretAccessKey: accessKeyId };
  const client = evidentlyClient(endpoint, { region: 'us-east-1', credentials: identity, maxAttempts: 1 });
  return {
    close: () => client.destroy(),
    call: async (name: OperationName, input: Members): Promise<object> => {
      const Command = { ...sdk, ...extensions }[`${name}Command` as 'ListProjectsCommand'] as Command | undefined;
      if (Command) {
        const { $metadata: _, ...output } = (await client.send(
          new Command(withDates(input)),
        )) as sdk.ServiceOutputTypes;
        return output;
      }
      const { httpMethod: method, path, body } = eventOf(name, input);
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(endpoint + path, { method, headers, ...(body === null ? {} : { body }) });
      return { status: answer.status, ...((await answer.json()) as object) };
    },
  };
};

const times = ['time', 'timestamp', 'startTime', 'analysisCompleteTime'];

/** The SDK has dates where the wire has seconds. */
const withDates = (input: Members): Members =>
  JSON.parse(JSON.stringify(input), (name, value) =>
    times.includes(name) && typeof value === 'number' ? new Date(value * 1_000) : value,
  );

/** What differs between two services that were told the same. */
const made = ['id', 'eventId', 'nextToken', 'secret', 'projectId', 'trialId', 'etag', 'version'];
const withoutIds = (output: object): unknown =>
  JSON.parse(JSON.stringify(output), (name, value) => (made.includes(name) ? typeof value : value));

it('every operation is answered through the agent as by the service itself', async () => {
  const [direct, behind] = [await openService(), await openService()];
  const world = await openWorld(behind, { clock: () => behind.clock.now });
  const rules = { port: 0, hosts: ['127.0.0.1'], origins: [] } as const;
  const servers = [await listen(rules, serviceAnswer(direct)), await listen(rules, world.agent.answer)] as const;
  const [service, agent] = [callerAt(servers[0], 'any'), callerAt(servers[1], 'other')];
  const called = new Set<OperationName>();
  const compare = async ([name, about]: readonly [OperationName, Members]) => {
    const expected = withoutIds(await service.call(name, await inputOf(direct, about)));
    expect([name, withoutIds(await agent.call(name, await inputOf(behind, about)))]).toEqual([name, expected]);
    for (const { clock } of [direct, behind]) clock.now += 1_000;
    called.add(name);
  };
  try {
    for (const call of otherCalls) await compare(call);
    // Every five minutes it tells how often it evaluated.
    await world.agent.flush('all');
    for (const call of managementCalls) await compare(call);
  } finally {
    for (const { close } of [service, agent, world, ...servers]) await close();
  }
  expect([...called].toSorted()).toEqual(operationNames.toSorted());
  const answeredHere = /evaluat|explanations|openfeature/;
  expect(world.arrived.filter(({ path }) => answeredHere.test(path))).toEqual([]);
});
