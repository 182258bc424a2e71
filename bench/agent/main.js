// npm run bench -- agent: OFREP at the agent beside a bare node:http server, its memory, and how long it takes to start. The bundled
// agent is measured, as the layer and the container run it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { writeAgent } from '../../lib/agent/bundle-agent.ts';
import { NODE_OPTIONS } from '../../lib/agent/layer.ts';
import { startLocalService } from '../../test/support/over-http.ts';
import { processorTime } from '../http/processor-time.js';

const rounds = 7;
const seconds = 1.5;
const connections = 16;
const features = 100;
const path = '/projects/shop/ofrep/v1/evaluate/flags/feature-0';

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const range = (values) => `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}`;

const post = async (url, body) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

/** A hundred features of two variations each. */
const setUp = async (endpoint) => {
  await post(`${endpoint}/projects`, { name: 'shop' });
  const variations = ['off', 'on'].map((name) => ({ name, value: { stringValue: name } }));
  for (let nth = 0; nth < features; nth++)
    await post(`${endpoint}/projects/shop/features`, { name: `feature-${nth}`, variations });
};

/** Starts a program that prints its address; resolves to it with the milliseconds that it took. */
const start = async (args, environment = {}) => {
  const began = performance.now();
  const env = { ...process.env, MALLOC_ARENA_MAX: '1', ...environment };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(child.stdout, 'data');
  const processor = processorTime(child.pid);
  const [, url] = /(http:\S+)\s*$/.exec(String(said)) ?? [];
  return { child, url, took: performance.now() - began, processor };
};

const stop = async ({ child }) => {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
};

let count = 0;
const freshBody = () => {
  const user = count++;
  const context = { targetingKey: `user-${user}`, country: 'de', plan: 'pro', age: user % 100, beta: user % 2 === 0 };
  return JSON.stringify({ context });
};

const load = async ({ url, child }) => {
  const headers = { 'content-type': 'application/json' };
  const requests = [{ method: 'POST', path, headers, setupRequest: (request) => ({ ...request, body: freshBody() }) }];
  const before = processorTime(child.pid);
  const result = await autocannon({ url, connections, duration: seconds, requests });
  if (result.non2xx || result.errors) throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
  const used = processorTime(child.pid) - before;
  return { rate: result.requests.total / result.duration, used: used / result.requests.total };
};

/** Megabytes of the process: all, and those that are no file of Node's, which other processes of the same Node share. */
const memory = ({ child }) => {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const [rss, own] = ['VmRSS', 'RssAnon'].map(
    (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024,
  );
  return `${rss.toFixed(1)} MB, ${own.toFixed(1)} MB of them its own`;
};

const folder = mkdtempSync(join(tmpdir(), 'selfevident-bench-agent-'));
await writeAgent(folder);
const service = await startLocalService();
await setUp(service.endpoint);
const agentArgs = [
  ...NODE_OPTIONS,
  join(folder, 'agent.js'),
  '--url',
  service.endpoint,
  '--port',
  '0',
  '--project',
  'shop',
];

console.log(`${cpus()[0]?.model}, node ${process.version}, medians of ${rounds} interleaved rounds\n`);

const starts = { empty: [], agent: [], compiled: [] };
const processor = { empty: [], agent: [], compiled: [] };
/** Until the first evaluation is answered, the code and the rules read. */
const answered = { agent: [], compiled: [] };
const note = async (name, started) => {
  starts[name].push(started.took);
  processor[name].push(started.processor);
  if (!(name in answered)) return;
  await post(started.url + path, { context: { targetingKey: 'user' } });
  answered[name].push(processorTime(started.child.pid));
};
const compiled = { NODE_COMPILE_CACHE: join(folder, 'compiled') };
await stop(await start(agentArgs, compiled));
for (let round = 0; round < rounds; round++) {
  const empty = await start(['-e', 'console.log("http://nowhere"); setTimeout(() => {}, 60_000)']);
  await note('empty', empty);
  await stop(empty);
  const started = await start(agentArgs);
  await note('agent', started);
  await stop(started);
  const again = await start(agentArgs, compiled);
  await note('compiled', again);
  await stop(again);
}
const inEmpty = (values, empty) => `${(median(values) / median(empty)).toFixed(2)} empty Nodes`;
const startLine = (name) =>
  `${median(starts[name]).toFixed(0)} ms (${range(starts[name])}), ${inEmpty(starts[name], starts.empty)}; by processor time ${inEmpty(processor[name], processor.empty)}, and ${inEmpty(answered[name], processor.empty)} until the first answer`;
console.log(`an empty Node: ${median(starts.empty).toFixed(0)} ms (${range(starts.empty)})`);
console.log(`start until it listens, as the layer has it: ${startLine('agent')}`);
console.log(`with compiled code, as the container has it: ${startLine('compiled')}\n`);

const agent = await start(agentArgs);
const answer = await post(agent.url + path, { context: { targetingKey: 'user' } });
console.log(`memory with ${features} features: ${memory(agent)}`);
const bare = await start([new URL('bare.js', import.meta.url).pathname, JSON.stringify(answer)]);
console.log(`memory of a bare server: ${memory(bare)}`);
for (const one of [bare, agent, bare, agent]) await load(one);
const rates = { bare: [], agent: [] };
for (let round = 0; round < rounds; round++) {
  rates.bare.push(await load(bare));
  rates.agent.push(await load(agent));
}
const of = (name, member) => rates[name].map((each) => each[member]);
const shown = (name) =>
  `${median(of(name, 'rate')).toFixed(0)} a second (${range(of(name, 'rate'))}), ${median(of(name, 'used')).toFixed(0)} µs of processor each`;
console.log(`memory after the load: ${memory(agent)}; the bare server: ${memory(bare)}\n`);
console.log(`OFREP, one flag, ${connections} connections: ${shown('agent')}`);
console.log(`a bare node:http POST: ${shown('bare')}`);
const share = (member) => median(of('agent', member)) / median(of('bare', member));
console.log(`= ${(100 * share('rate')).toFixed(0)} % of bare; by processor time ${(100 / share('used')).toFixed(0)} %`);
for (const one of [agent, bare]) await stop(one);
await service.stop();
rmSync(folder, { recursive: true });
