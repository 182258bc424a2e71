/**
 * The page of examples/express, as it is, with visitors who ask for it and order; and the same visitors by direct calls in a project of
 * their own. The experiments must have the same entities, events and means.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { startLocalService } from '../support/over-http.ts';

const FOLDER = 'test/exposures/express';
const VISITORS = 60;
const visitors = Array.from({ length: VISITORS }, (_, nth) => ({ visitor: `visitor-${nth}`, price: (nth % 7) + 0.5 }));

/** How the results differ; none when they are equal. */
export const expressProblems = async (): Promise<readonly string[]> => {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['ci', '--silent', '--no-audit', '--no-fund', '--prefix', FOLDER], { stdio: 'inherit' });
  const service = await startLocalService();
  const call = callTo(service.endpoint);
  try {
    for (const project of ['shop', 'direct']) await makeShop(call, project);
    const served = await visitPage(service.endpoint);
    const direct = await callDirectly(call);
    const differing = visitors.filter((_, nth) => served[nth] !== `<button>${direct[nth]}</button>`);
    const problems = differing.map(({ visitor }) => `${visitor} sees another button than a direct call serves`);
    await call('POST', '_local/drain');
    const [page, calls] = [await countedIn(call, 'shop'), await countedIn(call, 'direct')];
    console.warn(`the page in Express: ${page}`);
    return page === calls ? problems : [...problems, `the page counts ${page}, and direct calls ${calls}`];
  } finally {
    await service.stop();
  }
};

// biome-ignore lint/suspicious/noExplicitAny: answers of all operations
type Call = (method: string, path: string, body?: object) => Promise<any>;

const callTo =
  (endpoint: string): Call =>
  async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${endpoint}/${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  };

const makeShop = async (call: Call, project: string): Promise<void> => {
  await call('POST', 'projects', { name: project });
  const variations = ['Buy', 'Buy now'].map((stringValue, index) => ({
    name: `words-${index}`,
    value: { stringValue },
  }));
  await call('POST', `projects/${project}/features`, { name: 'buy-button', variations });
  const treatments = variations.map(({ name }) => ({ name, feature: 'buy-button', variation: name }));
  const metricDefinition = { name: 'price', entityIdKey: 'entityId', valueKey: 'value' };
  const metricGoals = [{ metricDefinition, desiredChange: 'INCREASE' }];
  const experiment = { name: 'words', samplingRate: 100_000, treatments, metricGoals };
  await call('POST', `projects/${project}/experiments`, experiment);
  const analysisCompleteTime = Math.floor(Date.now() / 1_000) + 86_400;
  await call('POST', `projects/${project}/experiments/words/start`, { analysisCompleteTime });
};

/** Every third visitor orders nothing. Ends the page as a container is ended, right after the last order. */
const visitPage = async (endpoint: string): Promise<readonly string[]> => {
  const page = `${FOLDER}/node_modules/app.mjs`;
  copyFileSync('examples/express/app.mjs', page);
  const env = { ...process.env, SELFEVIDENT_URL: endpoint, PORT: '0' };
  const app = spawn(process.execPath, [page], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(app, 'exit');
  const url = String(await Promise.race([once(app.stdout, 'data'), ended])).trim();
  const shown: string[] = [];
  for (const [nth, { visitor, price }] of visitors.entries()) {
    shown.push(await (await fetch(`${url}/?visitor=${visitor}`)).text());
    const body = new URLSearchParams({ visitor, price: String(price) });
    if (nth % 3 > 0) await fetch(`${url}/orders`, { method: 'POST', body });
  }
  app.kill('SIGTERM');
  await ended;
  return shown;
};

const callDirectly = async (call: Call): Promise<readonly string[]> => {
  const shown: string[] = [];
  for (const [nth, { visitor: entityId, price: value }] of visitors.entries()) {
    const { value: served } = await call('POST', 'projects/direct/evaluations/buy-button', { entityId });
    shown.push(served.stringValue);
    const data = JSON.stringify({ name: 'order', entityId, value });
    const event = { timestamp: Date.now() / 1_000, type: 'aws.evidently.custom', data };
    if (nth % 3 > 0) await call('POST', 'events/projects/direct', { events: [event] });
  }
  return shown;
};

interface Counted {
  readonly treatmentName: string;
  readonly entities: number;
  readonly events: number;
  readonly perEvent: { readonly mean?: number };
}

const countedIn = async (call: Call, project: string): Promise<string> => {
  const { treatments, metrics } = await call('GET', `projects/${project}/experiments/words/health`);
  const entities = treatments.map((one: Counted) => [one.treatmentName, one.entities]);
  const values = metrics[0].treatments.map((one: Counted) => [one.treatmentName, one.events, one.perEvent.mean]);
  return JSON.stringify({ entities, values });
};
