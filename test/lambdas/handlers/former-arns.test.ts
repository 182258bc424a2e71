/**
 * ARNs of where resources were before, once the deployment lists them; and those of elsewhere, which must do nothing.
 */
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { account, arms, given, hours, launchInput, metric, step } from '../resources.ts';

const former = 'arn:aws:evidently:eu-west-1:999999999999';
const foreign = 'arn:aws:evidently:eu-west-1:888888888888';
const now = startTime / 1000;

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb, { formerArns: ['999999999999/eu-west-1'] });
beforeEach(async () => {
  await given(service).project();
  await given(service).feature();
  await given(service).segment('chrome');
});

const override = (segment: string) => ({ segment, evaluationOrder: 1, weights: { a: 1 } });
const launchWith = (segment: string) => ({
  ...launchInput('l', { groups: arms({ a: 'off' }) }),
  scheduledSplitsConfig: { steps: [step(hours(1), { a: 1 }, { segmentOverrides: [override(segment)] })] },
});
const experimentWith = (segment: string) => ({
  project: 'shop',
  name: 'e',
  treatments: arms({ a: 'off', b: 'on' }),
  metricGoals: [metric('price')],
  segment,
});
const reported = (feature: string) => ({
  timestamp: now,
  type: 'aws.evidently.evaluation',
  data: JSON.stringify({ feature, entityId: 'ann', variation: 'on', type: 'DEFAULT' }),
});
const put = (...features: string[]) =>
  service.ok('PutProjectEvents', { project: 'shop', events: features.map(reported) });

describe('ARNs of an account and region that the deployment lists', () => {
  it('name its projects and segments, in paths and in bodies; answers have its own', async () => {
    expect((await service.ok('GetProject', { project: `${former}:project/shop` })).project.arn).toBe(
      `${account}:project/shop`,
    );
    await service.ok('GetSegment', { segment: `${former}:segment/chrome` });
    const { launch } = await service.ok('CreateLaunch', launchWith(`${former}:segment/chrome`));
    expect(launch.scheduledSplitsDefinition.steps[0].segmentOverrides[0].segment).toBe(`${account}:segment/chrome`);
    const { experiment } = await service.ok('CreateExperiment', experimentWith(`${former}:segment/chrome`));
    expect(experiment.segment).toBe(`${account}:segment/chrome`);
    await service.ok('EvaluateFeature', { project: `${former}:project/shop`, feature: 'search', entityId: 'ann' });
  });

  it('name what is tagged, what history is about, and the features of events', async () => {
    await service.ok('TagResource', { resourceArn: `${former}:project/shop/feature/search`, tags: { team: 'blue' } });
    expect((await service.ok('GetFeature', { project: 'shop', feature: 'search' })).feature.tags).toEqual({
      team: 'blue',
    });
    const resource = `${former}:project/shop/feature/search`;
    expect((await service.ok('ListHistory', { project: 'shop', resource })).history).toHaveLength(2);
    expect((await put(resource)).failedEventCount).toBe(0);
  });
});

describe('ARNs of elsewhere', () => {
  it('delete nothing', async () => {
    expect((await service.call('DeleteSegment', { segment: `${foreign}:segment/chrome` })).status).toBe(404);
    expect((await service.call('DeleteProject', { project: `${foreign}:project/shop` })).status).toBe(404);
    await service.ok('GetSegment', { segment: 'chrome' });
  });

  it('of the deployment itself name nothing of another type, and the message says which they have', async () => {
    const wrong = `${account}:project/shop/feature/search`;
    const of = { status: 404, body: { message: expect.stringMatching(/ This ARN is of the type feature\.$/) } };
    expect(await service.call('DeleteProject', { project: wrong })).toMatchObject(of);
    expect(await service.call('DeleteSegment', { segment: wrong })).toMatchObject(of);
    const evaluation = { project: wrong, feature: 'search', entityId: 'ann' };
    expect(await service.call('EvaluateFeature', evaluation)).toMatchObject(of);
  });

  it.each(['CreateLaunch', 'CreateExperiment'] as const)('are no segments for %s', async (operation) => {
    const input = operation === 'CreateLaunch' ? launchWith : experimentWith;
    const segment = `${foreign}:segment/chrome`;
    expect(await service.call(operation, input(segment))).toMatchObject({
      status: 404,
      body: {
        message: expect.stringContaining(`Segment with arn '${segment}' does not exist. ARNs of this deployment`),
      },
    });
  });

  it.each([
    ['another account', `${foreign}:project/shop/feature/search`],
    ['another service', `${account.replace('evidently', 's3')}:project/shop/feature/search`],
    ['something before it', `x${account}:project/shop/feature/search`],
    ['another project', `${account}:project/other/feature/search`],
    ['another kind', `${account}:project/shop/launch/search`],
    ['a path alone', 'project/shop/feature/search'],
    ['a very long text', `${'é'.repeat(5_000)}:`],
  ])('are no features of events: %s is the error of that event', async (_, feature) => {
    const { failedEventCount, eventResults } = await put(feature, `${account}:project/shop/feature/search`, 'search');
    expect(failedEventCount).toBe(1);
    expect(eventResults[0]).toMatchObject({
      errorCode: 'ValidationException',
      errorMessage: expect.stringMatching(/^data\.feature '.*' is neither the name nor the ARN of .*--former-arn/),
    });
    expect(eventResults[0].errorMessage.length).toBeLessThanOrEqual(1_024);
  });

  it.each([
    `${foreign}:project/shop/feature/search`,
    `${account.replace('evidently', 's3')}:project/shop/feature/search`,
    `x${account}:project/shop/feature/search`,
  ])('are no resources of history: %s', async (resource) => {
    const { error, body } = await service.call('ListHistory', { project: 'shop', resource });
    expect(error).toBe('ValidationException');
    for (const text of [resource, `${account}:`, '--former-arn']) expect(body.message).toContain(text);
  });
});
