/**
 * What must outlive a change of the deployment, and what the change must bring.
 */
import assert from 'node:assert/strict';
import * as sdk from '@aws-sdk/client-evidently';
import type { Deployed } from './deployed.ts';

const project = 'background';

/** Of what the other steps have left: resources, counts, history. */
export const snapshot = async ({ client, url }: Deployed): Promise<unknown> => {
  const { project: found } = await client.send(new sdk.GetProjectCommand({ project }));
  const { experiment } = await client.send(new sdk.GetExperimentCommand({ project, experiment: 'colours' }));
  const { projects } = await client.send(new sdk.ListProjectsCommand({}));
  return { url, found, experiment, projects: projects?.filter(({ name }) => name !== 'restored') };
};

/** The change was a quota of one feature a project. */
export const obeysNewQuota = async ({ client }: Deployed): Promise<void> => {
  const variations = [{ name: 'on', value: { boolValue: true } }];
  await assert.rejects(client.send(new sdk.CreateFeatureCommand({ project, name: 'second', variations })), {
    name: 'ServiceQuotaExceededException',
  });
};
