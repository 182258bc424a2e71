import * as sdk from '@aws-sdk/client-evidently';
import { type RunningService, startService, uniqueName } from '../../support/over-http.ts';
import { allOf, type RecordingClient, recordingClient } from './client.ts';

let service: RunningService;
let recording: RecordingClient;
let send: sdk.EvidentlyClient['send'];

const prefix = uniqueName('js-pages');
const numbered = (count: number) => Array.from({ length: count }, (_, nth) => `${prefix}-${nth}`);
const names = numbered(5);
const project = names[0] as string;
const segment = names[0] as string;
const feature = 'f';
const arms = ['a', 'b'].map((name) => ({ name, feature, variation: name }));
const metricGoals = [{ metricDefinition: { name: 'm', entityIdKey: 'id', valueKey: 'value' } }];
const steps = [
  { startTime: new Date(0), groupWeights: { a: 1 }, segmentOverrides: [{ segment, evaluationOrder: 1, weights: {} }] },
];

beforeAll(async () => {
  service = await startService();
  recording = recordingClient(service.endpoint);
  send = recording.client.send.bind(recording.client) as typeof send;
  for (const name of names) {
    await send(new sdk.CreateProjectCommand({ name }));
    await send(new sdk.CreateSegmentCommand({ name, pattern: '{"a":["b"]}' }));
  }
  const variations = ['a', 'b'].map((name) => ({ name, value: { stringValue: name } }));
  for (const name of [feature, ...names]) await send(new sdk.CreateFeatureCommand({ project, name, variations }));
  for (const name of names) {
    const scheduledSplitsConfig = { steps };
    await send(new sdk.CreateLaunchCommand({ project, name, groups: arms, scheduledSplitsConfig }));
    await send(new sdk.CreateExperimentCommand({ project, name, treatments: arms, metricGoals }));
  }
});

afterAll(async () => {
  for (const name of names) {
    await send(new sdk.DeleteLaunchCommand({ project, launch: name }));
    await send(new sdk.DeleteExperimentCommand({ project, experiment: name }));
  }
  for (const name of [feature, ...names]) await send(new sdk.DeleteFeatureCommand({ project, feature: name }));
  for (const name of names) {
    await send(new sdk.DeleteProjectCommand({ project: name }));
    await send(new sdk.DeleteSegmentCommand({ segment: name }));
  }
  recording.client.destroy();
  await service.stop();
});

interface Named {
  readonly name: string | undefined;
}

/** The names on each page, of those that this test has made. */
const pagesOf = async <Page>(pages: AsyncIterable<Page>, items: (page: Page) => readonly Named[] | undefined) =>
  (await allOf(pages)).map((page) => {
    const found = (items(page) ?? []).map(({ name }) => name ?? '');
    return found.filter((name) => name === feature || name.startsWith(prefix));
  });

const config = () => ({ client: recording.client, pageSize: 2 });

const paginators: Readonly<Record<string, () => Promise<string[][]>>> = {
  ListProjects: () => pagesOf(sdk.paginateListProjects(config(), {}), ({ projects }) => projects),
  ListSegments: () => pagesOf(sdk.paginateListSegments(config(), {}), ({ segments }) => segments),
  ListFeatures: () => pagesOf(sdk.paginateListFeatures(config(), { project }), ({ features }) => features),
  ListLaunches: () => pagesOf(sdk.paginateListLaunches(config(), { project }), ({ launches }) => launches),
  ListExperiments: () => pagesOf(sdk.paginateListExperiments(config(), { project }), (page) => page.experiments),
  ListSegmentReferences: () =>
    pagesOf(sdk.paginateListSegmentReferences(config(), { segment, type: 'LAUNCH' }), (page) => page.referencedBy),
};

describe.each(Object.entries(paginators))('the paginator of %s', (operation, pages) => {
  it('gives everything once, in pages of the size asked for', async () => {
    const found = await pages();
    const wanted = operation === 'ListFeatures' ? [feature, ...names] : names;
    expect(found.flat().sort()).toEqual([...wanted].sort());
    expect(found.length).toBeGreaterThan(2);
    expect(found.every((page) => page.length <= 2)).toBe(true);
  });
});

it('there are no other paginators', () => {
  const exported = Object.keys(sdk).filter((name) => name.startsWith('paginate'));
  expect(exported.sort()).toEqual(
    Object.keys(paginators)
      .map((name) => `paginate${name}`)
      .sort(),
  );
});
