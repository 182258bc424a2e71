import { setImmediate } from 'node:timers/promises';
import { OpenFeature } from '@openfeature/server-sdk';
import type { ServiceRequest } from '../../../packages/evaluation/snapshot.ts';
import { withSelfevident } from '../../../packages/openfeature/lambda.ts';
import { openLink } from '../../../packages/openfeature/server/open-projects.ts';
import { ProjectLink } from '../../../packages/openfeature/server/project-link.ts';
import { SelfevidentProvider } from '../../../packages/openfeature/server.ts';
import { experiment, feature, START } from '../evaluation/engine/features.ts';

const options = { url: 'http://nowhere', project: 'shop', report: () => {} };
let sent: ServiceRequest[];
let refusing: boolean;

const document = {
  format: 1,
  project: 'shop',
  projectArn: 'arn:aws:evidently:us-east-1:000000000000:project/shop',
  projectId: 'project-1',
  version: 1,
  now: START / 1_000,
  delivers: false,
  deployment: { partition: 'aws', region: 'us-east-1', account: '000000000000' },
  formerArns: [],
  features: { search: feature({ experiment: experiment() }) },
};

/** A service that answers at once, at a moment of the experiment. */
const call = async (request: ServiceRequest) => {
  if (request.method === 'GET') return { status: 200, headers: { etag: '"1.1"' }, body: JSON.stringify(document) };
  sent.push(request);
  return refusing
    ? { status: 503, headers: {}, body: '' }
    : { status: 200, headers: {}, body: '{"failedEventCount":0}' };
};

const typesSent = () =>
  sent.map(({ body = '{}' }) => JSON.parse(body).events?.map((event: { type: string }) => event.type));

beforeEach(async () => {
  [sent, refusing] = [[], false];
  process.env.AWS_LAMBDA_FUNCTION_NAME = 'shop';
  openLink(options, () => new ProjectLink(options, { call, clock: () => START, after: () => () => {} }));
  await OpenFeature.setProviderAndWait(new SelfevidentProvider(options));
});

afterEach(async () => {
  refusing = false;
  await OpenFeature.close();
  delete process.env.AWS_LAMBDA_FUNCTION_NAME;
});

const evaluate = (targetingKey: string) => OpenFeature.getClient().getStringValue('search', 'none', { targetingKey });

// The first, since a wrapper is there for good.
it('a function without the wrapper has its exposures reported before it has the value', async () => {
  await evaluate('visitor-1');
  expect(typesSent()).toEqual([['aws.evidently.evaluation']]);
  await evaluate('visitor-1');
  expect(sent).toHaveLength(1);
});

describe('a wrapped function', () => {
  it('has everything sent before its answer, exposures before events', async () => {
    const handler = withSelfevident(async (visitor: string) => {
      const value = await evaluate(visitor);
      OpenFeature.getClient().track('bought', { targetingKey: visitor }, { value: 1 });
      expect(sent).toEqual([]);
      return value;
    });
    expect(await handler('visitor-2')).toMatch(/first|second/);
    expect(typesSent()).toEqual([['aws.evidently.evaluation'], ['aws.evidently.custom']]);
  });

  it('has everything sent before Lambda ends an invocation that does not answer', async () => {
    const handler = withSelfevident(async (visitor: string, _context: object) => {
      await evaluate(visitor);
      await new Promise(() => {});
    });
    void handler('visitor-7', { getRemainingTimeInMillis: () => 2 });
    while (sent.length === 0) await setImmediate();
    expect(typesSent()).toEqual([['aws.evidently.evaluation']]);
  });

  it('fails as it does by itself, and has everything sent as well', async () => {
    const handler = withSelfevident(async () => {
      await evaluate('visitor-3');
      throw new Error('its own');
    });
    await expect(handler()).rejects.toThrow('its own');
    expect(sent).toHaveLength(1);
  });

  it('answers though the service does not, and sends later, as the same call', async () => {
    const handler = withSelfevident(async () => {
      OpenFeature.getClient().track('bought', { targetingKey: 'visitor-4' });
      return 'answer';
    });
    refusing = true;
    expect(await handler()).toBe('answer');
    refusing = false;
    await OpenFeature.close();
    expect(sent.length).toBeGreaterThanOrEqual(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('has later exposures of an entity wait for its event, and for no other', async () => {
    const handler = withSelfevident(async () => {
      OpenFeature.getClient().track('early', { targetingKey: 'visitor-5' });
      OpenFeature.getClient().track('other', { targetingKey: 'visitor-6' });
      await evaluate('visitor-5');
      OpenFeature.getClient().track('late', { targetingKey: 'visitor-5' });
    });
    await handler();
    expect(typesSent()).toEqual([
      ['aws.evidently.custom', 'aws.evidently.custom'],
      ['aws.evidently.evaluation'],
      ['aws.evidently.custom'],
    ]);
  });
});
