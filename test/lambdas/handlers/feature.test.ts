import { openTestService, startTime, type TestService } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { account, arms, days, given, hours, variations } from '../resources.ts';

const dynamodb = useDynamoDB();
let service: TestService;

const shop = `${account}:project/shop`;
const search = { project: 'shop', feature: 'search' };
const getFeature = async () => (await service.ok('GetFeature', search)).feature;

describe('CreateFeature', () => {
  beforeAll(async () => {
    service = await openTestService(dynamodb);
    await given(service).project();
  });
  const create = (name: string, more: object) =>
    service.call('CreateFeature', { project: 'shop', name, variations: variations('off', 'on'), ...more });

  it.each(['shop', shop])('answers with all members, and defaults for those left out, in %s', async (project) => {
    const name = project === 'shop' ? 'one' : 'two';
    const feature = {
      arn: `${shop}/feature/${name}`,
      name,
      project: shop,
      status: 'AVAILABLE',
      createdTime: hours(0),
      lastUpdatedTime: hours(0),
      version: expect.any(Number),
      description: '',
      evaluationStrategy: 'ALL_RULES',
      valueType: 'STRING',
      variations: variations('off', 'on'),
      defaultVariation: 'off',
      evaluationRules: [],
      tags: {},
      entityOverrides: {},
    };
    expect((await create(name, { project })).body).toEqual({ feature });
    expect(await service.ok('GetFeature', { project, feature: name })).toEqual({ feature });
  });

  it('keeps what is given', async () => {
    const members = {
      description: 'd',
      evaluationStrategy: 'DEFAULT_VARIATION',
      defaultVariation: 'on',
      entityOverrides: { 'ada@example.org': 'on' },
      tags: { team: 'blue' },
    };
    expect((await create('three', members)).body.feature).toMatchObject(members);
  });

  it.each([
    ['BOOLEAN', { boolValue: false }],
    ['LONG', { longValue: Number.MAX_SAFE_INTEGER }],
    ['DOUBLE', { doubleValue: 1.7976931348623157e308 }],
    ['DOUBLE', { doubleValue: 5e-324 }],
    ['STRING', { stringValue: '' }],
  ])('has the type %s of its first variation and keeps %j', async (valueType, value) => {
    const name = `v-${JSON.stringify(value).length}-${valueType}`;
    const { body } = await create(name, { variations: [{ name: 'only', value }] });
    expect(body.feature).toMatchObject({ valueType, variations: [{ name: 'only', value }] });
    expect((await service.ok('GetFeature', { project: 'shop', feature: name })).feature).toEqual(body.feature);
  });

  it('tells all that is wrong at once', async () => {
    const { error, body } = await create('bad', {
      variations: [...variations('a', 'a'), { name: 'b', value: { boolValue: true } }],
      defaultVariation: 'none',
      entityOverrides: { someone: 'nothing' },
    });
    expect([error, body.reason, body.fieldList.map(({ name }: { name: string }) => name)]).toEqual([
      'ValidationException',
      'fieldValidationFailed',
      ['variations[1].name', 'variations[2].value', 'defaultVariation', 'entityOverrides'],
    ]);
  });

  it('refuses a name that is taken', async () => {
    await create('taken', {});
    expect(await create('taken', {})).toMatchObject({
      error: 'ConflictException',
      body: { message: 'Feature taken already exists', resourceId: `${shop}/feature/taken`, resourceType: 'feature' },
    });
  });

  it('refuses a project that is not there', async () => {
    expect(await create('x', { project: 'none' })).toMatchObject({
      error: 'ResourceNotFoundException',
      body: { message: `Project with arn '${account}:project/none' does not exist.` },
    });
  });

  it('takes overrides up to 40,960 bytes, 6 on top of each', async () => {
    // 100 overrides of 400 + 2 + 6 bytes, and one for the rest.
    const overrides = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`${index}`.padStart(400, 'x'), 'on']),
    );
    const rest = 40_960 - 100 * 408 - 8;
    const full = { ...overrides, ['é'.repeat(rest / 2)]: 'on' };
    expect((await create('full', { entityOverrides: full })).status).toBe(200);
    const over = { ...overrides, [`${'é'.repeat(rest / 2)}y`]: 'on' };
    expect(await create('over', { entityOverrides: over })).toMatchObject({
      status: 402,
      error: 'ServiceQuotaExceededException',
      body: {
        resourceId: `${shop}/feature/over`,
        quotaCode: 'bytes-of-entity-overrides',
        message: expect.stringContaining('--quota overrideBytes=COUNT'),
      },
    });
  });

  it('refuses more than 2,500 overrides', async () => {
    const entityOverrides = Object.fromEntries(Array.from({ length: 2501 }, (_, index) => [`${index}`, 'on']));
    expect((await create('many', { entityOverrides })).error).toBe('ValidationException');
  });

  it('stops at the quota of features', async () => {
    service = await openTestService(dynamodb, { quotas: { features: 1 } });
    await given(service).project();
    await create('one', {});
    expect(await create('two', {})).toMatchObject({
      status: 402,
      body: { resourceId: `${shop}/feature/two`, quotaCode: 'features' },
    });
    expect((await service.ok('GetProject', { project: 'shop' })).project.featureCount).toBe(1);
  });
});

describe('given a feature', () => {
  beforeEach(async () => {
    service = await openTestService(dynamodb);
    await given(service).project();
    await given(service).feature();
    service.clock.now = startTime + 3_600_000;
  });
  const update = (more: object) => service.call('UpdateFeature', { ...search, ...more });
  const names = async () => (await getFeature()).variations.map(({ name }: { name: string }) => name);

  it('GetFeature tells the ARN of one that is not there', async () => {
    expect((await service.call('GetFeature', { project: 'shop', feature: 'none' })).body).toEqual({
      message: `Feature with arn '${shop}/feature/none' does not exist.`,
      resourceId: `${shop}/feature/none`,
      resourceType: 'feature',
    });
  });

  it('UpdateFeature changes what is given and the time, and answers as GetFeature does', async () => {
    const before = await getFeature();
    const changes = { description: 'new', evaluationStrategy: 'DEFAULT_VARIATION', defaultVariation: 'on' };
    const { body } = await update({ project: shop, ...changes });
    expect(body.feature).toEqual({ ...before, ...changes, lastUpdatedTime: hours(1), version: before.version + 1 });
    expect(await getFeature()).toEqual(body.feature);
  });

  it('UpdateFeature replaces variations in their place and appends new ones', async () => {
    const changed = { name: 'off', value: { stringValue: 'changed' } };
    const { body } = await update({ addOrUpdateVariations: [...variations('new'), changed] });
    expect(body.feature.variations).toEqual([changed, ...variations('on', 'new')]);
  });

  it('UpdateFeature ignores names to remove that are not there', async () => {
    await update({ removeVariations: ['none', 'on'] });
    expect(await names()).toEqual(['off']);
  });

  it('UpdateFeature may drop the default while naming a new one', async () => {
    expect((await update({ removeVariations: ['off'] })).body.fieldList[0].name).toBe('defaultVariation');
    const { status } = await update({
      removeVariations: ['off'],
      addOrUpdateVariations: variations('x'),
      defaultVariation: 'x',
    });
    expect([status, await names()]).toEqual([200, ['on', 'x']]);
  });

  it('UpdateFeature replaces the overrides as a whole', async () => {
    await update({ entityOverrides: { ada: 'on', bob: 'off' } });
    await update({ entityOverrides: { cyd: 'on' } });
    expect((await getFeature()).entityOverrides).toEqual({ cyd: 'on' });
    await update({ entityOverrides: {} });
    expect((await getFeature()).entityOverrides).toEqual({});
  });

  it('serves an override to an entity of any name, also __proto__', async () => {
    const serves = async (entityId: string) =>
      (await service.ok('EvaluateFeature', { ...search, entityId })).reason === 'ENTITY_OVERRIDES_MATCH';
    const text = '{"__proto__":"on","constructor":"on"}';
    await update({ entityOverrides: JSON.parse(text) });
    expect(JSON.stringify((await getFeature()).entityOverrides)).toBe(text);
    expect(await Promise.all(['__proto__', 'constructor', 'toString'].map(serves))).toEqual([true, true, false]);
    await update({ entityOverrides: {} });
  });

  it.each([
    [{ addOrUpdateVariations: variations('a', 'b', 'c', 'd') }, ['addOrUpdateVariations[3]']],
    [{ addOrUpdateVariations: variations('a', 'a') }, ['addOrUpdateVariations[1].name']],
    [
      { addOrUpdateVariations: [...variations('a'), { name: 'b', value: { longValue: 1 } }] },
      ['addOrUpdateVariations[1].value'],
    ],
    [{ entityOverrides: { ada: 'none' } }, ['entityOverrides']],
  ])('UpdateFeature refuses %j', async (changes, fields) => {
    const { error, body } = await update(changes);
    expect([error, body.fieldList.map(({ name }: { name: string }) => name)]).toEqual(['ValidationException', fields]);
    expect((await getFeature()).lastUpdatedTime).toBe(hours(0));
  });

  it('UpdateFeature holds overrides to their size', async () => {
    const entityOverrides = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`${index}`.padStart(410, 'x'), 'on']),
    );
    expect((await update({ entityOverrides })).error).toBe('ServiceQuotaExceededException');
  });

  it('shows the launch and the experiment that run on it', async () => {
    const make = given(service);
    await make.launch('l');
    await make.experiment('e');
    expect((await getFeature()).evaluationRules).toEqual([]);
    await make.startLaunch('l');
    await make.startExperiment('e', days(2));
    const evaluationRules = [
      { name: 'l', type: 'aws.evidently.splits' },
      { name: 'e', type: 'aws.evidently.onlineab' },
    ];
    expect(await getFeature()).toMatchObject({ evaluationRules });
    expect((await update({ description: 'still' })).body.feature.evaluationRules).toEqual(evaluationRules);
    await service.ok('StopLaunch', { project: 'shop', launch: 'l' });
    expect((await getFeature()).evaluationRules).toEqual([evaluationRules[1]]);
  });

  it('keeps variations that a running launch or experiment serves, and only those', async () => {
    const make = given(service);
    await update({ addOrUpdateVariations: variations('x', 'y', 'z') });
    await make.launch('l', {
      groups: arms({ a: 'x' }),
      scheduledSplitsConfig: { steps: [{ startTime: hours(0), groupWeights: { a: 1 } }] },
    });
    await make.experiment('e', { treatments: arms({ a: 'off', b: 'y' }) });
    await make.launch('draft', { groups: arms({ a: 'z' }), scheduledSplitsConfig: undefined });
    await make.startLaunch('l');
    await make.startExperiment('e', days(2));
    for (const [variation, user] of [
      ['x', 'launch l'],
      ['y', 'experiment e'],
    ] as const)
      expect(await update({ removeVariations: [variation] })).toMatchObject({
        error: 'ConflictException',
        body: {
          message: `Variation ${variation} is used by the running ${user}`,
          resourceId: `${shop}/feature/search`,
          resourceType: 'feature',
        },
      });
    expect((await update({ removeVariations: ['x', 'y', 'z'] })).body.message).toBe(
      'Variation x is used by the running launch l; Variation y is used by the running experiment e',
    );
    expect((await update({ removeVariations: ['z', 'on'] })).status).toBe(200);
    await service.ok('StopLaunch', { project: 'shop', launch: 'l' });
    await service.ok('StopExperiment', { project: 'shop', experiment: 'e' });
    expect((await update({ removeVariations: ['x', 'y'] })).status).toBe(200);
  });

  it('cannot be deleted while a launch or an experiment runs on it', async () => {
    const make = given(service);
    const refused = (users: string) => ({
      error: 'ConflictException',
      body: {
        message: `Feature search is used by ${users}; stop what runs first`,
        resourceId: `${shop}/feature/search`,
        resourceType: 'feature',
      },
    });
    await make.launch('l');
    await make.experiment('e');
    await make.startLaunch('l');
    await make.startExperiment('e', days(2));
    const both = 'the running launch l and the running experiment e';
    expect(await service.call('DeleteFeature', search)).toMatchObject(refused(both));
    await service.ok('StopLaunch', { project: 'shop', launch: 'l' });
    expect(await service.call('DeleteFeature', search)).toMatchObject(refused('the running experiment e'));
    service.clock.now = days(2) * 1000;
    expect(await service.ok('DeleteFeature', { ...search, project: shop })).toEqual({});
    expect((await service.call('GetFeature', search)).status).toBe(404);
    expect((await service.call('DeleteFeature', search)).status).toBe(404);
    expect((await service.call('UpdateFeature', { ...search, description: 'x' })).status).toBe(404);
  });

  it('leaves nothing to one of the same name after it', async () => {
    await update({ entityOverrides: { ada: 'on' } });
    await service.ok('TagResource', { resourceArn: `${shop}/feature/search`, tags: { team: 'blue' } });
    await service.ok('DeleteFeature', search);
    const again = await given(service).feature('search', { variations: variations('new') });
    expect(again).toMatchObject({ entityOverrides: {}, tags: {}, variations: variations('new') });
    expect(await getFeature()).toEqual(again);
  });
});
