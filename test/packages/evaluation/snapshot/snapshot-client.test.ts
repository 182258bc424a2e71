import type { Exposure } from '../../../../packages/evaluation/exposure.ts';
import type { FeatureRules } from '../../../../packages/evaluation/index.ts';
import {
  endedTimeIn,
  type ServiceAnswer,
  SnapshotClient,
  type SnapshotDocument,
  type SnapshotEvent,
  type SnapshotOptions,
} from '../../../../packages/evaluation/snapshot.ts';
import { settled, VirtualTime } from '../../../support/virtual-time.ts';

const rulesOf = (defaultVariation: string): FeatureRules => ({
  variations: [
    { name: 'old', value: { boolValue: false } },
    { name: 'new', value: { boolValue: true } },
  ],
  defaultVariation,
  evaluationStrategy: 'ALL_RULES',
  entityOverrides: {},
});

const documentOf = (version: number, features: SnapshotDocument['features'], more: Partial<SnapshotDocument> = {}) => ({
  format: 1,
  project: 'shop',
  projectArn: 'arn:aws:evidently:us-east-1:000000000000:project/shop',
  projectId: 'project-1',
  version,
  now: 0,
  delivers: false,
  deployment: { partition: 'aws', region: 'us-east-1', account: '000000000000' },
  formerArns: [],
  features,
  ...more,
});

type Behaviour = 'answers' | 'hangs' | 'fails' | ServiceAnswer;

/** A service whose clock is `ahead` of the client's, and which answers after `delay` milliseconds. */
const makeService = (time: VirtualTime) => {
  const service = {
    document: documentOf(1, { checkout: rulesOf('old'), search: rulesOf('old') }) as SnapshotDocument,
    behaviour: 'answers' as Behaviour,
    ahead: 0,
    /** Whether it says its time in seconds only, as services of earlier versions where nothing has changed. */
    isOld: true,
    delay: 20,
    asked: [] as string[],
    /** Answers of pages, instead of the document. */
    pages: undefined as ((path: string) => SnapshotDocument) | undefined,
    call: async ({ path, headers }: { path: string; headers: Readonly<Record<string, string>> }) => {
      service.asked.push(headers['if-none-match'] ? `${path} if not ${headers['if-none-match']}` : path);
      const { behaviour, delay } = service;
      if (behaviour === 'hangs') return new Promise<never>(() => {});
      await new Promise<void>((resolve) => time.after(delay / 2, resolve));
      if (behaviour === 'fails') throw new Error('ECONNREFUSED');
      const now = time.now + service.ahead;
      const answer = typeof behaviour === 'object' ? behaviour : answerTo(path, headers, now);
      await new Promise<void>((resolve) => time.after(delay / 2, resolve));
      return answer;
    },
  };
  const answerTo = (path: string, headers: Readonly<Record<string, string>>, now: number): ServiceAnswer => {
    const document = service.pages?.(path) ?? service.document;
    const etag = `"${document.version}.1"`;
    const date = new Date(now).toUTCString();
    const exact = service.isOld ? {} : { 'x-selfevident-now': String(now / 1_000) };
    if (headers['if-none-match'] === etag) return { status: 304, headers: { etag, date, ...exact }, body: '' };
    return { status: 200, headers: { etag, date }, body: JSON.stringify({ ...document, now: now / 1000 }) };
  };
  return service;
};

const makeClient = (options: Partial<SnapshotOptions> = {}) => {
  const time = new VirtualTime();
  const service = makeService(time);
  const [events, told]: [SnapshotEvent[], string[]] = [[], []];
  const client = new SnapshotClient({
    project: 'shop',
    call: service.call,
    clock: () => time.now,
    after: time.after,
    random: () => 1,
    report: (message) => told.push(message),
    onEvent: (event) => events.push(event),
    ...options,
  });
  const start = async () => {
    const started = client.start(1000);
    await time.advance(1000);
    return started;
  };
  /** A use that waits; resolves to the milliseconds that it took. */
  const use = async (): Promise<number> => {
    const before = time.now;
    const wait = client.use();
    if (!wait) return 0;
    let end: number | undefined;
    wait.then(() => {
      end = time.now;
    });
    while (end === undefined) await time.advance(1).then(settled);
    return end - before;
  };
  const serves = (feature: string) => client.current?.features.get(feature)?.().byDefault.variation.name;
  const change = (defaultVariation: string) => {
    const { version } = service.document;
    service.document = documentOf(version + 1, { checkout: rulesOf(defaultVariation), search: rulesOf('old') });
  };
  return { time, service, client, events, told, start, use, serves, change };
};

const missing: ServiceAnswer = {
  status: 404,
  headers: { 'x-amzn-errortype': 'ResourceNotFoundException' },
  body: '{}',
};
const denied: ServiceAnswer = { status: 403, headers: {}, body: '{"message":"No key","errorDetails":"No key"}' };

describe('a snapshot', () => {
  it('is not asked for again within five seconds', async () => {
    const { time, service, client, start, use } = makeClient();
    expect(await start()).toBe('fresh');
    for (let second = 0; second < 4; second++) {
      for (let times = 0; times < 250; times++) expect(await use()).toBe(0);
      await time.advance(900);
    }
    expect(service.asked).toEqual(['/projects/shop/snapshot']);
    expect(client.stale).toBeUndefined();
  });

  it('is refreshed beside the use until ten seconds', async () => {
    const { time, service, start, use, serves, change } = makeClient();
    await start();
    change('new');
    await time.advance(4_500);
    expect([await use(), serves('checkout')]).toEqual([0, 'old']);
    await time.advance(20);
    expect(serves('checkout')).toBe('new');
    expect(service.asked[1]).toBe('/projects/shop/snapshot if not "1.1"');
  });

  it('is new at the first use after an hour in which the process was frozen', async () => {
    const { time, start, use, serves, change } = makeClient();
    await start();
    change('new');
    time.freeze(3_600_000);
    expect([await use(), serves('checkout')]).toEqual([20, 'new']);
  });

  it('is waited for 250 ms at most, once', async () => {
    const { time, service, start, use, serves, change } = makeClient();
    await start();
    change('new');
    service.delay = 400;
    time.freeze(3_600_000);
    expect([await use(), serves('checkout')]).toEqual([250, 'old']);
    expect(await use()).toBe(0);
    await time.advance(200);
    expect(serves('checkout')).toBe('new');
  });

  it('is asked for by one request at a time', async () => {
    const { time, service, client, start } = makeClient();
    await start();
    await time.advance(60_000);
    const waits = [client.use(), client.use(), client.use()];
    await time.advance(250);
    await Promise.all(waits);
    expect(service.asked).toHaveLength(2);
  });

  it('is waited for with one timer, however many evaluations wait', async () => {
    const { time, client, start } = makeClient();
    await start();
    time.freeze(60_000);
    const [first, ...others] = [client.use(), client.use(), client.use()];
    expect(first).toBeDefined();
    for (const wait of others) expect(wait).toBe(first);
  });

  it('does not go back to an older version', async () => {
    const { time, service, start, use, serves, change } = makeClient();
    change('new');
    await start();
    service.document = documentOf(1, { checkout: rulesOf('old') });
    await time.advance(60_000);
    await use();
    expect(serves('checkout')).toBe('new');
  });

  it('names the features that changed, and compiles no other anew', async () => {
    const { time, client, events, start, use, change } = makeClient();
    await start();
    const search = client.current?.features.get('search')?.();
    change('new');
    await time.advance(60_000);
    await use();
    expect(events.at(-1)).toEqual({ type: 'fresh', changed: ['checkout'], isAnotherProject: false });
    expect(client.current?.features.get('search')?.()).toBe(search);
  });
});

describe('a snapshot of several pages', () => {
  const pagesOf = (versions: readonly number[]) => {
    let asked = 0;
    return (path: string): SnapshotDocument => {
      const version = versions[asked++] ?? 0;
      if (path.includes('nextToken=a%20b')) return documentOf(version, { search: rulesOf('old') });
      return documentOf(version, { checkout: rulesOf('old') }, { nextToken: 'a b' });
    };
  };

  it('is of all of them', async () => {
    const { service, client, start } = makeClient();
    service.pages = pagesOf([3, 3]);
    await start();
    expect([...(client.current?.features.keys() ?? [])]).toEqual(['checkout', 'search']);
  });

  it('is begun again when the version rises between them', async () => {
    const { service, client, start } = makeClient();
    service.pages = pagesOf([3, 4, 4, 4]);
    await start();
    expect([client.current?.version, client.current?.features.size]).toEqual([4, 2]);
  });

  it('is never half: after three tries there is none', async () => {
    const { service, client, start } = makeClient();
    service.pages = pagesOf([1, 2, 2, 3, 3, 4, 4, 4]);
    expect(await start()).toBe('nothing');
    expect(client.current).toBeUndefined();
    expect(service.asked).toHaveLength(6);
  });

  it('is what it was when a page fails', async () => {
    const { time, service, client, start, use, change } = makeClient();
    await start();
    change('new');
    service.pages = (path) => {
      if (path.includes('nextToken')) throw new Error('500');
      return { ...service.document, nextToken: 'b' };
    };
    await time.advance(60_000);
    await use();
    expect(client.current?.version).toBe(1);
  });
});

describe('a service that does not answer', () => {
  it('holds up nobody for longer than the start allows', async () => {
    const { time, service, client } = makeClient();
    service.behaviour = 'hangs';
    const started = client.start(1000);
    await time.advance(1000);
    expect(await started).toBe('nothing');
    await expect(Promise.race([client.use(), settled().then(() => 'goes on')])).resolves.toBe(undefined);
  });

  it('is asked again by uses, and each waits for at most 250 ms in all', async () => {
    const { time, service, client, start, use, serves } = makeClient();
    service.behaviour = 'fails';
    expect(await start()).toBe('nothing');
    expect(client.error?.message).toContain('ECONNREFUSED');
    service.behaviour = 'answers';
    await time.advance(1000);
    expect(await use()).toBe(20);
    expect(serves('checkout')).toBe('old');
  });

  it('leaves the last known rules, for ever, and waits for it no more', async () => {
    const { time, service, client, events, start, use, serves } = makeClient();
    await start();
    service.behaviour = 'fails';
    let waited = 0;
    for (let second = 0; second < 300; second++) {
      waited += await use();
      await time.advance(1000);
    }
    expect(waited).toBeLessThanOrEqual(20);
    expect(serves('checkout')).toBe('old');
    expect(client.stale).toContain('ECONNREFUSED');
    expect(events.filter(({ type }) => type === 'stale')).toHaveLength(1);
    expect(client.ageSeconds).toBeGreaterThan(290);
    expect(service.asked.length).toBeGreaterThan(40);
    service.behaviour = 'answers';
    await time.advance(5000);
    await use();
    await time.advance(100);
    expect(client.stale).toBeUndefined();
    expect(events.at(-1)).toEqual({ type: 'fresh', changed: [], isAnotherProject: false });
  });

  it('is no reason to be stale while nobody uses anything', async () => {
    const { time, service, client, start, use } = makeClient();
    await start();
    service.behaviour = 'fails';
    time.freeze(3_600_000);
    await use();
    expect(client.stale).toBeUndefined();
  });

  it('is given up by a later use when a request hangs', async () => {
    const { time, service, start, use, serves, change } = makeClient();
    await start();
    service.behaviour = 'hangs';
    await time.advance(11_000);
    expect(await use()).toBe(250);
    service.behaviour = 'answers';
    change('new');
    time.freeze(3_600_000);
    expect([await use(), serves('checkout')]).toEqual([20, 'new']);
  });

  it('is stood in for by a kept copy, or else by the bootstrap', async () => {
    const bootstrap = documentOf(1, { checkout: rulesOf('old') });
    const written: string[] = [];
    const kept = { read: () => written.at(-1), write: (text: string) => written.push(text) };
    const first = makeClient({ kept, bootstrap });
    first.service.behaviour = 'fails';
    expect([await first.start(), first.serves('checkout')]).toEqual(['stale', 'old']);
    first.service.behaviour = 'answers';
    first.change('new');
    await first.time.advance(1000);
    await first.use();
    await first.time.advance(1000);
    expect([first.serves('checkout'), first.client.stale]).toEqual(['new', undefined]);
    const second = makeClient({ kept, bootstrap });
    second.service.behaviour = 'hangs';
    expect([await second.start(), second.serves('checkout')]).toEqual(['stale', 'new']);
    expect(written).toHaveLength(1);
  });

  it('is no reason to fail when the kept copy is broken', async () => {
    const { service, start, told } = makeClient({ kept: { read: () => '{"format": 1', write: () => {} } });
    service.behaviour = 'fails';
    expect(await start()).toBe('nothing');
    expect(told).toContain('the kept rules could not be read');
  });

  it.each([
    ['of another format', { format: 2 }],
    ['of another project', { project: 'other' }],
    ['not whole', { features: undefined }],
    ['one page of several', { nextToken: 'more' }],
  ])('is stood in for by the bootstrap when the kept copy is %s', async (_, more) => {
    const kept = { ...documentOf(2, { checkout: rulesOf('new') }), ...more };
    const { service, start, told, serves } = makeClient({
      kept: { read: () => JSON.stringify(kept), write: () => {} },
      bootstrap: documentOf(1, { checkout: rulesOf('old') }),
    });
    service.behaviour = 'fails';
    expect([await start(), serves('checkout')]).toEqual(['stale', 'old']);
    expect(told).toContain('the kept rules, or the bootstrap, are no whole snapshot of the project');
  });

  it('is no reason to fail when the bootstrap is no snapshot', async () => {
    const { service, start } = makeClient({ bootstrap: { format: 1 } as SnapshotDocument });
    service.behaviour = 'fails';
    expect(await start()).toBe('nothing');
  });
});

describe('an answer that is no snapshot', () => {
  it.each(['<html>', '{}', '{"format": 1}', '{"format": 1, "now": 7}'])('is a failure: %s', async (body) => {
    const { time, service, start, told, use, serves } = makeClient();
    service.behaviour = { status: 200, headers: {}, body };
    expect(await start()).toBe('nothing');
    expect(told.at(-1)).toContain('could not be read');
    service.behaviour = 'answers';
    await time.advance(1000);
    await use();
    expect(serves('checkout')).toBe('old');
  });

  it('is a failure that is told, wherever it shows', async () => {
    let failing = true;
    const { time, start, told, use, serves } = makeClient({
      onEvent: () => {
        if (failing) throw new Error('no such thing');
      },
    });
    await start();
    expect(told.at(-1)).toContain('no such thing');
    failing = false;
    await time.advance(11_000);
    await use();
    expect(serves('checkout')).toBe('old');
  });
});

describe('a service that refuses', () => {
  it('at the start, refuses for good', async () => {
    const { service, client, start } = makeClient();
    service.behaviour = denied;
    expect(await start()).toBe('denied');
    expect(client.error?.reason).toBe('denied');
    expect(client.error?.message).toBe('The service refuses to show the rules of the project (403): No key');
  });

  it('later, leaves what is known', async () => {
    const { time, service, client, start, use, serves } = makeClient();
    await start();
    service.behaviour = denied;
    for (let second = 0; second < 80; second++) {
      await use();
      await time.advance(1000);
    }
    expect(serves('checkout')).toBe('old');
    expect(client.stale).toContain('403');
  });
});

describe('a project that is deleted', () => {
  it('is served for a minute, and then is not there', async () => {
    const { time, service, client, events, start, use, serves } = makeClient();
    await start();
    service.behaviour = missing;
    await time.advance(11_000);
    await use();
    expect([serves('checkout'), client.stale]).toEqual(['old', 'The service has no project shop.']);
    await time.advance(50_000);
    await use();
    expect(serves('checkout')).toBe('old');
    await time.advance(11_000);
    await use();
    expect(client.current).toBeUndefined();
    expect(client.error?.reason).toBe('missing');
    expect(events.at(-1)).toEqual({ type: 'fresh', changed: ['checkout', 'search'], isAnotherProject: true });
  });

  it('and made anew is another one, whatever its version', async () => {
    const { time, service, client, events, start, use } = makeClient();
    service.document = documentOf(9, { checkout: rulesOf('old') });
    await start();
    service.document = documentOf(2, { checkout: rulesOf('new') }, { projectId: 'project-2' });
    await time.advance(11_000);
    await use();
    expect(client.current?.projectId).toBe('project-2');
    expect(events.at(-1)).toEqual({ type: 'fresh', changed: ['checkout'], isAnotherProject: true });
  });

  it('is not what one answer and an outage say', async () => {
    const { time, service, client, start, use, serves } = makeClient();
    await start();
    service.behaviour = missing;
    await time.advance(11_000);
    await use();
    service.behaviour = 'fails';
    for (let minutes = 0; minutes < 3; minutes++) {
      await time.advance(60_000);
      await use();
    }
    expect(serves('checkout')).toBe('old');
    service.behaviour = missing;
    await time.advance(11_000);
    await use();
    expect(client.current).toBeUndefined();
  });

  it('is not what a 404 of something in between says', async () => {
    const { time, service, client, start, use } = makeClient();
    await start();
    service.behaviour = { status: 404, headers: {}, body: '<html>Not Found</html>' };
    await time.advance(11_000);
    await use();
    await time.advance(70_000);
    await use();
    expect(client.current).toBeDefined();
  });
});

describe('a format that is not known', () => {
  it('leaves what is known, stale, and is told of once', async () => {
    const { time, service, client, told, start, use, serves } = makeClient();
    await start();
    service.document = { ...documentOf(7, { checkout: rulesOf('new') }), format: 2 };
    for (let round = 0; round < 5; round++) {
      await time.advance(11_000);
      await use();
    }
    expect(serves('checkout')).toBe('old');
    expect(client.stale).toContain('format 2');
    expect(told.filter((message) => message.includes('format 2'))).toHaveLength(1);
  });
});

describe("the service's time", () => {
  it('is known to half a round trip on a machine whose clock is wrong by a day', async () => {
    const { time, service, client, start } = makeClient();
    service.ahead = -86_400_000;
    await start();
    expect(Math.abs(client.now() - (time.now - 86_400_000))).toBeLessThanOrEqual(10);
  });

  it('is taken from the quickest of the last answers', async () => {
    const { time, service, client, start, use } = makeClient();
    service.ahead = 5000;
    service.delay = 2;
    await start();
    service.delay = 200;
    await time.advance(11_000);
    await use();
    expect(Math.abs(client.now() - (time.now + 5000))).toBeLessThanOrEqual(1);
  });

  it('stays what it was over many answers that say whole seconds only', async () => {
    const { time, service, client, start, use } = makeClient();
    service.ahead = 5000;
    await start();
    for (let round = 1; round <= 30; round++) {
      await time.advance(11_037);
      await use();
      expect(service.asked).toHaveLength(round + 1);
      expect(Math.abs(client.now() - (time.now + 5000))).toBeLessThanOrEqual(10);
    }
  });

  it('follows a clock that is set, to the millisecond with the second answer', async () => {
    const { time, service, client, start, use } = makeClient();
    await start();
    service.ahead = 7 * 86_400_000;
    await time.advance(11_000);
    await use();
    expect(Math.abs(client.now() - time.now - service.ahead)).toBeLessThanOrEqual(1_100);
    await time.advance(11_000);
    await use();
    expect(service.asked.at(-1)).toBe('/projects/shop/snapshot');
    expect(Math.abs(client.now() - time.now - service.ahead)).toBeLessThanOrEqual(10);
  });

  it('is as exact as a round trip with every answer, whatever the clocks do meanwhile', async () => {
    const { time, service, client, start, use } = makeClient();
    service.isOld = false;
    await start();
    for (service.ahead = 0; service.ahead < 300; service.ahead += 30) {
      await time.advance(600_037);
      await use();
      expect(Math.abs(client.now() - time.now - service.ahead)).toBeLessThanOrEqual(10);
    }
    service.ahead = 86_400_000;
    await time.advance(11_000);
    await use();
    expect(Math.abs(client.now() - time.now - service.ahead)).toBeLessThanOrEqual(10);
    expect(service.asked.slice(1).every((path) => path.includes('if not'))).toBe(true);
  });

  it('is known with the first answer, though the machine has been asked for it before and is ahead', async () => {
    const { time, service, client, start } = makeClient();
    service.ahead = -400;
    expect(client.now()).toBe(time.now);
    await start();
    expect(client.now()).toBe(time.now - 400);
  });

  it('does not go back when it is corrected', async () => {
    const { time, service, client, start, use } = makeClient();
    service.ahead = 400;
    await start();
    const before = client.now();
    service.ahead = 0;
    service.document = documentOf(2, {});
    time.freeze(20);
    await time.advance(11_000);
    await use();
    expect(client.now()).toBeGreaterThanOrEqual(before);
  });
});

describe('who waits anyway', () => {
  it('gets the snapshot, or the reason why there is none', async () => {
    const { time, service, client } = makeClient();
    service.behaviour = missing;
    const first = client.get().catch((error) => error);
    await time.advance(100);
    expect(await first).toMatchObject({ reason: 'missing' });
    service.behaviour = 'answers';
    time.freeze(10_000);
    const second = client.get();
    await time.advance(100);
    expect((await second).project).toBe('shop');
  });
});

describe('the end of a trial', () => {
  const experiment = { name: 'colour', id: 'e1', endTime: 500 } as FeatureRules['experiment'];
  const features = {
    running: { ...rulesOf('old'), experiment } as FeatureRules,
    ended: { ...rulesOf('old'), endedExperiment: { name: 'colour', endedTime: 300 } },
    launched: { ...rulesOf('old'), endedLaunch: { name: 'rollout', endedTime: 200 } },
  };
  const exposureOf = (feature: string, assignment: Exposure['assignment']): Exposure => ({
    feature,
    variation: 'old',
    reason: 'EXPERIMENT_RULE_MATCH',
    entityId: 'a',
    assignment,
    time: 0,
  });

  it.each([
    ['running', { type: 'experiment', name: 'colour', id: 'e1', treatment: 'Blue' }, 500],
    ['ended', { type: 'experiment', name: 'colour', id: 'e0', treatment: 'Blue' }, 300],
    ['ended', { type: 'experiment', name: 'size', id: 'e0', treatment: 'Blue' }, undefined],
    ['launched', { type: 'launch', name: 'rollout', id: 'l1', group: 'New' }, 200],
    ['launched', undefined, undefined],
    ['gone', { type: 'launch', name: 'rollout', id: 'l1', group: 'New' }, undefined],
  ] as const)('is in the rules of the feature %s', (feature, assignment, ended) => {
    expect(endedTimeIn(documentOf(1, features), exposureOf(feature, assignment))).toBe(ended);
  });
});
