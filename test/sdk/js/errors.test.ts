import * as sdk from '@aws-sdk/client-evidently';
import { type RunningService, startService, uniqueName } from '../../support/over-http.ts';
import { type RecordingClient, recordingClient } from './client.ts';

let service: RunningService;
let recording: RecordingClient;
let send: sdk.EvidentlyClient['send'];

const project = uniqueName('js-errors');
const feature = 'f';
const variations = [{ name: 'on', value: { boolValue: true } }];

beforeAll(async () => {
  service = await startService();
  recording = recordingClient(service.endpoint);
  send = recording.client.send.bind(recording.client) as typeof send;
  await send(new sdk.CreateProjectCommand({ name: project }));
  await send(new sdk.CreateFeatureCommand({ project, name: feature, variations }));
});

afterAll(async () => {
  await send(new sdk.DeleteFeatureCommand({ project, feature }));
  await send(new sdk.DeleteProjectCommand({ project }));
  recording.client.destroy();
  await service.stop();
});

type Class<T> = new (...given: never[]) => T;

/** The error of a call, which must be of the class. */
const refusal = async <T>(call: Promise<unknown>, expected: Class<T>): Promise<T> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(expected);
  return error as T;
};

describe('ValidationException', () => {
  it('names every member that breaks the model', async () => {
    const groups = [{ name: 'g', feature, variation: '?' }];
    const call = send(new sdk.CreateLaunchCommand({ project, name: 'no name', groups }));
    const { reason, fieldList, $metadata } = await refusal(call, sdk.ValidationException);
    expect(reason).toBe('fieldValidationFailed');
    expect(fieldList?.map(({ name }) => name).sort()).toEqual(['groups[0].variation', 'name']);
    expect(fieldList?.every(({ message }) => message)).toBe(true);
    expect($metadata).toMatchObject({ httpStatusCode: 400, requestId: expect.stringMatching(/./) });
  });

  it('comes for a page token that nobody gave out', async () => {
    const { fieldList } = await refusal(send(new sdk.ListProjectsCommand({ nextToken: 'x' })), sdk.ValidationException);
    expect(fieldList?.map(({ name }) => name)).toEqual(['nextToken']);
  });

  it('comes for an evaluation context that is no object, in a batch too', async () => {
    const requests = [{ feature, entityId: 'e', evaluationContext: '[]' }];
    const call = send(new sdk.BatchEvaluateFeatureCommand({ project, requests }));
    const { fieldList } = await refusal(call, sdk.ValidationException);
    expect(fieldList?.map(({ name }) => name)).toEqual(['requests[0].evaluationContext']);
  });
});

describe('ResourceNotFoundException', () => {
  const absent = uniqueName('absent');
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    project: () => send(new sdk.GetProjectCommand({ project: absent })),
    feature: () => send(new sdk.GetFeatureCommand({ project, feature: absent })),
    launch: () => send(new sdk.GetLaunchCommand({ project, launch: absent })),
    experiment: () => send(new sdk.GetExperimentCommand({ project, experiment: absent })),
    segment: () => send(new sdk.GetSegmentCommand({ segment: absent })),
  };

  it.each(Object.entries(calls))('says which %s does not exist', async (resourceType, call) => {
    const error = await refusal(call(), sdk.ResourceNotFoundException);
    const [, arn] = /^\w+ with arn '(arn:aws:evidently:.*)' does not exist\.$/.exec(error.message) ?? [];
    expect(error).toMatchObject({ resourceType, resourceId: arn, $metadata: { httpStatusCode: 404 } });
    expect(arn).toMatch(new RegExp(`${resourceType}/${absent}$`));
  });

  it('comes from the data plane in its own words', async () => {
    const call = send(new sdk.EvaluateFeatureCommand({ project, feature: absent, entityId: 'e' }));
    const error = await refusal(call, sdk.ResourceNotFoundException);
    expect(error.message).toMatch(/^Feature does not exist with arn '/);
    expect([error.resourceId, error.resourceType]).toEqual([undefined, undefined]);
  });
});

describe('ConflictException', () => {
  it('says which name is taken', async () => {
    const error = await refusal(send(new sdk.CreateProjectCommand({ name: project })), sdk.ConflictException);
    expect(error).toMatchObject({ resourceType: 'project', $metadata: { httpStatusCode: 409 } });
    expect(error.resourceId).toMatch(new RegExp(`^arn:aws:evidently:.*:project/${project}$`));
  });

  it('keeps a project that has features', async () => {
    const error = await refusal(send(new sdk.DeleteProjectCommand({ project })), sdk.ConflictException);
    const message = 'Project has sub-resources: 1 feature, 0 launches, 0 experiments';
    expect(error).toMatchObject({ message, resourceType: 'project' });
  });
});

describe('ServiceQuotaExceededException', () => {
  it('says which quota, of which service, on what', async () => {
    const long = (nth: number) => [`${nth}-`.padEnd(400, 'x'), 'on'] as const;
    const entityOverrides = Object.fromEntries(Array.from({ length: 120 }, (_, nth) => long(nth)));
    const call = send(new sdk.UpdateFeatureCommand({ project, feature, entityOverrides }));
    const error = await refusal(call, sdk.ServiceQuotaExceededException);
    expect(error).toMatchObject({ resourceType: 'feature', serviceCode: 'evidently' });
    expect(error.resourceId).toMatch(new RegExp(`/feature/${feature}$`));
    expect([error.quotaCode, error.$metadata.httpStatusCode]).toEqual([expect.stringMatching(/override/), 402]);
  });
});
