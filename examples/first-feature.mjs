// A feature, a launch in three steps, an experiment and its results, with the AWS SDK for JavaScript v3.
import { Evidently } from '@aws-sdk/client-evidently';

const endpoint = process.env.AWS_ENDPOINT_URL_EVIDENTLY ?? 'http://127.0.0.1:2773';
const evidently = new Evidently({ endpoint, disableHostPrefix: true, signingName: 'execute-api' });
const project = process.env.PROJECT ?? 'js-shop';

// The service's time: the clock of a local one can be moved ahead, a deployment has no such route.
const clock = await fetch(`${endpoint}/_local/clock`);
const ahead = clock.ok ? (await clock.json()).offsetSeconds * 1000 : 0;
const inDays = (days) => new Date(Date.now() + ahead + days * 86_400_000);
const arms = (feature) => ['old', 'new'].map((name) => ({ name, feature, variation: name }));

await evidently.createProject({ name: project });
const variations = [
  { name: 'old', value: { boolValue: false } },
  { name: 'new', value: { boolValue: true } },
];
for (const name of ['checkout', 'banner']) await evidently.createFeature({ project, name, variations });
const answer = await evidently.evaluateFeature({ project, feature: 'checkout', entityId: 'visitor-1' });
console.log(answer.variation, answer.reason); // old DEFAULT

// A launch: the new checkout for 10 % of the visitors now, for half of them tomorrow, for all the day after.
const steps = [10_000, 50_000, 100_000].map((share, day) => ({
  startTime: inDays(day),
  groupWeights: { new: share, old: 100_000 - share },
}));
const launch = 'checkout-rollout';
await evidently.createLaunch({ project, name: launch, groups: arms('checkout'), scheduledSplitsConfig: { steps } });
await evidently.startLaunch({ project, launch });

// An experiment: does the new banner raise the revenue? It stops by itself in two weeks.
const experiment = 'banner-test';
const metricDefinition = { name: 'revenue', entityIdKey: 'visitor', valueKey: 'revenue' };
await evidently.createExperiment({
  project,
  name: experiment,
  treatments: arms('banner'),
  metricGoals: [{ metricDefinition, desiredChange: 'INCREASE' }],
});
await evidently.startExperiment({ project, experiment, analysisCompleteTime: inDays(14) });

// Every visitor is served a banner, and spends something.
for (let batch = 0; batch < 20; batch++) {
  const requests = Array.from({ length: 20 }, (_, nth) => ({ feature: 'banner', entityId: `visitor-${batch}-${nth}` }));
  const { results } = await evidently.batchEvaluateFeature({ project, requests });
  const events = results.map(({ entityId, variation }, nth) => ({
    timestamp: inDays(0),
    type: 'aws.evidently.custom',
    data: JSON.stringify({ visitor: entityId, revenue: variation === 'new' ? 12 + (nth % 5) : 10 }),
  }));
  await evidently.putProjectEvents({ project, events });
}

const asked = { metricNames: ['revenue'], treatmentNames: ['old', 'new'] };
const { resultsData, details } = await evidently.getExperimentResults({ project, experiment, ...asked });
console.log(resultsData?.length ? resultsData : details); // data from the tenth minute on
