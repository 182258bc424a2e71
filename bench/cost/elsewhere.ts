/**
 * What is asked of the service by who evaluates elsewhere: the rules, what was served, how often; and flags by a key.
 */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { type OperationName, operations } from '../../contract/index.ts';
import type { KeyGrant } from '../../domain/key/key.ts';
import { checkKey } from '../../lambdas/authorization/check-key.ts';
import { eventOf } from '../../test/support/in-process.ts';
import { launched } from './flags.ts';
import { request, type Workload } from './measure.ts';
import type { Scene } from './scene.ts';
import { event, project, times, workload } from './workloads.ts';

const grant: KeyGrant = {
  id: '0'.repeat(16),
  project,
  scopes: ['evaluate', 'expose', 'events'],
  features: ['*'],
  origins: ['https://shop.example'],
  requestsPerSecond: 10_000,
};

/** Asks with a key, as behind its authorizer. */
const asPage = async (
  { handle }: Scene,
  operation: OperationName,
  input: object,
  expected: { readonly status?: number; readonly tag?: string } = {},
) => {
  const { status = 200, tag } = expected;
  const asked = eventOf(operation, { project, ...input });
  const authorizer = { project, key: JSON.stringify(grant) };
  const headers = { ...asked.headers, origin: 'https://shop.example', ...(tag ? { 'if-none-match': tag } : {}) };
  const requestContext = { ...asked.requestContext, authorizer };
  const answer = await handle({ ...asked, headers, requestContext } as unknown as APIGatewayProxyEvent);
  if (answer.statusCode !== status) throw new Error(`${operation}: ${answer.statusCode} ${answer.body}`);
  return answer;
};

let visitors = 0;
const visitor = () => ({ context: { targetingKey: `page-${visitors++}`, country: 'NL', plan: 'pro' } });

const tagOf = (answer: { readonly headers?: Readonly<Record<string, unknown>> | undefined }): string =>
  String(answer.headers?.etag);

/** How a provider keeps its rules fresh, every five seconds while it is used. */
export const LOOK = 'GetProjectSnapshot, nothing new';

/** The rules: whole, and a look that finds nothing new. */
const rules = (scene: Scene): readonly Workload[] => {
  let tag = '';
  const look = async () => {
    const asked = eventOf('GetProjectSnapshot', { project });
    const { statusCode } = await scene.handle({ ...asked, headers: { ...asked.headers, 'if-none-match': tag } });
    if (statusCode !== 304) throw new Error(`GetProjectSnapshot: ${statusCode}`);
  };
  const ask = request(scene, 'GetProjectSnapshot', () => ({ project }));
  const prepare = async () => {
    tag = tagOf(await scene.handle(eventOf('GetProjectSnapshot', { project })));
  };
  return [
    { ...workload(LOOK, 'evaluation', look), prepare },
    workload('GetProjectSnapshot, 100 features', 'evaluation', ask),
  ];
};

/** What the provider and the agent report. */
const reports = (scene: Scene): readonly Workload[] => {
  let id = '';
  const prepare = async () => {
    id ||= (await scene.store.experiments.get(project, 'trial'))?.entity.id ?? '';
  };
  const exposure = () => ({
    timestamp: scene.service.clock.now / 1_000,
    type: 'aws.evidently.evaluation',
    data: JSON.stringify({
      feature: 'search',
      entityId: `elsewhere-${visitors++}`,
      variation: 'off',
      type: 'EXPERIMENT_RULE_MATCH',
      details: { experiment: 'trial', treatment: 'a', id },
    }),
  });
  const exposures = request(scene, 'PutProjectEvents', () => ({ project, events: times(50, exposure) }));
  const usage = { project, usage: [{ feature: 'search', counts: { off: 1_000, on: 1_000 } }] };
  return [
    { ...workload('PutProjectEvents, 50 new exposures', 'ingestion', exposures, 50), prepare },
    workload(
      'ReportUsage',
      'evaluation',
      request(scene, 'ReportUsage', () => usage),
    ),
  ];
};

/** What pages ask, and what they report. */
const pages = (scene: Scene): readonly Workload[] => {
  let tag = '';
  let tokens: readonly string[] = [];
  const known = visitor();
  const askAll = (of: object) => asPage(scene, 'EvaluateFlags', of);
  const seal = (count: number) => async () => {
    tokens = await Promise.all(
      times(count, async () => {
        const { flags } = JSON.parse((await askAll(visitor())).body);
        return flags.find(({ key }: { readonly key: string }) => key === 'search').metadata.exposure;
      }),
    );
  };
  const report = () => asPage(scene, 'ReportExposures', { tokens });
  const prepareTag = async () => {
    tag = tagOf(await askAll(known));
  };
  const asked = (operation: OperationName, input: () => object) => () => asPage(scene, operation, input());
  return [
    workload(
      'EvaluateFlag in an experiment',
      'evaluation',
      asked('EvaluateFlag', () => ({ key: 'search', ...visitor() })),
      1,
    ),
    workload('EvaluateFlags, 100 flags', 'evaluation', asked('EvaluateFlags', visitor)),
    {
      ...workload('EvaluateFlags, nothing new', 'evaluation', () =>
        asPage(scene, 'EvaluateFlags', known, { status: 304, tag }),
      ),
      prepare: prepareTag,
    },
    { ...workload('ReportExposures, one token', 'ingestion', report, 1), prepare: seal(1) },
    { ...workload('ReportExposures, 50 tokens', 'ingestion', report, 50), prepare: seal(50) },
    workload(
      'ReportEvents, one event',
      'ingestion',
      asked('ReportEvents', () => ({ events: [event()] })),
      1,
    ),
  ];
};

/** Other reads of what is evaluated. */
const reads = (scene: Scene): readonly Workload[] => {
  const metricDefinition = { name: 'price', entityIdKey: 'id', valueKey: 'price' };
  const inputs: readonly (readonly [OperationName, object])[] = [
    ['ExplainEvaluation', { feature: 'search', entityId: 'someone' }],
    ['GetManifest', {}],
    ['GetExperimentEnrolments', { experiment: 'trial' }],
    ['GetLaunchEnrolments', { launch: launched }],
    ['TestMetric', { metricDefinition, data: '{"id":"someone","price":1}' }],
  ];
  return inputs.map(([operation, input]) => {
    const run = request(scene, operation, () => ({ project, ...input }));
    return workload(operation, operations[operation].group, run);
  });
};

/** The function before the routes for keys: once a minute for each key that is used. */
export const authorization = ({ service, store }: Scene): Workload => {
  let header = '';
  const prepare = async () => {
    header ||= `Bearer ${(await service.ok('CreateKey', { project })).secret}`;
  };
  const run = () => checkKey(header, { keys: store.keys, now: service.clock.now });
  return { ...workload('the authorizer, a key and minute', 'authorizer', run), prepare };
};

export const elsewhere = (scene: Scene): readonly Workload[] => [
  ...rules(scene),
  ...reports(scene),
  ...pages(scene),
  ...reads(scene),
];
