/**
 * The data plane: who is served what, what it writes, and what it says when it cannot.
 */
import { openService } from '../../../lambdas/entry/service.ts';
import { allOperations } from '../../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { entityPartition } from '../../../lambdas/store/table/schema.ts';
import { type Fault, injectFaults } from '../../support/fault-injection.ts';
import { eventOf, openTestService, type TestService } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { scan } from '../scan.ts';

const arn = 'arn:aws:evidently:us-east-1:123456789012:project/shop';
const text = (name: string) => ({ name, value: { stringValue: name } });

const dynamodb = useDynamoDB();
let service: TestService;
let fault: Fault | undefined;

beforeAll(async () => {
  const quick = { ...dynamodb, config: { ...dynamodb.config, maxAttempts: 1 } };
  service = await openTestService(injectFaults(quick, () => fault));
  await service.ok('CreateProject', { name: 'shop' });
  await service.ok('CreateSegment', { name: 'german', pattern: '{"country":["DE"]}' });
  for (const name of ['button', 'banner', 'plain'])
    await service.ok('CreateFeature', {
      project: 'shop',
      name,
      variations: [text('old'), text('new')],
      entityOverrides: { vip: 'new' },
    });
  const now = service.clock.now / 1000;
  await service.ok('CreateLaunch', {
    project: 'shop',
    name: 'rollout',
    groups: [
      { name: 'new', feature: 'button', variation: 'new' },
      { name: 'elsewhere', feature: 'banner', variation: 'new' },
    ],
    scheduledSplitsConfig: {
      steps: [
        {
          startTime: now,
          groupWeights: { new: 40_000, elsewhere: 60_000 },
          segmentOverrides: [{ segment: 'german', evaluationOrder: 1, weights: { new: 100_000 } }],
        },
      ],
    },
  });
  await service.ok('StartLaunch', { project: 'shop', launch: 'rollout' });
  await service.ok('CreateExperiment', {
    project: 'shop',
    name: 'test',
    samplingRate: 100_000,
    treatments: ['old', 'new'].map((name) => ({ name, feature: 'button', variation: name })),
    metricGoals: [{ metricDefinition: { name: 'm', entityIdKey: 'id', valueKey: 'v' } }],
  });
  await service.ok('StartExperiment', { project: 'shop', experiment: 'test', analysisCompleteTime: now + 86_400 });
});

beforeEach(() => {
  fault = undefined;
});

const evaluate = (entityId: string, more: object = {}) =>
  service.call('EvaluateFeature', { project: 'shop', feature: 'button', entityId, ...more });

const entityItems = async () =>
  (await scan(dynamodb, service.tableName)).filter(({ PK }) => String(PK).startsWith('E#'));

/** Arrays in arrays. */
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('EvaluateFeature', () => {
  it('serves an override with its reason, and remembers nothing', async () => {
    const before = await entityItems();
    expect((await evaluate('vip')).body).toEqual({
      variation: 'new',
      value: { stringValue: 'new' },
      reason: 'ENTITY_OVERRIDES_MATCH',
      details: '{}',
    });
    expect(await entityItems()).toEqual(before);
  });

  it('serves the group of a launch to whom its segment takes in', async () => {
    const { body } = await evaluate('anyone', { evaluationContext: '{"country":"DE"}' });
    expect(body).toMatchObject({ variation: 'new', reason: 'LAUNCH_RULE_MATCH' });
    expect(JSON.parse(body.details)).toEqual({ launch: 'rollout', group: 'new' });
  });

  it('goes on to the experiment for those whose group names another feature', async () => {
    const reasons = new Map<string, number>();
    for (let index = 0; index < 60; index++) {
      const { body } = await evaluate(`visitor-${index}`);
      reasons.set(body.reason, (reasons.get(body.reason) ?? 0) + 1);
      const details = JSON.parse(body.details);
      if (body.reason === 'EXPERIMENT_RULE_MATCH')
        expect(details).toEqual({ experiment: 'test', treatment: body.variation });
    }
    expect([...reasons.keys()].sort()).toEqual(['EXPERIMENT_RULE_MATCH', 'LAUNCH_RULE_MATCH']);
  });

  it('serves the default where nothing runs', async () => {
    const { body } = await evaluate('anyone', { feature: 'plain' });
    expect(body).toEqual({ variation: 'old', value: { stringValue: 'old' }, reason: 'DEFAULT', details: '{}' });
  });

  it('writes one item for an entity that is enrolled, and the same one when it comes again', async () => {
    const before = (await entityItems()).length;
    await evaluate('once', { evaluationContext: '{"country":"DE"}' });
    await evaluate('once', { evaluationContext: '{"country":"DE"}' });
    const items = await entityItems();
    expect(items.length).toBe(before + 1);
    expect(items.find(({ PK }) => PK === entityPartition('shop', 'once'))).toMatchObject({
      arm: 'new',
      since: service.clock.now,
    });
  });

  it('takes an id of 512 characters of any script, under a key of its own', async () => {
    const entityId = '😀'.repeat(512);
    expect((await evaluate(entityId, { evaluationContext: '{"country":"DE"}' })).status).toBe(200);
    expect((await entityItems()).some(({ PK }) => /^E#shop#[\w-]{43}$/.test(String(PK)))).toBe(true);
    expect((await evaluate(`${entityId}x`)).error).toBe('ValidationException');
  });

  it.each([['[]'], ['1'], ['null'], ['"x"'], [''], ['{'], ['{"a":1}x'], [`{"a":${nested(1000)}}`]])(
    'refuses the context %j',
    async (evaluationContext) => {
      const { error, body } = await evaluate('anyone', { evaluationContext });
      expect(error).toBe('ValidationException');
      expect(body.fieldList).toEqual([expect.objectContaining({ name: 'evaluationContext' })]);
    },
  );

  it('takes a context of nearly 1 MB', async () => {
    const evaluationContext = JSON.stringify({ country: 'DE', text: 'x'.repeat(900_000) });
    expect((await evaluate('big', { evaluationContext })).body.reason).toBe('LAUNCH_RULE_MATCH');
    const deep = await evaluate('deep', { evaluationContext: `{"country":"DE","a":${nested(999)}}` });
    expect(deep.body.reason).toBe('LAUNCH_RULE_MATCH');
  });

  it.each([['shop'], [arn]])(
    'says in the words of the data plane that a feature of %s is not there',
    async (project) => {
      const { status, body } = await evaluate('anyone', { project, feature: 'none' });
      expect(status).toBe(404);
      expect(body.message).toBe(`Feature does not exist with arn '${arn}/feature/none'`);
    },
  );

  it('says that a project is not there', async () => {
    const { body } = await evaluate('anyone', { project: 'none' });
    expect(body.message).toBe(
      "Project does not exist with arn 'arn:aws:evidently:us-east-1:123456789012:project/none'",
    );
  });

  it('answers from what it has read, and reports the assignment, when the store fails', async () => {
    await evaluate('anyone');
    fault = 'refused';
    const { status, body } = await evaluate('unlucky', { evaluationContext: '{"country":"DE"}' });
    expect([status, body.reason]).toEqual([200, 'LAUNCH_RULE_MATCH']);
    expect(service.reports.at(-1)?.message).toBe('assignment not written');
  });

  it('serves a change at once in the process that made it', async () => {
    await service.ok('UpdateFeature', { project: 'shop', feature: 'plain', defaultVariation: 'new' });
    expect((await evaluate('anyone', { feature: 'plain' })).body.variation).toBe('new');
    await service.ok('UpdateFeature', { project: 'shop', feature: 'plain', defaultVariation: 'old' });
    expect((await evaluate('anyone', { feature: 'plain' })).body.variation).toBe('old');
  });

  it('serves every type of value as it was given', async () => {
    const values = [
      { boolValue: false },
      { longValue: -9_007_199_254_740_991 },
      { doubleValue: 1e300 },
      { stringValue: '' },
    ];
    for (const [index, value] of values.entries()) {
      const name = `typed-${index}`;
      await service.ok('CreateFeature', { project: 'shop', name, variations: [{ name: 'only', value }] });
      expect((await evaluate('anyone', { feature: name })).body.value).toEqual(value);
    }
  });
});

describe('BatchEvaluateFeature', () => {
  const batch = (requests: readonly object[], project = 'shop') =>
    service.call('BatchEvaluateFeature', { project, requests });

  it('answers in order, each request for itself', async () => {
    const { status, body } = await batch([
      { feature: 'plain', entityId: 'a' },
      { feature: 'none', entityId: 'b' },
      { feature: 'button', entityId: 'vip' },
    ]);
    expect(status).toBe(200);
    expect(body.results).toEqual([
      {
        project: arn,
        feature: `${arn}/feature/plain`,
        entityId: 'a',
        variation: 'old',
        value: { stringValue: 'old' },
        reason: 'DEFAULT',
        details: '{}',
      },
      {
        project: arn,
        feature: `${arn}/feature/none`,
        entityId: 'b',
        reason: `Feature does not exist with arn '${arn}/feature/none'`,
      },
      expect.objectContaining({ entityId: 'vip', reason: 'ENTITY_OVERRIDES_MATCH' }),
    ]);
  });

  it('is a 404 as a whole for an unknown project', async () => {
    expect((await batch([{ feature: 'plain', entityId: 'a' }], 'none')).status).toBe(404);
  });

  it('knows at once that a project has come, and that it has gone, whatever it was asked before', async () => {
    const project = 'brief';
    const requests = ['one', 'two'].map((feature) => ({ feature, entityId: 'a' }));
    expect((await batch(requests, project)).status).toBe(404);
    await service.ok('CreateProject', { name: project });
    await service.ok('CreateFeature', { project, name: 'one', variations: [text('old')] });
    const { status, body } = await batch(requests, project);
    expect([status, body.results.map(({ variation }: { variation?: string }) => variation)]).toEqual([
      200,
      ['old', undefined],
    ]);
    await service.ok('DeleteFeature', { project, feature: 'one' });
    await service.ok('DeleteProject', { project });
    expect((await batch(requests, project)).status).toBe(404);
  });

  it('refuses 21 requests, none, and a context that is no object, as a whole', async () => {
    const one = { feature: 'plain', entityId: 'a' };
    expect((await batch(Array.from({ length: 21 }, () => one))).error).toBe('ValidationException');
    expect((await batch([])).error).toBe('ValidationException');
    const { body } = await batch([one, { ...one, evaluationContext: '[]' }]);
    expect(body.fieldList[0].name).toBe('requests[1].evaluationContext');
  });
});

describe('the text of a context', () => {
  const evaluationContext = '{"country":"D\\u0045"}';
  /** A string with an escape is parsed when the text is read. */
  const parsed = async (call: () => Promise<{ status: number }>) => {
    const parse = jest.spyOn(JSON, 'parse');
    expect((await call()).status).toBe(200);
    const texts = parse.mock.calls.map(([given]) => given);
    parse.mockRestore();
    expect(texts).not.toContain(evaluationContext);
    return texts.filter((given) => given === '"D\\u0045"').length;
  };

  it('is read once, and as a check where no segment asks for it', async () => {
    expect(await parsed(() => evaluate('anyone', { evaluationContext }))).toBe(1);
    expect(await parsed(() => evaluate('anyone', { feature: 'plain', evaluationContext }))).toBe(1);
  });

  it('is read once for each request of a batch', async () => {
    const batch = (...features: readonly string[]) =>
      parsed(() =>
        service.call('BatchEvaluateFeature', {
          project: 'shop',
          requests: features.map((feature, i) => ({ feature, entityId: `visitor-${i}`, evaluationContext })),
        }),
      );
    expect(await batch('button', 'banner', 'plain', 'button')).toBe(4);
    expect(await batch('plain', 'none', 'plain')).toBe(3);
  });
});

describe('ExplainEvaluation', () => {
  it('agrees with EvaluateFeature and writes nothing', async () => {
    for (let index = 0; index < 20; index++) {
      const entityId = `explained-${index}`;
      const before = await entityItems();
      const why = await service.ok('ExplainEvaluation', { project: 'shop', feature: 'button', entityId });
      expect(await entityItems()).toEqual(before);
      const { body } = await evaluate(entityId);
      expect(why).toMatchObject(body);
    }
  });
});

describe('given another process', () => {
  it('serves its change after at most five seconds', async () => {
    const { service: own, tableName } = service;
    const other = openService({ deployment: own.deployment, tableName, dynamodb: dynamodb.config, clock: own.clock });
    const handle = dispatcher(allOperations, other);
    const started = process.uptime();
    const timer = jest.spyOn(process, 'uptime').mockReturnValue(started);
    await evaluate('anyone', { feature: 'plain' });
    await handle(
      eventOf('UpdateFeature', {
        project: 'shop',
        feature: 'plain',
        evaluationStrategy: 'DEFAULT_VARIATION',
        defaultVariation: 'new',
      }),
    );
    expect((await evaluate('anyone', { feature: 'plain' })).body.variation).toBe('old');
    timer.mockReturnValue(started + 5.001);
    expect((await evaluate('anyone', { feature: 'plain' })).body.variation).toBe('new');
    timer.mockRestore();
  });
});
