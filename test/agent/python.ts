/**
 * The examples in Python with the agent: Evidently's own way with boto3, and a page in Flask with the stock provider of
 * OpenFeature, whose experiment must have the results of direct calls.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../local/dynamodb/free-port.ts';
import { CLIENT, type Place } from './place.ts';
import { countedIn, makeShop } from './shop.ts';

const PYTHON = '.tools/agent-python';
const PACKAGES = [
  'boto3==1.42.50',
  'botocore==1.42.50',
  'flask==3.1.3',
  'openfeature-provider-ofrep==0.3.0',
  'openfeature-sdk==0.10.0',
];
const env = { ...process.env, ...CLIENT };
const run = (file: string, ...args: readonly string[]) => promisify(execFile)(file, args, { env });

/** The versions are in the name of a file, so that other ones are installed anew. */
const install = async (): Promise<void> => {
  const mark = `${PYTHON}/${PACKAGES.join(',')}`;
  if (existsSync(mark)) return;
  await run('python3', '-m', 'venv', '--clear', PYTHON);
  await run(`${PYTHON}/bin/python`, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES);
  writeFileSync(mark, '');
};

export const guideProblems = async (place: Place): Promise<readonly string[]> => {
  await install();
  await makeShop(place, 'shop');
  await place.useAgent(['shop']);
  const { stdout } = await run(`${PYTHON}/bin/python`, 'examples/agent.py');
  const problems = /^words-[01] EXPERIMENT_RULE_MATCH\n0 refused\n$/.test(stdout) ? [] : [`it prints ${stdout}`];
  // Everything that is owed has arrived with the event.
  const counted = await countedIn(place, 'shop');
  return counted.includes(',1,12.5]') ? problems : [...problems, `the event counts as ${counted}`];
};

const VISITORS = 60;
const visitors = Array.from({ length: VISITORS }, (_, nth) => ({
  visitor: `visitor-${nth + 2}`,
  price: (nth % 7) + 0.5,
}));

/** The same visitors at the page, and by direct calls in a project of their own. */
export const pageProblems = async (place: Place): Promise<readonly string[]> => {
  await makeShop(place, 'direct');
  // The example before had one.
  await direct(place, { visitor: 'visitor-1', price: 12.5 });
  const { url, flask } = await startFlask();
  const shown: string[] = [];
  try {
    for (const { visitor, price } of visitors) {
      shown.push(await (await fetch(`${url}/?visitor=${visitor}`)).text());
      if (price > 2)
        await fetch(`${url}/orders`, { method: 'POST', body: new URLSearchParams({ visitor, price: String(price) }) });
    }
  } finally {
    flask.kill();
  }
  const served: string[] = [];
  for (const one of visitors) served.push(await direct(place, one));
  // An agent that ends brings what it owes.
  await place.useAgent();
  const [page, calls] = [await countedIn(place, 'shop'), await countedIn(place, 'direct')];
  const different = shown.filter((text, index) => text !== `<button>${served[index]}</button>`);
  return [
    ...(different.length > 0
      ? [`${different.length} pages show something else than direct calls, as ${different[0]}`]
      : []),
    ...(page === calls ? [] : [`the page counts ${page}, direct calls ${calls}`]),
  ];
};

const direct = async (
  { direct: call }: Place,
  { visitor, price }: { visitor: string; price: number },
): Promise<string> => {
  const { value } = await call('projects/direct/evaluations/buy-button', { entityId: visitor });
  const event = { user: visitor, price };
  const events = [{ timestamp: Date.now() / 1_000, type: 'aws.evidently.custom', data: JSON.stringify(event) }];
  if (price > 2) await call('events/projects/direct', { events });
  return value.stringValue;
};

const startFlask = async (): Promise<{ readonly url: string; readonly flask: ChildProcess }> => {
  const port = await freePort();
  const args = ['--app', 'examples/flask/page.py', 'run', '--port', String(port)];
  const flask = spawn(`${PYTHON}/bin/python`, ['-m', 'flask', ...args], { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/orders`).catch(() => undefined))) await setTimeout(100);
  return { url, flask };
};
