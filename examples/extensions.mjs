// What this service answers beyond Evidently, by the client of the AWS SDK for JavaScript v3.
import { Evidently } from '@aws-sdk/client-evidently';
import {
  ContinueLaunchCommand,
  CreateKeyCommand,
  DeleteKeyCommand,
  EstimateDurationCommand,
  ExplainEvaluationCommand,
  GetEntityCommand,
  GetExperimentEnrolmentsCommand,
  GetExperimentHealthCommand,
  GetFeatureTrafficCommand,
  GetLaunchEnrolmentsCommand,
  GetLaunchMetricsCommand,
  GetProjectSnapshotCommand,
  GetServiceCommand,
  ListFeatureUsageCommand,
  ListHistoryCommand,
  PreviewTrafficCommand,
  paginateListAccountHistory,
  paginateListExperimentSummaries,
  paginateListHistory,
  paginateListKeys,
  ReadTapCommand,
  ReportUsageCommand,
  RevertChangeCommand,
  ShipVariationCommand,
  StartTapCommand,
  TestMetricCommand,
  UpdateKeyCommand,
} from '@selfevident/evidently-client/extensions';

const endpoint = process.env.AWS_ENDPOINT_URL_EVIDENTLY ?? 'http://127.0.0.1:2773';
// (The types of the SDK lack signingName: TypeScript takes it when it is spread.)
const evidently = new Evidently({ endpoint, disableHostPrefix: true, ...{ signingName: 'execute-api' } });
const project = process.env.PROJECT ?? 'js-extensions';
const clock = await fetch(`${endpoint}/_local/clock`);
const now = Date.now() + (clock.ok ? (await clock.json()).offsetSeconds * 1000 : 0);

const feature = 'search';
const variations = ['old', 'new'].map((name) => ({ name, value: { stringValue: name } }));
const arms = ['old', 'new'].map((name) => ({ name, feature, variation: name }));
const metricDefinition = { name: 'clicks', entityIdKey: 'visitor', valueKey: 'clicks' };
await evidently.createProject({ name: project });
await evidently.createFeature({ project, name: feature, variations });

const launch = 'rollout';
await evidently.createLaunch({
  project,
  name: launch,
  groups: arms,
  scheduledSplitsConfig: { steps: [{ startTime: new Date(now), groupWeights: { new: 100_000 } }] },
});
await evidently.startLaunch({ project, launch });

// Why is an entity served what it is served?
const explained = await evidently.send(new ExplainEvaluationCommand({ project, feature, entityId: 'visitor-1' }));
console.log(explained.variation, explained.checks.map(({ check }) => check).join(' '));

// Which share of everybody is served what, and who would move if a launch went on to everybody tomorrow?
const [everybody] = (await evidently.send(new GetFeatureTrafficCommand({ project, feature }))).audiences;
console.log(everybody.variations.map(({ variation, share }) => `${variation}: ${share / 1000} %`).join(', '));
const steps = [{ startTime: new Date(now + 86_400_000), groupWeights: { new: 100_000 } }];
const createLaunch = { name: 'tomorrow', groups: arms, scheduledSplitsConfig: { steps } };
const { moments } = await evidently.send(new PreviewTrafficCommand({ project, feature, createLaunch }));
console.log(moments.map(({ moves }) => `${moves[0].moved / 1000} % move`).join(', '));

// What does whoever evaluates by himself need?
const { features } = await evidently.send(new GetProjectSnapshotCommand({ project }));
console.log(Object.keys(features).join(', '));

// What does a page need, which cannot sign? A key of the project, whose secret is shown once.
const made = await evidently.send(
  new CreateKeyCommand({ project, features: ['search'], origins: ['https://shop.test'] }),
);
const ofKey = { project, key: made.key.id };
await evidently.send(new UpdateKeyCommand({ ...ofKey, features: ['search', 'cart-*'] }));
for await (const { keys } of paginateListKeys({ client: evidently }, { project }))
  for (const { features: allowed } of keys) console.log(made.secret.length, allowed.join());
await evidently.send(new DeleteKeyCommand(ofKey));

// An application that evaluates by itself reports how often it did.
const usage = [{ feature, counts: { old: 940, new: 60 }, lastEvaluated: new Date(now) }];
console.log((await evidently.send(new ReportUsageCommand({ project, usage }))).uncounted.length);

// When were features last evaluated, and how often in the latest hours?
const { usage: used } = await evidently.send(new ListFeatureUsageCommand({ project }));
console.log(used.map(({ feature, evaluations }) => `${feature} ${evaluations}`).join(', '));

// Which version is this, and what does it allow?
const { version, quotas } = await evidently.send(new GetServiceCommand({}));
console.log(version, quotas.features);

// What do the metrics of a launch say?
const { groups } = await evidently.send(new GetLaunchMetricsCommand({ project, launch }));
console.log(groups.map(({ groupName, entities }) => `${groupName}: ${entities}`).join(', '));

// How many entities came to each group, and when?
const enrolled = await evidently.send(new GetLaunchEnrolmentsCommand({ project, launch }));
console.log(enrolled.timestamps.length, enrolled.groups.map(({ groupName }) => groupName).join(', '));

// What was an entity served, and what was counted for it?
await evidently.evaluateFeature({ project, feature, entityId: 'visitor-1' });
const { trials } = await evidently.send(new GetEntityCommand({ project, entityId: 'visitor-1' }));
console.log(trials.map(({ name, current }) => `${name}: ${current?.arm}`).join(', '));

// A launch that a guard has held goes on when it is continued. This one is not held.
await evidently
  .send(new ContinueLaunchCommand({ project, launch, reason: 'it was a false alarm' }))
  .catch(({ name, message }) => console.log(name, message));
await evidently.stopLaunch({ project, launch });

// What would a metric take from an event?
const data = JSON.stringify({ visitor: 'visitor-1', clicks: 3 });
const tested = await evidently.send(new TestMetricCommand({ project, metricDefinition, data, entityId: 'visitor-1' }));
console.log(tested.matched, tested.id, tested.value);

// How long will an experiment take? From numbers by hand, or with `experiment` or `launch` from what one has measured.
const baseline = { given: { mean: 0.1 } };
const plan = { project, baseline, aggregation: 'SHARE', relativeEffect: 0.1, entitiesByDay: [5000] };
const { sentence, plannedEnd } = await evidently.send(new EstimateDurationCommand(plan));
console.log(sentence, Math.ceil(plannedEnd.days));

// Can the results of an experiment be trusted, and what is the verdict?
const experiment = 'clicks-test';
await evidently.createExperiment({ project, name: experiment, treatments: arms, metricGoals: [{ metricDefinition }] });
const analysisCompleteTime = new Date(now + 14 * 86_400_000);
await evidently.startExperiment({ project, experiment, analysisCompleteTime });
const health = await evidently.send(new GetExperimentHealthCommand({ project, experiment }));
console.log(health.sampleRatioMismatch, health.metrics[0].needed.minutes, health.nextLook > new Date(now));

// Where do all experiments stand, and how many entities came to each treatment?
for await (const { experimentSummaries } of paginateListExperimentSummaries({ client: evidently }, { project }))
  for (const { name, state, sentence: where } of experimentSummaries) console.log(name, state, where.headline);
const { treatments } = await evidently.send(new GetExperimentEnrolmentsCommand({ project, experiment, period: 3600 }));
console.log(treatments.map(({ treatmentName, expectedShare }) => `${treatmentName} ${expectedShare}`).join(', '));

// The new variation has won: it becomes the default, and the experiment stops. A dry run says for whom it changes what.
const shipping = { project, feature, variation: 'new' };
const { changes } = await evidently.send(new ShipVariationCommand({ ...shipping, dryRun: true }));
console.log(changes.sentences[0]);
const { stopped } = await evidently.send(new ShipVariationCommand({ ...shipping, reason: 'more clicks' }));
console.log(stopped.map((arn) => arn.split('/').at(-1)).join());

// What becomes of the events that come in? Somebody who listens sees for whom each counts, or why it does not.
const { id: tap } = await evidently.send(new StartTapCommand({ project }));
const timestamp = new Date(now);
const events = [{ timestamp, type: 'aws.evidently.custom', data: '{"visitor":"nobody","clicks":1}' }];
await evidently.putProjectEvents({ project, events });
const { samples } = await evidently.send(new ReadTapCommand({ project, id: tap }));
console.log(samples.length, samples[0]?.fault === undefined);

// Who changed what, and when?
for await (const { history } of paginateListHistory({ client: evidently }, { project, maxResults: 5 }))
  for (const { time, operation } of history) console.log(time instanceof Date, operation);
// An update is taken back with the id of its change, if nobody has changed the same since. A dry run says what becomes of it.
await evidently.updateFeature({ project, feature, description: 'By mistake' });
const [{ id, time }] = (await evidently.send(new ListHistoryCommand({ project, maxResults: 1 }))).history;
const { before, after } = await evidently.send(new RevertChangeCommand({ project, id, time }));
console.log(before.description, after.description === '');
// Segments and the projects themselves have a history of their own. Both take the times between which to look.
const today = { from: new Date(now - 86_400_000), resource: `project/${project}` };
for await (const { history } of paginateListAccountHistory({ client: evidently }, today))
  for (const { operation, resource } of history) console.log(operation, resource.endsWith(project));
