/**
 * A static page in a browser: the stock OFREP provider for pages, the hook for exposures, and a key. What visitors are
 * shown, and who is counted, must be what direct calls for the same visitors give.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import { run } from '../ofrep/drivers.ts';
import { type RunningService, startLocalService } from '../support/over-http.ts';

const VISITORS = Array.from({ length: 12 }, (_, nth) => `visitor-${nth}`);

/** What is used of the driver of the browser. */
interface Page {
  readonly goto: (url: string) => Promise<unknown>;
  readonly waitForFunction: (test: string) => Promise<unknown>;
  readonly evaluate: (script: string) => Promise<unknown>;
}
interface Driver {
  readonly chromium: {
    readonly launch: (options: object) => Promise<{
      readonly newContext: () => Promise<{
        readonly newPage: () => Promise<Page>;
        readonly close: () => Promise<void>;
      }>;
      readonly close: () => Promise<void>;
    }>;
  };
}

/** Shows one flag of two, both tested: only the one that is used may count. */
const script = (url: string, key: string): string => `
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature } from '@openfeature/web-sdk';
import { exposureHook } from './packages/openfeature/web.ts';
const [url, project, key] = [${JSON.stringify(url)}, 'shop', ${JSON.stringify(key)}];
const hook = exposureHook({ url, project, key });
OpenFeature.addHooks(hook);
await OpenFeature.setContext({ targetingKey: new URLSearchParams(location.search).get('visitor') });
const headers = [['Authorization', 'Bearer ' + key]];
await OpenFeature.setProviderAndWait(new OFREPWebProvider({ baseUrl: url + '/projects/' + project, headers }));
const client = OpenFeature.getClient();
for (let time = 0; time < 3; time++) globalThis.shown = client.getStringValue('search', 'default');
await hook.flush();
globalThis.done = true;
`;

/** What is otherwise than by direct calls. */
export const pageProblems = async (): Promise<readonly string[]> => {
  await run(['npm', 'ci', '--silent', '--prefix', 'test/console']);
  const service = await startLocalService();
  const call = callerOf(service);
  for (const project of ['shop', 'direct']) await makeProject(call, project);
  const { secret } = (await call('POST', 'projects/shop/keys', { origins: ['*'], features: ['sea*', 'cart'] })) as {
    readonly secret: string;
  };
  const code = await bundle(script(service.endpoint, secret));
  const site = createServer((request, response) => {
    const isScript = request.url?.startsWith('/page.js');
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? code : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  try {
    const shown = await visit(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
    return await differences(call, shown);
  } finally {
    site.close();
    site.closeAllConnections();
    await service.stop();
  }
};

const visit = async (site: string): Promise<readonly unknown[]> => {
  const { chromium } = createRequire(resolve('test/console/package.json'))('playwright-core') as Driver;
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const shown: unknown[] = [];
    for (const visitor of VISITORS) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${site}/?visitor=${visitor}`);
      await page.waitForFunction('globalThis.done === true');
      shown.push(await page.evaluate('globalThis.shown'));
      await context.close();
    }
    return shown;
  } finally {
    await browser.close();
  }
};

type Call = (method: string, path: string, body?: object) => Promise<unknown>;

const differences = async (call: Call, shown: readonly unknown[]): Promise<readonly string[]> => {
  const direct: unknown[] = [];
  for (const entityId of VISITORS) {
    const answer = await call('POST', 'projects/direct/evaluations/search', { entityId });
    direct.push((answer as { readonly value: { readonly stringValue: string } }).value.stringValue);
  }
  await call('POST', '_local/drain', {});
  const [ofPage, ofCalls, unused] = await Promise.all([
    enrolled(call, 'shop', 'search'),
    enrolled(call, 'direct', 'search'),
    enrolled(call, 'shop', 'cart'),
  ]);
  console.warn(
    `${VISITORS.length} visitors with a browser: enrolled ${JSON.stringify(ofPage)}, by calls ${JSON.stringify(ofCalls)}; of a flag not shown ${JSON.stringify(unused)}`,
  );
  return [
    ...(isDeepStrictEqual(shown, direct) ? [] : [`shown ${shown}, by calls ${direct}`]),
    ...(isDeepStrictEqual(ofPage, ofCalls) ? [] : ['other counts than by calls']),
    ...(Object.values(unused).every((count) => count === 0) ? [] : ['a flag that was not shown has entities']),
  ];
};

/** Entities by treatment: all until now, at the last of the times. */
const enrolled = async (call: Call, project: string, experiment: string): Promise<Record<string, number>> => {
  const { treatments } = (await call('GET', `projects/${project}/experiments/${experiment}/enrolments`)) as {
    readonly treatments: readonly { readonly treatmentName: string; readonly entities: readonly number[] }[];
  };
  return Object.fromEntries(treatments.map(({ treatmentName, entities }) => [treatmentName, entities.at(-1) ?? 0]));
};

const makeProject = async (call: Call, project: string): Promise<void> => {
  await call('POST', 'projects', { name: project });
  for (const name of ['search', 'cart']) {
    const variations = ['old', 'new'].map((each) => ({ name: each, value: { stringValue: each } }));
    await call('POST', `projects/${project}/features`, { name, variations });
    const treatments = ['old', 'new'].map((each) => ({ name: each, feature: name, variation: each }));
    const metricGoals = [{ metricDefinition: { name: 'clicks', entityIdKey: 'user', valueKey: 'clicks' } }];
    await call('POST', `projects/${project}/experiments`, { name, treatments, metricGoals, samplingRate: 100_000 });
    const analysisCompleteTime = Math.floor(Date.now() / 1000) + 86_400;
    await call('POST', `projects/${project}/experiments/${name}/start`, { analysisCompleteTime });
  }
};

const callerOf =
  ({ endpoint }: RunningService): Call =>
  async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${endpoint}/${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };

/** One file for the page, with the packages of `test/ofrep`. */
const bundle = async (contents: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.', loader: 'js' },
    bundle: true,
    format: 'esm',
    write: false,
    nodePaths: [resolve('test/ofrep/node_modules')],
  });
  return outputFiles[0]?.text ?? '';
};
