/**
 * `selfevident health` as a process of its own, beside a service that remembers what it was asked.
 */
import { execFile } from 'node:child_process';
import { healthOptionsOf } from '../../../local/experiment-health/options.ts';
import { type Served, serve } from '../../support/gateway-over-http.ts';

const sentence = { headline: 'b is better.', detail: 'In \u001b[31m EUR.', tone: 'positive', numbers: {} };
const answer = (statusCode: number, body: object) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
let service: Served | undefined;
const open = async (statusCode: number, body: object): Promise<Served> => {
  service = await serve({ credentials: { KEY: 'secret' }, handle: async () => answer(statusCode, body) });
  return service;
};
afterEach(async () => {
  await service?.close();
  service = undefined;
});

const keys = { AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 'secret' };
const run = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  new Promise<readonly [code: number, stdout: string, stderr: string]>((resolve) => {
    const asked = ['bin/local.ts', 'health', '--project', 'shop', '--experiment', 'trial', ...args];
    execFile(process.execPath, asked, { env: environment }, (error, stdout, stderr) =>
      resolve([Number(error?.code ?? 0), stdout, stderr]),
    );
  });

it('prints the sentence and its detail, without control characters, of the service that the environment names', async () => {
  const { url, events } = await open(200, { state: 'RUNNING', sentence });
  const environment = { ...keys, AWS_ENDPOINT_URL_EVIDENTLY: url };
  expect(await run([], environment)).toEqual([0, 'b is better.\nIn  [31m EUR.\n', '']);
  expect(events.map(({ path }) => path)).toEqual(['/projects/shop/experiments/trial/health']);
  expect(events[0]?.requestContext.identity.accessKey).toBe('KEY');
});

it('prints the whole answer as JSON', async () => {
  const { url } = await open(200, { state: 'RUNNING', sentence });
  const [code, printed] = await run(['--url', url, '--json'], keys);
  expect([code, JSON.parse(printed)]).toEqual([0, { state: 'RUNNING', sentence }]);
});

it.each([
  [404, { message: 'There is no such experiment.' }, 'There is no such experiment.'],
  [500, {}, 'The answer is 500.'],
  [200, { treatments: [] }, /^The service at \S+ is an earlier version without sentences\.$/],
])('ends with one line where the answer is %d %j', async (status, body, said) => {
  const { url } = await open(status, body);
  const [code, stdout, stderr] = await run(['--url', url], keys);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr.replace('Selfevident cannot run: ', '').trimEnd()).toEqual(
    typeof said === 'string' ? said : expect.stringMatching(said),
  );
});

it('asks a service on this machine without credentials at once, and is told where they are needed', async () => {
  const { url } = await open(200, { sentence });
  const [code, , stderr] = await run(['--url', url]);
  expect(code).toBe(1);
  expect(stderr).toContain('Selfevident cannot run: ');
});

describe('its options', () => {
  const asked = ['--project', 'shop', '--experiment', 'trial'];
  it('name the local service by default, and sign for its region', () => {
    expect(healthOptionsOf(asked, {})).toMatchObject({ url: new URL('http://127.0.0.1:2773'), region: 'us-east-1' });
    expect(healthOptionsOf(asked, { AWS_REGION: 'eu-west-1' })).toMatchObject({ region: 'eu-west-1' });
  });

  it('take the region of a deployment from its address', () => {
    const url = 'https://abc.execute-api.eu-west-1.amazonaws.com/prod';
    expect(healthOptionsOf(asked, { AWS_ENDPOINT_URL_EVIDENTLY: url })).toMatchObject({
      url: new URL(url),
      region: 'eu-west-1',
    });
  });

  it('name an experiment or a launch', () => {
    expect(healthOptionsOf(asked, {})).toMatchObject({
      question: { operation: 'GetExperimentHealth', input: { project: 'shop', experiment: 'trial' } },
    });
    const launch = ['--project', 'arn:p', '--launch', 'ramp'];
    expect(healthOptionsOf(launch, {})).toMatchObject({
      question: { operation: 'GetLaunchMetrics', input: { project: 'arn:p', launch: 'ramp' } },
    });
  });

  it('are explained', () => {
    expect(healthOptionsOf(['-h'], {})).toMatch(/^Usage: selfevident health --project NAME --experiment NAME/);
  });

  it.each([
    [[], 'selfevident health takes --project NAME, and --experiment NAME or --launch NAME.'],
    [['--project', 'shop'], 'selfevident health takes --project NAME, and --experiment NAME or --launch NAME.'],
    [[...asked, '--launch', 'l'], 'selfevident health takes --project NAME, and --experiment NAME or --launch NAME.'],
    [[...asked, '--url', 'http://example.com'], "--url must be an https address, not 'http://example.com'."],
    [[...asked, '--url', 'https://example.com'], 'The address names no region; --region does.'],
    [[...asked, '--wrong'], "Unknown option '--wrong'; --help lists the options."],
  ])('%j are refused in one line', (argv, message) => {
    expect(() => healthOptionsOf(argv, {})).toThrow(message);
  });
});
