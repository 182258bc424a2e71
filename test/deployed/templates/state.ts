/**
 * All that the service has, by the ends of the ARNs.
 */
import * as sdk from '@aws-sdk/client-evidently';
import type { Deployed } from '../deployed.ts';

export type State = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export const stateOf = async ({ client }: Deployed): Promise<State> => {
  const { projects = [] } = await client.send(new sdk.ListProjectsCommand({}));
  const { segments = [] } = await client.send(new sdk.ListSegmentsCommand({}));
  const inside = await Promise.all(projects.map(({ name }) => insideOf(client, name ?? '')));
  const all = [...projects, ...segments, ...inside.flat()] as unknown as ({ arn: string } & State[string])[];
  return Object.fromEntries(all.map((one) => [one.arn.split(':').slice(5).join(':'), one]));
};

/** Features and projects whole, since lists show summaries. */
const insideOf = async (client: Deployed['client'], project: string) => {
  const { features = [] } = await client.send(new sdk.ListFeaturesCommand({ project }));
  const { launches = [] } = await client.send(new sdk.ListLaunchesCommand({ project }));
  const { experiments = [] } = await client.send(new sdk.ListExperimentsCommand({ project }));
  const { project: whole } = await client.send(new sdk.GetProjectCommand({ project }));
  const wholeFeatures = await Promise.all(
    features.map(
      async ({ name: feature }) => (await client.send(new sdk.GetFeatureCommand({ project, feature }))).feature,
    ),
  );
  return [whole, ...wholeFeatures, ...launches, ...experiments];
};
