/**
 * A project with a launch that runs, made by the owner of the account.
 */
import * as sdk from '@aws-sdk/client-evidently';
import { evidentlyClient } from '@selfevident/evidently-client';
import { region, rootCredentials } from '../emulator.ts';

const project = 'shop';

export const makeShop = async (url: string): Promise<void> => {
  const client = evidentlyClient(url, { region, credentials: rootCredentials });
  await client.send(new sdk.CreateProjectCommand({ name: project }));
  const variations = ['off', 'on'].map((name) => ({ name, value: { stringValue: name } }));
  for (const name of ['checkout', 'spare'])
    await client.send(new sdk.CreateFeatureCommand({ project, name, variations }));
  await client.send(
    new sdk.CreateLaunchCommand({
      project,
      name: 'rollout',
      groups: [
        { name: 'off', feature: 'checkout', variation: 'off' },
        { name: 'on', feature: 'checkout', variation: 'on' },
      ],
      scheduledSplitsConfig: { steps: [{ startTime: new Date(), groupWeights: { off: 50_000, on: 50_000 } }] },
    }),
  );
  await client.send(new sdk.StartLaunchCommand({ project, launch: 'rollout' }));
};
