// A feature, a launch in three steps, an experiment and its verdict, with the AWS SDK for JavaScript v3.
import { Evidently } from '@aws-sdk/client-evidently';
import { GetExperimentHealthCommand } from '@selfevident/evidently-client/extensions';

const endpoint = process.env.AWS_ENDPOINT_URL_EVIDENTLY ?? 'http://127.0.0.1:2773';
// (The types of the SDK lack signingName: TypeScript takes it when it is spread.)
const evidently = new Evidently({ endpoint, disableHostPrefix: true, ...{ signingName: 'execute-api' } });
const project = process.env.PROJECT ?? 'js-shop';

// What a local service has beside its API; undefined of a deployment, which has no such routes.
const local = async (path, body = undefined) => {
  const answer = await fetch(`${endpoint}/_local/${path}`, body && { method: 'POST', body: JSON.stringify(body) });
  return answer.ok ? await answer.json() : undefined;
};

// The service's time: the clock of a local one can be moved ahead.
const ahead = ((await local('clock'))?.offsetSeconds ?? 0) * 1000;
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
  await evidently.putProjectEvents({
    project,
    events: results.map(({ entityId, variation }, nth) => ({
      timestamp: inDays(0),
      type: 'aws.evidently.custom',
      data: JSON.stringify({ visitor: entityId, revenue: variation === 'new' ? 12 + (nth % 5) : 10 }),
    })),
  });
}

// There are results from the tenth minute on. A local service need not be waited for: it counts, and moves its clock.
await local('drain', {});
await local('clock', { advanceSeconds: 900 });
const asked = { metricNames: ['revenue'], treatmentNames: ['old', 'new'] };
const { resultsData = [], details } = await evidently.getExperimentResults({ project, experiment, ...asked });
for (const { treatmentName, resultStat, values } of resultsData)
  console.log(treatmentName, resultStat, values.at(-1).toFixed(2));
const { metrics } = await evidently.send(new GetExperimentHealthCommand({ project, experiment }));
for (const { treatmentName, verdict } of metrics[0].treatments)
  console.log(treatmentName, verdict ?? details ?? 'is the control');
