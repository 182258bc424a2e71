/**
 * A file and a project of a service: what is exported, applied again, changed, started, stopped and deleted.
 */
import { readFileSync } from 'node:fs';
import type { FlagsDocument } from '../../../domain/flags/flags-document.ts';
import { parseYaml, writeYaml } from '../../../local/flags/yaml-text.ts';
import {
  arms,
  days,
  experimentInput,
  given,
  hours,
  launchInput,
  metric,
  step,
  variations,
} from '../../lambdas/resources.ts';
import { startTime, type TestService } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService, useSharedService } from '../../support/use-service.ts';
import { applyDocument, callOf, exportProject, operationsOf, planDocument, throughYaml } from './in-process-project.ts';

const dynamodb = useDynamoDB();

const LONG = 'n'.repeat(127);

/** A project with all kinds of members. */
const fill = async (service: TestService) => {
  const make = given(service);
  await make.project('shop', { description: 'yes', tags: { team: 'web' } });
  await make.segment('beta', { pattern: '{"plan":[{"prefix":"be"}]}', description: 'it\'s "q"' });
  await make.segment('unused');
  await make.feature('search', { entityOverrides: { 'ada@example.com': 'on', '007': 'off' }, tags: { '007': 'true' } });
  await make.feature(LONG, {
    variations: [{ name: 'only', value: { doubleValue: 0.1 } }],
    description: 'line\nbreak: #x',
  });
  await make.feature('json', {
    variations: [
      { name: 'empty', value: { stringValue: '' } },
      { name: 'json', value: { stringValue: '{"a": [1, "x"], "ü": "😀"}' } },
      { name: 'digits', value: { stringValue: '007' } },
      { name: 'true', value: { stringValue: 'true' } },
    ],
    defaultVariation: 'json',
    evaluationStrategy: 'DEFAULT_VARIATION',
  });
  await make.feature('long', { variations: [{ name: 'most', value: { longValue: Number.MAX_SAFE_INTEGER } }] });
  const override = { segment: 'beta', evaluationOrder: 0, weights: { b: 100_000 } };
  const steps = [
    step(hours(-1), { a: 90_000, b: 10_000 }, { segmentOverrides: [override] }),
    step(hours(1.5), { a: 50_000, b: 50_000 }),
  ];
  await make.launch('ramp', {
    scheduledSplitsConfig: { steps },
    metricMonitors: [metric('price')],
    randomizationSalt: '☃',
  });
  await make.startLaunch('ramp');
  await make.launch('draft', { groups: arms({ a: 'off', b: 'on' }) });
  await make.experiment('price', {
    segment: 'beta',
    samplingRate: 70_000,
    treatments: arms({ c: 'json', d: 'empty' }, 'json'),
    metricGoals: [{ ...metric('price', { eventPattern: '{"a":["b"]}', unitLabel: 'EUR' }), desiredChange: 'INCREASE' }],
    onlineAbConfig: { controlTreatmentName: 'd', treatmentWeights: { c: 30_000, d: 70_000 } },
  });
  await make.startExperiment('price', days(14));
  await make.launch('over');
  await service.ok('StopLaunch', { project: 'shop', launch: 'ramp', desiredState: 'COMPLETED' });
  await make.startLaunch('over');
};

/** Without the name of the project and the times of starts, which are of their place. */
const comparable = ({ project: { name: _, ...project }, ...rest }: FlagsDocument) =>
  JSON.parse(JSON.stringify({ project, ...rest }, (key, value) => (key === 'since' ? 'a time' : value)));

describe('a project of every kind of member', () => {
  const service = useSharedService(dynamodb);
  beforeAll(() => fill(service));

  it('is exported alike after it was applied to another project, and applied without a call then', async () => {
    const document = await exportProject(service, 'shop');
    const operations = await applyDocument(service, throughYaml(document), { project: 'other', start: true });
    expect(operations).toContain('StartExperiment');
    expect(comparable(await exportProject(service, 'other'))).toEqual(comparable(document));
    expect(
      operationsOf(await planDocument(service, document, { project: 'other', start: true, stop: true, prune: true })),
    ).toEqual([]);
  });

  it('has the segments that it uses, and no trial that has ended', async () => {
    const { segments = {}, launches = {} } = await exportProject(service, 'shop');
    expect([Object.keys(segments), Object.keys(launches)]).toEqual([['beta'], ['draft', 'over']]);
  });

  it('is applied to a project after any number of broken attempts, with the same end', async () => {
    const document = await exportProject(service, 'shop');
    const call = callOf(service);
    let left = 0;
    const breaking: typeof call = async (operation, input) => {
      if (left-- === 0) throw new Error('killed');
      return call(operation, input);
    };
    let attempts = 0;
    for (let done = false; !done; attempts++) {
      left = attempts % 3;
      done = await applyDocument(service, document, { project: 'broken-off', start: true, call: breaking }).then(
        () => true,
        () => false,
      );
    }
    expect(attempts).toBeGreaterThan(5);
    expect(comparable(await exportProject(service, 'broken-off'))).toEqual(comparable(document));
  });
});

describe('a file', () => {
  const service = useFreshService(dynamodb);
  const file = (more: object = {}) => ({
    version: 1,
    project: { name: 'shop' },
    features: { search: { variations: variations('off', 'on'), defaultVariation: 'off' } },
    ...more,
  });
  const launches = (more: object = {}) => {
    const { project: _, name: __, ...members } = launchInput('ramp');
    return { launches: { ramp: { ...members, ...more } } };
  };
  const experiments = (more: object = {}) => {
    const { project: _, name: __, ...members } = experimentInput('price');
    return { experiments: { price: { ...members, ...more } } };
  };
  const ends = new Date(startTime + 86_400_000).toISOString();

  it('makes a project that does not exist', async () => {
    expect(await applyDocument(service, file())).toEqual(['CreateProject', 'CreateFeature']);
    expect(await applyDocument(service, file())).toEqual([]);
  });

  it('changes what differs, in one call for all members', async () => {
    await applyDocument(service, file());
    const features = { search: { variations: variations('on', 'more'), defaultVariation: 'more', description: 'x' } };
    const plan = await planDocument(service, file({ features }));
    expect(operationsOf(plan)).toEqual(['UpdateFeature']);
    expect(plan.find(({ type }) => type === 'feature')?.differences).toEqual([
      { member: 'variations.off', before: { name: 'off', value: { stringValue: 'off' } }, after: undefined },
      { member: 'variations.more', before: undefined, after: { name: 'more', value: { stringValue: 'more' } } },
      { member: 'defaultVariation', before: 'off', after: 'more' },
      { member: 'description', before: undefined, after: 'x' },
    ]);
    await applyDocument(service, file({ features }));
    expect((await exportProject(service, 'shop')).features?.search).toMatchObject(features.search);
  });

  it('leaves what it lacks, unless it is told to prune', async () => {
    await applyDocument(
      service,
      file({ ...launches(), features: { ...file().features, old: file().features.search } }),
    );
    const plan = await planDocument(service, file());
    expect(operationsOf(plan)).toEqual([]);
    expect(plan.flatMap(({ hints }) => hints)).toEqual([
      'is not in the file; --prune deletes it',
      'is not in the file; --prune deletes it',
    ]);
    expect(await applyDocument(service, file(), { prune: true })).toEqual(['DeleteLaunch', 'DeleteFeature']);
    expect(Object.keys((await exportProject(service, 'shop')).features ?? {})).toEqual(['search']);
  });

  it('neither starts nor stops without being told to', async () => {
    await applyDocument(service, file({ ...launches({ running: {} }), ...experiments({ running: { ends } }) }));
    expect((await service.ok('GetLaunch', { project: 'shop', launch: 'ramp' })).launch.status).toBe('CREATED');
    const running = file(launches({ running: {} }));
    expect(await applyDocument(service, running, { start: true })).toEqual(['StartLaunch']);
    expect(await applyDocument(service, running, { start: true })).toEqual([]);
    const plan = await planDocument(service, file(launches()));
    expect(plan.flatMap(({ hints }) => hints)).toContain('runs, and is a draft in the file; --stop stops it');
    expect(operationsOf(plan)).toEqual([]);
    expect(await applyDocument(service, file(launches()), { stop: true })).toEqual(['StopLaunch']);
    expect((await planDocument(service, running, { start: true })).flatMap(({ hints }) => hints)).toContain(
      'has ended, which cannot be undone; give it a new name to run again',
    );
  });

  it('stops what it lacks only with both options, before it deletes the feature below', async () => {
    await applyDocument(service, file(launches({ running: {} })), { start: true });
    const nothing = { version: 1, project: { name: 'shop' } };
    const kept = await planDocument(service, nothing, { prune: true });
    expect(kept.flatMap(({ hints }) => hints)).toEqual([
      'is not in the file and runs; --prune with --stop stops and deletes it',
    ]);
    expect(await applyDocument(service, nothing, { prune: true, stop: true })).toEqual([
      'StopLaunch',
      'DeleteLaunch',
      'DeleteFeature',
    ]);
  });

  it('puts the groups of a draft in its order, which decides who is in which', async () => {
    await applyDocument(service, file(launches()));
    const turned = file(launches({ groups: arms({ b: 'on', a: 'off' }) }));
    const plan = await planDocument(service, turned);
    expect(plan.flatMap(({ differences }) => differences)).toEqual([
      { member: 'groups', before: ['a', 'b'], after: ['b', 'a'] },
    ]);
    expect(await applyDocument(service, turned)).toEqual(['UpdateLaunch']);
    expect(
      await applyDocument(
        service,
        { ...turned, ...launches({ groups: arms({ b: 'on', a: 'off' }), running: {} }) },
        { start: true },
      ),
    ).toEqual(['StartLaunch']);
    expect(await applyDocument(service, file(launches({ running: {} })))).toEqual([]);
  });

  it('never prunes a trial that has ended', async () => {
    await applyDocument(service, file(launches({ running: {} })), { start: true });
    await service.ok('StopLaunch', { project: 'shop', launch: 'ramp' });
    expect(await applyDocument(service, file(), { prune: true })).toEqual([]);
  });

  it('leaves what it does not say of the project itself', async () => {
    await given(service).project('shop', { description: 'mine', tags: { team: 'web' } });
    expect(await applyDocument(service, file())).toEqual(['CreateFeature']);
    expect(await applyDocument(service, { ...file(), project: { name: 'shop', description: 'ours' } })).toEqual([
      'UpdateProject',
    ]);
  });

  it.each<[string, object, string]>([
    [
      'a segment that has another pattern',
      { segments: { beta: { pattern: '{"a":["c"]}' } } },
      'segments.beta.pattern cannot change in a segment: give the segment a new name',
    ],
    [
      'a group of a feature that is nowhere',
      launches({ groups: arms({ a: 'on' }, 'lost') }),
      'launches.ramp.groups.0.feature names lost, which is neither in the file nor in the project',
    ],
    [
      'a group of a variation that is nowhere',
      launches({ groups: arms({ a: 'lost' }) }),
      'launches.ramp.groups.0.variation names lost, but search has off, on',
    ],
    [
      'a segment that is nowhere',
      experiments({ segment: 'lost' }),
      'experiments.price names the segment lost, which is neither in the file nor in the service',
    ],
    [
      'a start without an end',
      experiments({ running: {} }),
      'experiments.price.running.ends is required to start an experiment: when its analysis is complete',
    ],
    [
      'a start with an end that is past',
      experiments({ running: { ends: '2020-01-01T00:00:00Z' } }),
      'experiments.price.running.ends is past: an experiment starts with a time to come',
    ],
    [
      'a start of an experiment that ends too late',
      experiments({ running: { ends: '2099-01-01T00:00:00Z' } }),
      'experiments.price.running.ends must be at most 30 days ahead',
    ],
    [
      'a start with treatments that get more than everyone',
      experiments({ onlineAbConfig: { treatmentWeights: { c: 60_000, d: 60_000 } }, running: { ends } }),
      'experiments.price.onlineAbConfig.treatmentWeights add up to 120,000 of 100,000 (120 %): more than everyone',
    ],
    [
      'a start with groups that get more than everyone',
      launches({
        scheduledSplitsConfig: { steps: [{ startTime: ends, groupWeights: { a: 60_000, b: 60_000 } }] },
        running: {},
      }),
      'launches.ramp.scheduledSplitsConfig.steps.0.groupWeights add up to 120,000 of 100,000 (120 %): more than everyone',
    ],
    [
      'a start of one treatment',
      experiments({ treatments: arms({ c: 'on' }), running: { ends } }),
      'experiments.price.treatments an experiment needs at least two treatments to start',
    ],
  ])('with %s is refused before anything is written', async (_, more, message) => {
    await given(service).segment('beta', { pattern: '{"a":["b"]}' });
    await expect(applyDocument(service, file(more), { start: true })).rejects.toThrow(message);
    expect((await service.ok('ListProjects')).projects).toEqual([]);
  });

  it('names the resource whose call the service refuses, and what is done', async () => {
    const features = {
      ...file().features,
      mixed: { variations: [...variations('a'), { name: 'b', value: { boolValue: true } }] },
    };
    await expect(applyDocument(service, file({ features }))).rejects.toMatchObject({
      message: expect.stringMatching(/^CreateFeature of the feature mixed: /),
      advice: '2 of 3 resources are done. Mend the cause and run the command again: it goes on from here.',
    });
  });
});

describe('the file in docs/flags-as-a-file.md', () => {
  const service = useSharedService(dynamodb);

  it('is what comes back when it was applied', async () => {
    const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/flags-as-a-file.md', 'utf8')) ?? [];
    await applyDocument(service, parseYaml(text).value, { start: true });
    expect(writeYaml(await exportProject(service, 'shop'))).toBe(text);
  });
});
