import type { ServiceRequest, SnapshotDocument } from '../../../packages/evaluation/snapshot.ts';
import { allLinks, closeLink, openLink } from '../../../packages/openfeature/server/open-projects.ts';
import { ProjectLink } from '../../../packages/openfeature/server/project-link.ts';
import { SelfevidentProvider, type SelfevidentProviderOptions } from '../../../packages/openfeature/server.ts';

const options = { url: 'http://127.0.0.1:1', project: 'shop' };

/** A link that has something to send until it is told that it has not. */
const makeLink = () => {
  const made = { closed: 0, finished: () => {}, link: undefined as unknown as ProjectLink };
  const finish = () => new Promise<void>((resolve) => Object.assign(made, { finished: resolve }));
  made.link = { finish, close: () => made.closed++ } as unknown as ProjectLink;
  return made;
};

describe('a link that is closed', () => {
  it('is one of the process, and its end is watched, until everything is sent', async () => {
    const [made, before] = [makeLink(), process.listenerCount('SIGTERM')];
    openLink(options, () => made.link);
    const closing = closeLink(options);
    expect([process.listenerCount('SIGTERM'), allLinks()]).toEqual([before + 1, [made.link]]);
    made.finished();
    await closing;
    expect([process.listenerCount('SIGTERM'), allLinks(), made.closed]).toEqual([before, [], 1]);
  });

  it('stays open for a provider that opens it meanwhile', async () => {
    const [made, another] = [makeLink(), makeLink()];
    openLink(options, () => made.link);
    const closing = closeLink(options);
    expect(openLink({ ...options, url: `${options.url}/` }, () => another.link)).toBe(made.link);
    made.finished();
    await closing;
    expect(made.closed).toBe(0);
    const last = closeLink(options);
    made.finished();
    await last;
    expect([made.closed, allLinks()]).toEqual([1, []]);
  });
});

it('a link that ends says how much the service has not got', async () => {
  const told: [string, unknown][] = [];
  const parts = {
    call: async () => Promise.reject(new Error('away')),
    clock: Date.now,
    // Only the end's own limit passes: tries that follow one another at once would never let the process go.
    after: (milliseconds: number, run: () => void) => {
      const timer = milliseconds >= 2_000 ? setImmediate(run) : undefined;
      return () => clearImmediate(timer);
    },
  };
  const link = new ProjectLink({ ...options, report: (message, facts) => told.push([message, facts.pending]) }, parts);
  link.custom.add({ timestamp: 1, type: 'aws.evidently.custom', data: '{}' }, 'visitor-1');
  await link.finish();
  link.close();
  expect(told.at(-1)).toEqual(['the service has not got everything in two seconds', 1]);
});

it('numbers of evaluations that did not arrive are sent again, and no others', async () => {
  const [arrived, answers]: [string[], number[]] = [[], [200, 503]];
  const link = new ProjectLink(options, {
    call: async ({ body = '' }) => {
      const status = answers.shift() ?? 200;
      if (status === 200) arrived.push(...JSON.parse(body).usage.map(({ feature }: { feature: string }) => feature));
      return { status, headers: {}, body: '{}' };
    },
    clock: Date.now,
    after: () => () => {},
  });
  const features = Array.from({ length: 150 }, (_, nth) => `feature-${nth}`);
  for (const feature of features) link.counts.counter(feature, 'on').count++;
  await link.finish();
  expect(arrived).toHaveLength(100);
  await link.finish();
  expect(arrived).toEqual(features);
});

it('numbers of evaluations by a project that is gone are not reported to another of the same name', async () => {
  const asked: string[] = [];
  let now = Date.UTC(2026, 0, 5);
  const call = async ({ method, path }: ServiceRequest) => {
    asked.push(method);
    return { status: 200, headers: {}, body: path.endsWith('/snapshot') ? JSON.stringify(projectMadeAt(now)) : '{}' };
  };
  const link = new ProjectLink({ ...options, report: () => {} }, { call, clock: () => now, after: () => () => {} });
  await link.start(1_000);
  link.counts.counter('search', 'on').count++;
  now += 60_000;
  await link.use();
  await new Promise(setImmediate);
  await link.finish();
  link.close();
  expect(asked).toEqual(['GET', 'GET']);
});

const projectMadeAt = (time: number): SnapshotDocument => ({
  format: 1,
  project: 'shop',
  projectArn: 'arn:aws:evidently:us-east-1:000000000000:project/shop',
  projectId: `made at ${time}`,
  version: 1,
  now: time / 1_000,
  delivers: false,
  deployment: { partition: 'aws', region: 'us-east-1', account: '000000000000' },
  formerArns: [],
  features: {},
});

it.each([
  [{ url: 'nowhere' }, 'url must be the address of the service'],
  [{ url: 'ftp://flags' }, 'url must be the address of the service'],
  [{ url: undefined }, 'url must be the address of the service'],
  [{ project: '' }, 'project must be the name of a project.'],
  [{ freshFor: -1 }, 'freshFor must be a number of seconds.'],
  [{ freshFor: 'soon' }, 'freshFor must be a number of seconds.'],
  [{ initTimeout: Infinity }, 'initTimeout must be a number of milliseconds'],
  [{ exposures: 'never' }, "exposures must be 'auto', 'await' or 'off'."],
])('the options %j of a provider are refused by name', (wrong, message) => {
  expect(() => new SelfevidentProvider({ ...options, ...wrong } as SelfevidentProviderOptions)).toThrow(message);
});
