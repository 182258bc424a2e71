/**
 * Drafts, and launches and experiments that have ended, beside features that go and come again.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Answer, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { violations } from '../invariants.ts';
import { account, arms, experimentInput, given, hours, launchInput, type Members, variations } from '../resources.ts';
import { scan } from '../scan.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
beforeEach(async () => {
  await given(service).project();
  await given(service).feature();
});
afterEach(async () => expect(violations(await scan(dynamodb, service.tableName))).toEqual([]));

const shop = { project: 'shop' };
const deleteFeature = (feature = 'search') => service.ok('DeleteFeature', { ...shop, feature });
const fields = ({ body }: Answer) => (body.fieldList ?? []).map(({ name }: { name: string }) => name);
const featureItems = async () =>
  (await scan(dynamodb, service.tableName)).filter(({ SK }) => /^(FEATURE|RULES)#/.test(SK));

/** The same for launches and experiments. */
const kinds = {
  launch: {
    member: 'groups',
    create: (name: string, groups: object, more: Members = {}) =>
      service.call('CreateLaunch', launchInput(name, { groups, ...more })),
    update: (more: Members) => service.call('UpdateLaunch', { ...shop, launch: 'x', ...more }),
    start: () => service.call('StartLaunch', { ...shop, launch: 'x' }),
    stop: () => service.ok('StopLaunch', { ...shop, launch: 'x' }),
    remove: () => service.ok('DeleteLaunch', { ...shop, launch: 'x' }),
  },
  experiment: {
    member: 'treatments',
    create: (name: string, treatments: object, more: Members = {}) =>
      service.call('CreateExperiment', experimentInput(name, { treatments, ...more })),
    update: (more: Members) => service.call('UpdateExperiment', { ...shop, experiment: 'x', ...more }),
    start: () => service.call('StartExperiment', { ...shop, experiment: 'x', analysisCompleteTime: hours(10) }),
    stop: () => service.ok('StopExperiment', { ...shop, experiment: 'x' }),
    remove: () => service.ok('DeleteExperiment', { ...shop, experiment: 'x' }),
  },
};
const both = arms({ a: 'off', b: 'on' });

describe.each(Object.entries(kinds))('the draft of a %s', (kind, { member, create, update, start, stop, remove }) => {
  it('lets its feature go, and starts only when there is one of the name again', async () => {
    await create('x', both);
    await deleteFeature();
    expect((await update({ description: 'still a draft' })).status).toBe(200);
    const refused = await start();
    expect([refused.error, fields(refused)]).toEqual([
      'ValidationException',
      [`${member}[0].feature`, `${member}[1].feature`],
    ]);
    expect(refused.body.fieldList[0].message).toBe("'search' is not a feature of the project");
    await given(service).feature();
    expect((await start()).status).toBe(200);
  });

  it('names the variations that a feature made anew lacks', async () => {
    await create('x', both);
    await deleteFeature();
    await given(service).feature('search', { variations: variations('off', 'other') });
    expect(fields(await start())).toEqual([`${member}[1].variation`]);
    await service.ok('UpdateFeature', { ...shop, feature: 'search', addOrUpdateVariations: variations('on') });
    expect((await start()).status).toBe(200);
  });

  it('takes in one answer features that are gone beside variations that are missing', async () => {
    await given(service).feature('gone');
    await create('x', [...arms({ a: 'none' }), ...arms({ b: 'on' }, 'gone')]);
    await deleteFeature('gone');
    expect(fields(await start())).toEqual([`${member}[0].variation`, `${member}[1].feature`]);
  });

  it('must name features that are there, but only when it names them for the first time', async () => {
    const absent = `Feature with arn '${account}:project/shop/feature/none' does not exist.`;
    const none = arms({ a: 'off', b: 'on' }, 'none');
    expect((await create('x', none)).body.message).toBe(absent);
    await create('x', both);
    await deleteFeature();
    expect((await update({ [member]: arms({ b: 'on', a: 'other' }) })).status).toBe(200);
    expect((await update({ [member]: [...both, ...arms({ c: 'on' }, 'none')] })).body.message).toBe(absent);
    expect((await create('y', both)).status).toBe(404);
    await given(service).feature('none');
    expect((await update({ [member]: none })).status).toBe(200);
    // Once it was given up, it is named for the first time again.
    expect((await update({ [member]: both })).status).toBe(404);
  });

  it('writes nothing to a feature when it is created, changed and deleted', async () => {
    const before = await featureItems();
    await create('x', both);
    await update({ description: 'new', [member]: arms({ b: 'on', a: 'off' }) });
    await remove();
    expect(await featureItems()).toEqual(before);
  });

  it('leaves no ghost of a feature that is gone, and nothing in one made anew', async () => {
    await create('x', both);
    await deleteFeature();
    await remove();
    expect(await featureItems()).toEqual([]);
    await given(service).feature();
    const made = await featureItems();
    await create('x', both);
    await start();
    await stop();
    await deleteFeature();
    await given(service).feature();
    const again = await featureItems();
    await remove();
    expect(await featureItems()).toEqual(again);
    expect(again.map(({ SK }) => SK)).toEqual(made.map(({ SK }) => SK));
    expect((await service.ok('GetProject', shop)).project).toMatchObject({ featureCount: 1, [`${kind}Count`]: 0 });
    await deleteFeature();
  });
});

it('a feature stored when references were counted can be changed, started on and deleted', async () => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
  await given(service).launch('l');
  const Key = { PK: 'P#shop', SK: 'FEATURE#search' };
  const counted = { UpdateExpression: 'SET #r = :r', ExpressionAttributeNames: { '#r': 'references' } };
  const values = { ExpressionAttributeValues: { ':r': 1 } };
  await client.send(new UpdateCommand({ TableName: service.tableName, Key, ...counted, ...values }));
  client.destroy();
  await service.ok('UpdateFeature', { ...shop, feature: 'search', description: 'new' });
  await given(service).startLaunch('l');
  expect((await service.call('DeleteFeature', { ...shop, feature: 'search' })).status).toBe(409);
  await service.ok('StopLaunch', { ...shop, launch: 'l' });
  await deleteFeature();
  await service.ok('DeleteLaunch', { ...shop, launch: 'l' });
  expect(await featureItems()).toEqual([]);
});

it('what has ended goes on being shown when its feature is gone', async () => {
  await given(service).experiment('e');
  await given(service).startExperiment('e', hours(1));
  service.clock.now = startTime + 2 * 3_600_000;
  await deleteFeature();
  const experiment = { ...shop, experiment: 'e' };
  expect((await service.ok('GetExperiment', experiment)).experiment).toMatchObject({
    status: 'COMPLETED',
    treatments: [{ featureVariations: { search: 'off' } }, { featureVariations: { search: 'on' } }],
  });
  const results = { ...experiment, metricNames: ['price'], treatmentNames: ['a', 'b'] };
  expect((await service.call('GetExperimentResults', results)).status).toBe(200);
  expect((await service.call('GetExperimentHealth', experiment)).status).toBe(200);
});
