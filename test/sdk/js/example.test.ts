import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as sdk from '@aws-sdk/client-evidently';
import { evidentlyClient } from '@selfevident/evidently-client';
import { credentials, startService, uniqueName } from '../../support/over-http.ts';
import { useRunningService } from '../../support/use-service.ts';

const service = useRunningService(startService);
const project = uniqueName('js-example');
const launch = 'checkout-rollout';
const experiment = 'banner-test';
const tooEarly = 'Not enough events to generate results';

it('the example of JavaScript runs, prints what it says, and leaves what it has made', async () => {
  const identity = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1' };
  const { stdout } = await promisify(execFile)(process.execPath, ['examples/first-feature.mjs'], {
    env: { ...identity, ...process.env, PROJECT: project, AWS_ENDPOINT_URL_EVIDENTLY: service.endpoint },
  });
  const [first, ...verdict] = stdout.trimEnd().split('\n');
  expect(first).toBe('old DEFAULT');
  // Only the clock of a local service can be moved to where results are.
  if (process.env.SELFEVIDENT_ENDPOINT) expect(verdict).toEqual(['old', 'new'].map((name) => `${name} ${tooEarly}`));
  else {
    expect(verdict).toEqual(expect.arrayContaining(['old Mean 10.00', 'old is the control', 'new Better']));
    expect(verdict.find((line) => line.startsWith('new TreatmentEffect'))).toMatch(/ [34]\.\d\d$/);
  }
  const client = evidentlyClient(service.endpoint, credentials);
  const { launch: made } = await client.send(new sdk.GetLaunchCommand({ project, launch }));
  expect([made?.status, made?.scheduledSplitsDefinition?.steps?.length]).toEqual(['RUNNING', 3]);
  await client.send(new sdk.StopExperimentCommand({ project, experiment }));
  await client.send(new sdk.StopLaunchCommand({ project, launch }));
  await client.send(new sdk.DeleteExperimentCommand({ project, experiment }));
  await client.send(new sdk.DeleteLaunchCommand({ project, launch }));
  for (const feature of ['checkout', 'banner']) await client.send(new sdk.DeleteFeatureCommand({ project, feature }));
  await client.send(new sdk.DeleteProjectCommand({ project }));
  client.destroy();
}, 60_000);
