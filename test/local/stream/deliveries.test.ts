/**
 * Data delivery by the whole service in a process of its own: the lines are in the files, also after it was killed.
 */
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll, startProcess } from '../../support/as-bundled-child.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'selfevident-delivered-'));
});
afterEach(() => {
  killAll();
  rmSync(directory, { recursive: true, force: true });
});

const start = async () => {
  const started = await startProcess(['--port', '0', '--data-dir', join(directory, 'data')], {
    script: 'bin/local.ts',
  });
  const call = async (method: string, path: string, body: object) => {
    const headers = { 'content-type': 'application/json', authorization: 'AWS4-HMAC-SHA256 Credential=any' };
    const answer = await fetch(`${started.url}${path}`, { method, headers, body: JSON.stringify(body) });
    expect(answer.status).toBe(200);
    return (await answer.json()) as { readonly eventResults?: readonly { readonly eventId: string }[] };
  };
  return { ...started, call };
};

/** The lines of all files under the project's deliveries, by file. */
const delivered = (project: string) => {
  const root = join(directory, 'data/deliveries', project);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
  return files.map((name) => ({
    name,
    lines: readFileSync(join(root, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  }));
};

describe('the local service', () => {
  it('delivers to files: each evaluation and each event, also what was not delivered when it was killed', async () => {
    const first = await start();
    await first.call('POST', '/_local/clock', { now: '2040-01-31T12:00:00Z' });
    const variations = ['off', 'on'].map((name) => ({ name, value: { stringValue: name } }));
    await first.call('POST', '/projects', { name: 'shop', dataDelivery: { cloudWatchLogs: { logGroup: 'shop/log' } } });
    await first.call('POST', '/projects', { name: 'zoo', dataDelivery: { s3Destination: { bucket: 'zoo-events' } } });
    for (const project of ['shop', 'zoo'])
      await first.call('POST', `/projects/${project}/features`, { name: 'search', variations });
    await first.call('POST', '/projects/zoo/evaluations/search', { entityId: 'anna' });
    await first.call('POST', '/_local/drain', {});
    expect(delivered('zoo')).toEqual([
      {
        name: expect.stringMatching(/^s3\/zoo-events\/2040\/01\/31\/12\/zoo-[0-9a-f]{32}\.jsonl$/),
        lines: [expect.objectContaining({ event_type: 'evaluation', feature: 'search', entity_id: 'anna' })],
      },
    ]);

    const { eventResults = [] } = await first.call('POST', '/events/projects/shop', {
      events: [1, 2, 3].map((price) => ({
        timestamp: Date.UTC(2040, 0, 31, 12) / 1000,
        type: 'aws.evidently.custom',
        data: JSON.stringify({ price }),
      })),
    });
    first.child.kill('SIGKILL');
    await first.exited;

    const second = await start();
    await second.call('POST', '/_local/drain', {});
    const [log] = delivered('shop');
    expect(log?.name).toBe('logs/shop/log.jsonl');
    expect(new Set(log?.lines.map(({ id }) => id))).toEqual(new Set(eventResults.map(({ eventId }) => eventId)));
    const ended = once(second.child, 'exit');
    second.child.kill('SIGTERM');
    await ended;
  });
});
