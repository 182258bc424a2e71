import { OpenFeature } from '@openfeature/server-sdk';
import type { ServiceAnswer, ServiceRequest } from '../../../packages/evaluation/snapshot.ts';
import { closeLink, openLink } from '../../../packages/openfeature/server/open-projects.ts';
import { ProjectLink } from '../../../packages/openfeature/server/project-link.ts';
import { SelfevidentProvider, type SelfevidentProviderOptions } from '../../../packages/openfeature/server.ts';
import { feature, START } from '../evaluation/engine/features.ts';

const documentOf = (version: number, defaultVariation: string) => ({
  format: 1,
  project: 'shop',
  projectArn: 'arn:aws:evidently:us-east-1:000000000000:project/shop',
  projectId: 'project-1',
  version,
  now: START / 1_000,
  delivers: false,
  deployment: { partition: 'aws', region: 'us-east-1', account: '000000000000' },
  formerArns: [],
  features: { title: feature({ defaultVariation }) },
});
const [own, newer] = [documentOf(1, 'control'), documentOf(2, 'first')];

const place = { url: 'http://nowhere', project: 'shop', report: () => {} };

let asked: string[];
let answer: (answer: ServiceAnswer) => void;
let now: number;
let link: ProjectLink;

/** A provider of a service that shows its rules when it is told to. */
const open = async (more: Partial<SelfevidentProviderOptions>): Promise<Error | undefined> => {
  const options = { ...place, initTimeout: 0, ...more };
  const call = ({ method, path }: ServiceRequest) => {
    if (method === 'POST') return Promise.resolve({ status: 200, headers: {}, body: '{}' });
    asked.push(path);
    return new Promise<ServiceAnswer>((resolve) => {
      answer = resolve;
    });
  };
  link = openLink(options, () => new ProjectLink(options, { call, clock: () => now, after: () => () => {} }));
  return OpenFeature.setProviderAndWait(new SelfevidentProvider(options)).then(
    () => undefined,
    (error) => error,
  );
};

const ask = () => OpenFeature.getClient().getStringDetails('title', 'none', { targetingKey: 'visitor-1' });
const status = () => OpenFeature.getClient().providerStatus;
const turn = () => new Promise((resolve) => setImmediate(resolve));
const newest = (): ServiceAnswer => ({ status: 200, headers: { etag: '"2"' }, body: JSON.stringify(newer) });

beforeEach(() => {
  [asked, now] = [[], START];
});

afterEach(async () => {
  answer?.(newest());
  await OpenFeature.close();
  await closeLink(place);
});

describe('a provider that waits for no service at its start', () => {
  it('answers by the rules that it was given before it asks, and is stale until the service has answered', async () => {
    expect(await open({ bootstrap: own })).toBeUndefined();
    expect(await ask()).toMatchObject({ variant: 'control', reason: 'STALE' });
    expect([asked, status()]).toEqual([[], 'READY']);
    await turn();
    expect([asked, status()]).toEqual([['/projects/shop/snapshot'], 'STALE']);
    expect(await ask()).toMatchObject({ variant: 'control', reason: 'STALE' });
    answer(newest());
    await turn();
    expect(status()).toBe('READY');
    expect(await ask()).toMatchObject({ variant: 'first', reason: 'STATIC' });
    expect(asked).toHaveLength(1);
  });

  it('waits for an answer as always once it was frozen before the first one', async () => {
    await open({ bootstrap: own });
    await turn();
    expect(link.use()).toBeUndefined();
    now += 20_000;
    expect(link.use()).toBeInstanceOf(Promise);
    expect(asked).toHaveLength(2);
  });

  it('without rules is in error, and has them once the service has answered', async () => {
    expect((await open({}))?.message).toContain('not answered');
    expect(status()).toBe('ERROR');
    const asking = ask();
    await turn();
    answer(newest());
    expect(await asking).toMatchObject({ variant: 'first' });
    await turn();
    expect(status()).toBe('READY');
  });
});
