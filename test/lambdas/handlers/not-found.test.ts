/**
 * Every operation that names a resource, where there is none: what its 404 says, and by which members.
 */
import { allErrors, type OperationName, operations, rowOf } from '../../../contract/index.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { managementCalls } from '../management-calls.ts';
import { account, hours, type Members, metric } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb);

const shop = { project: 'shop' };
const evaluation = { entityId: 'x', feature: 'search' };
const experiment = { ...shop, experiment: 'e' };
const otherCalls: readonly (readonly [OperationName, Members])[] = [
  ['EvaluateFeature', { ...shop, ...evaluation }],
  ['BatchEvaluateFeature', { ...shop, requests: [evaluation] }],
  ['EvaluateFlag', { ...shop, key: 'search' }],
  ['EvaluateFlags', shop],
  ['GetProjectSnapshot', shop],
  ['GetManifest', shop],
  ['GetManifestFile', shop],
  ['ReportExposures', { ...shop, tokens: ['token'] }],
  ['ReportEvents', { ...shop, events: [] }],
  ['ReportUsage', { ...shop, usage: [{ feature: 'search', counts: { on: 1 } }] }],
  ['ExplainEvaluation', { ...shop, ...evaluation }],
  ['PutProjectEvents', { ...shop, events: [{ timestamp: hours(0), type: 'aws.evidently.custom', data: '{}' }] }],
  ['GetExperimentResults', { ...experiment, metricNames: ['price'], treatmentNames: ['a'] }],
  ['GetExperimentHealth', experiment],
  ['GetLaunchMetrics', { ...shop, launch: 'l' }],
  ['GetExperimentEnrolments', experiment],
  ['GetLaunchEnrolments', { ...shop, launch: 'l' }],
  ['TestMetric', { ...shop, metricDefinition: metric('price').metricDefinition, data: '{}' }],
  ['EstimateDuration', { ...shop, baseline: { experiment: { name: 'e', metricName: 'price' } }, effect: 1 }],
];
/** Those that need nothing to be there. */
const makers = [
  'GetService',
  'CreateProject',
  'ListProjects',
  'CreateSegment',
  'ListSegments',
  'ListAccountHistory',
  'TestSegmentPattern',
];
const calls = [...managementCalls, ...otherCalls].filter(([name]) => !makers.includes(name));

it('asks every operation that can miss something', () => {
  const missing = (Object.keys(operations) as OperationName[]).filter(
    (name) => (allErrors(name) as readonly string[]).includes('ResourceNotFoundException') && !makers.includes(name),
  );
  expect(calls.map(([name]) => name).toSorted()).toEqual(missing.toSorted());
});

/** What the operation misses first: the project, or else the segment, or the resource whose tags it asks for. */
const missedBy = (name: OperationName, { project, segment }: Members): readonly [title: string, arn: string] => {
  if (name === 'ListTagsForResource') return ['Experiment', `${account}:project/shop/experiment/new`];
  if (project === undefined && segment !== undefined) return ['Segment', `${account}:segment/${segment}`];
  return ['Project', `${account}:project/${project ?? 'shop'}`];
};

it.each(calls)('%s', async (name, input) => {
  const { status, body: answered } = await service.call(name, input);
  const { protocol } = rowOf(name);
  const message = protocol === 'ofrep' ? answered.errorDetails : answered.error?.message;
  const body = protocol === undefined ? answered : { message };
  const [title, arn] = missedBy(name, input);
  const { group } = operations[name];
  const expected =
    group === 'evaluation' || group === 'ingestion'
      ? { message: `${title} does not exist with arn '${arn}'` }
      : { message: `${title} with arn '${arn}' does not exist.`, resourceId: arn, resourceType: title.toLowerCase() };
  expect([status, body]).toEqual([404, expected]);
});
