/**
 * Two projects of one service with the same feature, launch and experiment. What happens in one by direct calls,
 * happens in the other through a provider. Time is given to all.
 */
import { type Client, OpenFeature } from '@openfeature/server-sdk';
import type { ServiceCall } from '../../packages/evaluation/snapshot.ts';
import { closeLink, openLink } from '../../packages/openfeature/server/open-projects.ts';
import { ProjectLink } from '../../packages/openfeature/server/project-link.ts';
import { SelfevidentProvider } from '../../packages/openfeature/server.ts';
import { arms, step } from '../lambdas/resources.ts';
import { callThrough } from '../support/call-through.ts';
import type { TestService } from '../support/in-process.ts';
import { VirtualTime } from '../support/virtual-time.ts';

const MINUTE = 60_000;

export interface Circumstances {
  /** How often a call of the provider fails: half of them before the service has it, half after. */
  readonly failing: number;
  /** Milliseconds by which the clock of the provider's machine is wrong. */
  readonly skew: number;
  /** Whether the projects have a destination: then every evaluation is reported. */
  readonly delivers: boolean;
}

export interface World {
  readonly time: VirtualTime;
  readonly service: TestService;
  readonly projects: { readonly direct: string; readonly provider: string };
  readonly client: () => Client;
  readonly provider: () => SelfevidentProvider;
  /** How many events and exposures of the provider wait. */
  readonly pending: () => number;
  readonly writes: () => number;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly begun: number;
}

/** Every history has projects of its own. */
export const openWorld = async (
  service: TestService,
  { failing, skew, delivers }: Circumstances,
  { name, random }: { readonly name: string; readonly random: () => number },
): Promise<World> => {
  let underWay = 0;
  let evaluations = 0;
  const idle = async (): Promise<void> => {
    do await new Promise((resolve) => setImmediate(resolve));
    while (underWay > 0);
  };
  const time = new VirtualTime(service.clock.now, idle);
  const projects = { direct: `direct-${name}`, provider: `provider-${name}` };
  for (const project of Object.values(projects)) await prepare(service, { project, delivers, now: time.now });
  const answer = callThrough(service.handle);
  const call: ServiceCall = async (request) => {
    underWay++;
    try {
      await new Promise((resolve) => setImmediate(resolve));
      const fate = random();
      if (fate < failing / 2) throw new Error('ECONNREFUSED');
      service.clock.now = time.now;
      if (request.body?.includes('aws.evidently.evaluation'))
        evaluations += request.body.split('evidently.evaluation').length - 1;
      const answered = await answer(request);
      if (fate < failing) throw new Error('ECONNRESET');
      return answered;
    } finally {
      underWay--;
    }
  };
  const options = { url: 'http://in.process', project: projects.provider, report: () => {} };
  let link: ProjectLink;
  let provider: SelfevidentProvider;
  const open = async (): Promise<void> => {
    link = openLink(options, () => new ProjectLink(options, { call, clock: () => time.now + skew, after: time.after }));
    provider = new SelfevidentProvider(options);
    for (let ready = false; !ready; )
      ready = await OpenFeature.setProviderAndWait(name, provider).then(
        () => true,
        () => retry(),
      );
  };
  const retry = async (): Promise<boolean> => {
    await provider.onClose();
    provider = new SelfevidentProvider(options);
    return false;
  };
  const close = async (): Promise<void> => {
    while (link.pending > 0) {
      await provider.flush();
      await time.advance(100);
    }
    await provider.onClose();
    await closeLink(options);
  };
  await open();
  return {
    time,
    service,
    projects,
    client: () => OpenFeature.getClient(name),
    provider: () => provider,
    pending: () => link.pending,
    writes: () => evaluations,
    restart: async () => {
      await close();
      await open();
    },
    close,
    begun: time.now,
  };
};

interface Preparing {
  readonly project: string;
  readonly delivers: boolean;
  readonly now: number;
}

/** Attributes that put an entity into another group of the launch for as long as it has them. */
export const BETA = { beta: true };

const prepare = async ({ ok, clock }: TestService, { project, delivers, now }: Preparing): Promise<void> => {
  clock.now = now;
  const destination = delivers ? { dataDelivery: { cloudWatchLogs: { logGroup: 'evaluations' } } } : {};
  await ok('CreateProject', { name: project, ...destination });
  const variations = [
    { name: 'off', value: { stringValue: 'off' } },
    { name: 'on', value: { stringValue: 'on' } },
  ];
  for (const name of ['search', 'title']) await ok('CreateFeature', { project, name, variations });
  const metricDefinition = {
    name: 'price',
    entityIdKey: 'entityId',
    valueKey: 'value',
    eventPattern: '{"name":["bought"]}',
  };
  const at = (minutes: number) => (now + minutes * MINUTE) / 1_000;
  const overrides = [{ segment: 'beta', evaluationOrder: 1, weights: { b: 100_000 } }];
  const weights = [
    { a: 80_000, b: 10_000 },
    { a: 50_000, b: 50_000 },
    { a: 10_000, b: 90_000 },
  ];
  await ok('CreateLaunch', {
    project,
    name: 'ramp',
    groups: arms({ a: 'off', b: 'on' }),
    metricMonitors: [{ metricDefinition }],
    randomizationSalt: 'salt',
    scheduledSplitsConfig: {
      steps: weights.map((groupWeights, index) =>
        step(at([0, 47, 50][index] as number), groupWeights, { segmentOverrides: overrides }),
      ),
    },
  });
  await ok('CreateExperiment', {
    project,
    name: 'colour',
    treatments: arms({ a: 'off', b: 'on' }, 'title'),
    samplingRate: 70_000,
    randomizationSalt: 'salt',
    metricGoals: [{ metricDefinition }],
  });
  await ok('StartLaunch', { project, launch: 'ramp' });
  await ok('StartExperiment', { project, experiment: 'colour', analysisCompleteTime: at(300) });
};
