// npm run bench -- http: EvaluateFeature over HTTP on the local service, beside a bare node:http server that parses and answers the same bodies.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { createHistogram } from 'node:perf_hooks';
import * as sdk from '@aws-sdk/client-evidently';
import { evidentlyClient } from '@selfevident/evidently-client';
import autocannon from 'autocannon';
import { credentials, startLocalService } from '../../test/support/over-http.ts';
import { processorTime } from './processor-time.js';

const rounds = 21;
const warmUps = 8;
/** What waits for a write takes its turn in every fourth round: after it, the counting has to come to an end. */
const enrolEvery = 4;
const seconds = 0.7;
const connections = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 16, 64];
const path = (feature) => `/projects/shop/evaluations/${feature}`;

const setUp = async (endpoint) => {
  const client = evidentlyClient(endpoint, credentials);
  const variations = ['off', 'on'].map((name) => ({ name, value: { stringValue: name } }));
  await client.send(new sdk.CreateProjectCommand({ name: 'shop' }));
  for (const name of ['plain', 'tried'])
    await client.send(new sdk.CreateFeatureCommand({ project: 'shop', name, variations, defaultVariation: 'off' }));
  await client.send(
    new sdk.CreateExperimentCommand({
      project: 'shop',
      name: 'trial',
      treatments: variations.map(({ name }) => ({ name, feature: 'tried', variation: name })),
      metricGoals: [{ metricDefinition: { name: 'price', entityIdKey: 'id', valueKey: 'price' } }],
      samplingRate: 100_000,
    }),
  );
  const analysisCompleteTime = new Date(Date.now() + 86_400_000);
  await client.send(new sdk.StartExperimentCommand({ project: 'shop', experiment: 'trial', analysisCompleteTime }));
  return client;
};

/** The headers that the SDK sends, its signature included; the service, as it is started without credentials, reads it and checks nothing. */
const headersOf = async (client) => {
  let headers;
  client.middlewareStack.add(
    (next) => (call) => {
      headers = call.request.headers;
      return next(call);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  await client.send(new sdk.EvaluateFeatureCommand({ project: 'shop', feature: 'plain', entityId: 'user' }));
  const { host, 'content-length': length, ...others } = headers;
  return others;
};

let count = 0;
const freshBody = () => {
  const user = count++;
  const attributes = { country: 'de', plan: 'pro', age: user % 100, beta: user % 2 === 0, device: `phone-${user % 7}` };
  return JSON.stringify({ entityId: `user-${user}`, evaluationContext: JSON.stringify(attributes) });
};

const load = async ({ endpoint, feature, pid }, connectionCount, headers) => {
  const requests = [
    { method: 'POST', path: path(feature), headers, setupRequest: (request) => ({ ...request, body: freshBody() }) },
  ];
  const latency = createHistogram();
  const run = autocannon({ url: endpoint, connections: connectionCount, duration: seconds, requests });
  run.on('response', (_client, _status, _bytes, milliseconds) =>
    latency.record(Math.max(1, Math.round(1_000 * milliseconds))),
  );
  const before = processorTime(pid);
  const result = await run;
  const used = processorTime(pid) - before;
  if (result.non2xx || result.errors) throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
  return {
    rate: result.requests.total / result.duration,
    p50: latency.percentile(50) / 1_000,
    p99: latency.percentile(99) / 1_000,
    cpu: used / result.requests.total,
  };
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const medians = (results) =>
  Object.fromEntries(
    ['rate', 'p50', 'p99', 'cpu'].map((name) => [name, median(results.map((result) => result[name]))]),
  );

const service = await startLocalService();
const client = await setUp(service.endpoint);
const headers = await headersOf(client);
const answer = await client.send(
  new sdk.EvaluateFeatureCommand({ project: 'shop', feature: 'plain', entityId: 'user' }),
);
const { $metadata, ...members } = answer;
const bare = fork(new URL('bare.js', import.meta.url), [JSON.stringify({ ...members, details: `${members.details}` })]);
const [port] = await once(bare, 'message');
const {
  endpoint,
  child: { pid },
} = service;

const contenders = [
  { name: 'bare node:http', endpoint: `http://127.0.0.1:${port}`, feature: 'plain', pid: bare.pid },
  { name: 'EvaluateFeature', endpoint, feature: 'plain', pid },
  { name: 'EvaluateFeature that enrols', endpoint, feature: 'tried', pid, enrols: true },
];

/** Resolves when the enrolments so far are counted, which would go on during the next round. */
const settled = () => fetch(`${endpoint}/_local/drain`, { method: 'POST' });

console.log(`${cpus()[0]?.model}, node ${process.version}, medians of ${rounds} rounds of ${seconds} s\n`);
console.log('| connections | | requests/s | of bare | p50 ms | p99 ms | µs of CPU each |');
console.log('| ---: | --- | ---: | ---: | ---: | ---: | ---: |');
/** Measures each contender whose turn it is in a round, one after the other. */
const takeTurns = async (round, connectionCount, onResult = () => {}) => {
  for (const [index, contender] of contenders.entries()) {
    if (contender.enrols && round % enrolEvery > 0) continue;
    onResult(index, await load(contender, connectionCount, headers));
    if (contender.enrols) await settled();
  }
};

for (let round = 0; round < warmUps; round++) await takeTurns(round, 16);
for (const connectionCount of connections) {
  const results = contenders.map(() => []);
  for (let round = 0; round < rounds; round++)
    await takeTurns(round, connectionCount, (index, result) => results[index].push(result));
  const all = results.map(medians);
  for (const [index, { rate, p50, p99, cpu }] of all.entries())
    console.log(
      `| ${connectionCount} | ${contenders[index].name} | ${rate.toFixed(0)} | ${((100 * rate) / all[0].rate).toFixed(0)} % | ${p50.toFixed(2)} | ${p99.toFixed(2)} | ${cpu.toFixed(0)} |`,
    );
}
client.destroy();
bare.kill();
await service.stop();
