/**
 * RevertChange: each update can be taken back, once, if nobody has changed the same since.
 */
import { revertSteps } from '../../../domain/revert.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { account, arms, given, hours, type Members, metric, step, variations } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
const shop = { project: 'shop' };
const get = async (kind: 'project' | 'feature' | 'launch' | 'experiment', name: Members) => {
  const operation = `Get${kind.charAt(0).toUpperCase()}${kind.slice(1)}` as 'GetProject';
  const { lastUpdatedTime: _, version: __, ...shown } = (await service.ok(operation, { ...shop, ...name }))[kind];
  return shown;
};
const newest = async (resource?: string) =>
  (await service.ok('ListHistory', { ...shop, resource, maxResults: 1 })).history[0];
const revert = ({ id, time }: { id: string; time: number }, more: Members = {}) =>
  service.call('RevertChange', { ...shop, id, time, ...more });
const change = async (operation: Parameters<typeof service.ok>[0], input: Members) => {
  service.clock.now += 1_000;
  await service.ok(operation, { ...shop, ...input });
  return newest();
};

beforeEach(async () => {
  const make = given(service);
  await make.project();
  await make.feature('search', { entityOverrides: { joe: 'on' } });
  await make.launch('l', { scheduledSplitsConfig: { steps: [step(hours(0), { a: 10_000, b: 0 })] } });
  await make.experiment('e', { samplingRate: 30_000 });
});

it('finds the change of a client that cuts times to whole seconds', async () => {
  service.clock.now += 345;
  const { id, time } = await change('UpdateProject', { description: 'new' });
  await change('UpdateProject', { description: 'newer' });
  expect(time % 1).not.toBe(0);
  expect((await revert({ id, time: Math.floor(time) }, { dryRun: true })).error).toBe('ConflictException');
  expect((await revert({ id: `${id}x`, time: Math.floor(time) })).error).toBe('ResourceNotFoundException');
  const { id: last, time: lastTime } = await newest();
  expect((await revert({ id: last, time: Math.floor(lastTime) })).status).toBe(200);
});

const updates: readonly (readonly [Parameters<typeof service.ok>[0], Members, Parameters<typeof get>])[] = [
  ['UpdateProject', { description: 'new' }, ['project', {}]],
  ['UpdateProjectDataDelivery', { cloudWatchLogs: { logGroup: 'events' } }, ['project', {}]],
  [
    'UpdateFeature',
    { feature: 'search', defaultVariation: 'on', entityOverrides: {} },
    ['feature', { feature: 'search' }],
  ],
  [
    'UpdateFeature',
    {
      feature: 'search',
      addOrUpdateVariations: variations('third'),
      removeVariations: ['off'],
      defaultVariation: 'on',
    },
    ['feature', { feature: 'search' }],
  ],
  ['UpdateLaunch', { launch: 'l', metricMonitors: [metric('price')], description: 'x' }, ['launch', { launch: 'l' }]],
  [
    'UpdateExperiment',
    { experiment: 'e', samplingRate: 5, onlineAbConfig: { controlTreatmentName: 'b' } },
    ['experiment', { experiment: 'e' }],
  ],
  ['TagResource', { resourceArn: `${account}:project/shop`, tags: { a: 'b' } }, ['project', {}]],
  ['TagResource', { resourceArn: `${account}:project/shop/launch/l`, tags: { a: 'b' } }, ['launch', { launch: 'l' }]],
  [
    'TagResource',
    { resourceArn: `${account}:project/shop/experiment/e`, tags: { a: 'b' } },
    ['experiment', { experiment: 'e' }],
  ],
];

it.each(updates)('takes back %s %j, and is taken back itself', async (operation, input, read) => {
  const before = await get(...read);
  const record = await change(operation, input);
  const changed = await get(...read);
  expect(changed).not.toEqual(before);
  service.clock.now += 1_000;
  const dry = await revert(record, { dryRun: true });
  expect(dry).toMatchObject({ status: 200, body: { operation, resourceType: read[0] } });
  expect([await get(...read), await newest()]).toEqual([changed, record]);
  const done = await revert(record);
  expect(done).toEqual(dry);
  expect(await get(...read)).toEqual(before);
  const own = await newest();
  expect(own).toMatchObject({ operation: 'RevertChange', actor: 'arn:aws:iam::123456789012:user/tester' });
  service.clock.now += 1_000;
  expect((await revert(own)).status).toBe(200);
  expect(await get(...read)).toEqual(changed);
});

it('says what becomes of which member', async () => {
  const record = await change('UpdateFeature', { feature: 'search', defaultVariation: 'on', description: 'new' });
  expect((await revert(record)).body).toEqual({
    resource: `${account}:project/shop/feature/search`,
    resourceType: 'feature',
    operation: 'UpdateFeature',
    before: { defaultVariation: 'on', description: 'new' },
    after: { defaultVariation: 'off', description: '' },
  });
});

it('keeps what others have changed since, and refuses what is no longer as it was left', async () => {
  const first = await change('UpdateFeature', { feature: 'search', defaultVariation: 'on' });
  await change('UpdateFeature', { feature: 'search', description: 'by another' });
  expect((await revert(first)).status).toBe(200);
  expect(await get('feature', { feature: 'search' })).toMatchObject({
    defaultVariation: 'off',
    description: 'by another',
  });
  const refused = await revert(first);
  expect([refused.error, refused.body.message]).toEqual([
    'ConflictException',
    'defaultVariation of feature/search is no longer what this change left. Revert the later changes first, or set it by an update.',
  ]);
});

it('refuses what an update would be refused: a variation that is served, a destination that is not allowed', async () => {
  const record = await change('UpdateFeature', { feature: 'search', addOrUpdateVariations: variations('third') });
  const make = given(service);
  await make.launch('uses', { groups: arms({ a: 'third', b: 'off' }) });
  await make.startLaunch('uses');
  const { error, body } = await revert(record);
  expect([error, body.message]).toEqual(['ConflictException', 'Variation third is used by the running launch uses']);
});

it('of a running launch whose step has begun, begins what was in force as a step of its own', async () => {
  await given(service).startLaunch('l');
  service.clock.now = startTime + 3_600_000;
  const steps = [step(hours(0), { a: 10_000, b: 0 }), step(hours(2), { a: 50_000 }), step(hours(4), { a: 100_000 })];
  const record = await change('UpdateLaunch', { launch: 'l', scheduledSplitsConfig: { steps } });
  service.clock.now = startTime + 3 * 3_600_000;
  const answer = await revert(record);
  expect(answer.status).toBe(200);
  const now = service.clock.now / 1000;
  const times = (await get('launch', { launch: 'l' })).scheduledSplitsDefinition.steps.map(
    ({ startTime: time, groupWeights }: { startTime: number; groupWeights: Members }) => [time, groupWeights.a],
  );
  expect(times).toEqual([
    [hours(0), 10_000],
    [hours(2), 50_000],
    [now, 10_000],
  ]);
});

it('of a running launch whose steps are ahead takes them away', async () => {
  await given(service).startLaunch('l');
  const steps = [step(hours(0), { a: 10_000, b: 0 }), step(hours(2), { a: 50_000 })];
  const record = await change('UpdateLaunch', { launch: 'l', scheduledSplitsConfig: { steps } });
  expect((await revert(record)).status).toBe(200);
  expect((await get('launch', { launch: 'l' })).scheduledSplitsDefinition.steps).toHaveLength(1);
});

it('begins nothing where the launch is held or no step was in force', () => {
  const before = { startTime: 0, groupWeights: { a: 1 }, segmentOverrides: [] };
  const late = { startTime: 5, groupWeights: { a: 2 }, segmentOverrides: [] };
  const launch = { status: 'RUNNING', steps: [before, late], stepsBegun: 2 } as never;
  expect(revertSteps(launch, [before], 9)).toEqual([before, late, { ...before, startTime: 9 }]);
  expect(revertSteps(launch, [{ ...late, startTime: 20 }], 9)).toEqual([
    before,
    late,
    { startTime: 9, groupWeights: {}, segmentOverrides: [] },
    { ...late, startTime: 20 },
  ]);
  expect(revertSteps({ ...(launch as object), heldSince: 6 } as never, [before], 9)).toEqual([before]);
});

it('refuses a seventh step with what to do instead', async () => {
  const times = [0, 1, 2, 3, 4, 5];
  await given(service).launch('full', {
    groups: arms({ a: 'off' }),
    scheduledSplitsConfig: { steps: times.slice(0, 5).map((hour) => step(hours(hour / 10), { a: hour })) },
  });
  await given(service).startLaunch('full');
  const steps = times.map((hour) => step(hours(hour / 10), { a: hour }));
  const record = await change('UpdateLaunch', { launch: 'full', scheduledSplitsConfig: { steps } });
  service.clock.now = startTime + 3_600_000;
  const { error, body } = await revert(record);
  expect([error, body.message]).toEqual(['ConflictException', expect.stringContaining('6 at most')]);
});

it.each([
  ['CreateFeature', { name: 'new', variations: variations('off') }, 'delete feature/new with DeleteFeature'],
  ['DeleteFeature', { feature: 'other' }, "create feature/other again with CreateFeature from the record's before"],
  ['StartLaunch', { launch: 'l' }, 'stop launch/l with StopLaunch'],
  ['ShipVariation', { feature: 'search', variation: 'on' }, 'set the defaultVariation with UpdateFeature'],
] as const)('refuses %s by name, and says what to do instead', async (operation, input, cure) => {
  await given(service).feature('other');
  const { error, body } = await revert(await change(operation, input));
  expect([error, body.fieldList[0].name]).toEqual(['ValidationException', 'id']);
  expect(body.message).toContain(`is ${operation}, which cannot be reverted: `);
  expect(body.message).toContain(cure);
});

it('refuses changes of keys, and changes none', async () => {
  const made = await service.ok('CreateKey', shop);
  const { key } = made;
  const cures = {
    CreateKey: 'revoke the key with DeleteKey',
    UpdateKey: "update the key with UpdateKey from the record's before",
    DeleteKey: "its secret is gone; create another key with CreateKey from the record's before",
  };
  const inputs = { CreateKey: {}, UpdateKey: { key: key.id, description: 'new' }, DeleteKey: { key: key.id } };
  for (const operation of ['CreateKey', 'UpdateKey', 'DeleteKey'] as const) {
    const record = await change(operation, inputs[operation]);
    const before = (await service.ok('ListKeys', shop)).keys;
    const { error, body } = await revert(record);
    expect([error, body.fieldList[0].name]).toEqual(['ValidationException', 'id']);
    expect(body.message).toContain(`is ${operation}, which cannot be reverted: ${cures[operation]}`);
    expect((await service.ok('ListKeys', shop)).keys).toEqual(before);
  }
});

it('refuses a stop, and what happened by itself', async () => {
  await given(service).startLaunch('l');
  const stopped = await revert(await change('StopLaunch', { launch: 'l' }));
  expect(stopped.body.message).toContain('launch/l has ended; create another with CreateLaunch and start it');
  await given(service).startExperiment('e', hours(1));
  service.clock.now = startTime + 2 * 3_600_000;
  await service.ok('GetProject', shop);
  expect((await revert(await newest())).body.message).toContain(
    'is ExperimentCompleted, which happened by itself: update experiment/e instead',
  );
});

it('misses a change that is not in the history, of another project, or of a resource that is gone', async () => {
  const record = await change('UpdateFeature', { feature: 'search', description: 'new' });
  for (const wrong of [{ id: 'none' }, { time: record.time + 1 }])
    expect((await revert({ ...record, ...wrong })).error).toBe('ResourceNotFoundException');
  await given(service).project('other');
  expect((await revert(record, { project: 'other' })).body).toMatchObject({
    message: expect.stringContaining(`has no change ${record.id} at `),
    resourceType: 'project',
  });
  await service.ok('DeleteFeature', { ...shop, feature: 'search' });
  expect((await revert(record)).body).toMatchObject({ resourceType: 'feature' });
});
