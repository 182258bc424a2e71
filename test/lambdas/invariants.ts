/**
 * What must hold of the whole table at any moment between transactions, read from its items alone: every count is
 * exact, every reference resolves, every copy equals what it is a copy of.
 */
import { type Experiment, experimentDueTime, experimentFeatures } from '../../domain/lifecycle/experiment.ts';
import { type Launch, launchDueTime, launchFeatures, launchSegments } from '../../domain/lifecycle/launch.ts';
import { featureInItem } from '../../lambdas/store/resources/feature-overrides.ts';
import { launchDescriptor } from '../../lambdas/store/resources/trial-descriptor.ts';

// biome-ignore lint/suspicious/noExplicitAny: items of all shapes
export type Item = Record<string, any>;

interface Trial {
  readonly kind: 'LAUNCH' | 'EXPERIMENT';
  readonly entity: Launch | Experiment;
  readonly features: readonly string[];
  readonly segments: readonly string[];
  readonly due: number | undefined;
}

/** One sentence for each violation; none when the table is whole. */
export const violations = (items: readonly Item[]): string[] => {
  const found: string[] = [];
  const table = new Map(items.map((item) => [`${item.PK} ${item.SK}`, item]));
  const at = (PK: string, SK: string): Item | undefined => table.get(`${PK} ${SK}`);
  const expectSame = (what: string, actual: unknown, expected: unknown) => {
    if (JSON.stringify(actual) !== JSON.stringify(expected))
      found.push(`${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  };
  const inList = (PK: string, prefix = '') => items.filter((item) => item.PK === PK && item.SK.startsWith(prefix));
  const partitions = (prefix: string) => items.filter(({ PK }) => PK.startsWith(prefix));

  const projects = inList('PROJECTS').filter(({ entity }) => entity);
  const segments = inList('SEGMENTS').filter(({ entity }) => entity);
  expectSame('the number of items of projects', inList('PROJECTS').length, projects.length * 2);
  expectSame('the number of items of segments', inList('SEGMENTS').length, segments.length * 2);
  expectSame('projectCount', at('ACCOUNT', 'COUNTS')?.projectCount ?? 0, projects.length);
  expectSame('segmentCount', at('ACCOUNT', 'COUNTS')?.segmentCount ?? 0, segments.length);

  const trials = partitions('P#').flatMap((item) => trialOf(item) ?? []);
  for (const { PK, SK } of partitions('P#'))
    if (!at('PROJECTS', PK.slice('P#'.length))) found.push(`${PK} ${SK} is in no project`);

  for (const { SK: name } of projects) {
    const PK = `P#${name}`;
    const counts = at('PROJECTS', `${name}#COUNTS`);
    const own = trials.filter(({ entity }) => entity.project === name);
    const ofKind = (kind: Trial['kind'], running = false) =>
      own.filter((trial) => trial.kind === kind && (!running || trial.entity.status === 'RUNNING')).length;
    expectSame(`${name} featureCount`, counts?.featureCount, inList(PK, 'FEATURE#').length);
    expectSame(`${name} launchCount`, counts?.launchCount, ofKind('LAUNCH'));
    expectSame(`${name} activeLaunchCount`, counts?.activeLaunchCount, ofKind('LAUNCH', true));
    expectSame(`${name} experimentCount`, counts?.experimentCount, ofKind('EXPERIMENT'));
    expectSame(`${name} activeExperimentCount`, counts?.activeExperimentCount, ofKind('EXPERIMENT', true));
    expectSame(`${name} rules`, inList(PK, 'RULES#').length, inList(PK, 'FEATURE#').length);
    expectSame(`${name} copies by status`, [...inList(PK, 'LAUNCH='), ...inList(PK, 'EXPERIMENT=')].length, own.length);
    expectSame(
      `${name} running`,
      inList(PK, 'RUNNING#').length,
      own.filter(({ entity }) => entity.startedTime !== undefined).length,
    );
    for (const feature of inList(PK, 'FEATURE#')) {
      const featureName = feature.SK.slice('FEATURE#'.length);
      const referring = own.filter(({ features }) => features.includes(featureName));
      const running = (kind: Trial['kind']) =>
        referring
          .filter((trial) => trial.kind === kind && trial.entity.status === 'RUNNING')
          .map(({ entity }) => entity.name);
      if (!feature.entity) found.push(`${name}/${featureName} is the ghost of a feature`);
      expectSame(`${name}/${featureName} launch`, [feature.runningLaunch ?? []].flat(), running('LAUNCH'));
      expectSame(`${name}/${featureName} experiment`, [feature.runningExperiment ?? []].flat(), running('EXPERIMENT'));
      const rules = at(PK, `RULES#${featureName}`);
      if (feature.entity) {
        const entity = JSON.parse(feature.entity);
        const { entityOverrides } = JSON.parse(rules?.feature ?? '{}');
        expectSame(`${name}/${featureName} with its overrides`, entity, featureInItem({ ...entity, entityOverrides }));
      }
      const ruling = (part: string | undefined) => (part ? [JSON.parse(part).name] : []);
      expectSame(`${name}/${featureName} launch rules`, ruling(rules?.launch), running('LAUNCH'));
      expectSame(`${name}/${featureName} experiment rules`, ruling(rules?.experiment), running('EXPERIMENT'));
    }
  }

  for (const { kind, entity, features, segments: named, due } of trials) {
    const PK = `P#${entity.project}`;
    const what = `${kind} ${entity.project}/${entity.name}`;
    expectSame(
      `the copy of ${what}`,
      at(PK, `${kind}=${entity.status}#${entity.name}`)?.entity,
      JSON.stringify(entity),
    );
    for (const feature of entity.status === 'RUNNING' ? features : [])
      if (!at(PK, `FEATURE#${feature}`)) found.push(`${what} runs on the feature ${feature}, which is not there`);
    for (const segment of named) {
      if (!at('SEGMENTS', segment)) found.push(`${what} refers to the segment ${segment}, which is not there`);
      if (!at(`S#${segment}`, `${kind}#${entity.project}#${entity.name}`))
        found.push(`${what} is not listed by ${segment}`);
    }
    if (entity.status === 'RUNNING')
      for (const { feature, variation } of 'groups' in entity ? entity.groups : entity.treatments) {
        const variations = JSON.parse(at(PK, `FEATURE#${feature}`)?.entity ?? '{"variations":[]}').variations;
        if (!variations.some(({ name }: { name: string }) => name === variation))
          found.push(`${what} serves ${variation}, which ${feature} has not`);
      }
    const dueItems = inList('DUE').filter(({ SK }) => SK.endsWith(`#${kind}#${entity.project}#${entity.name}`));
    expectSame(
      `the due times of ${what}`,
      dueItems.map(({ SK }) => Number(SK.split('#')[0])),
      due === undefined ? [] : [due],
    );
  }
  expectSame('the number of due items', inList('DUE').length, trials.filter(({ due }) => due !== undefined).length);

  const guardKeys = trials.flatMap(({ kind, entity }) =>
    kind === 'LAUNCH' && entity.status === 'RUNNING' ? launchDescriptor.guards(entity as Launch) : [],
  );
  const texts = (all: readonly Item[]) => all.map(({ PK, SK }) => `${PK} ${SK}`).sort();
  expectSame(
    'what leads to guarded launches',
    texts([...inList('GUARDED'), ...partitions('ALARM#')]),
    texts(guardKeys),
  );

  for (const { SK: name } of segments) {
    const referring = (kind: string) =>
      trials.filter((trial) => trial.kind === kind && trial.segments.includes(name)).length;
    const counts = at('SEGMENTS', `${name}#COUNTS`);
    expectSame(`${name} launchCount`, counts?.launchCount, referring('LAUNCH'));
    expectSame(`${name} experimentCount`, counts?.experimentCount, referring('EXPERIMENT'));
    expectSame(`${name} references`, inList(`S#${name}`).length, referring('LAUNCH') + referring('EXPERIMENT'));
  }

  const records = partitions('H#').filter(({ outbox }) => outbox);
  const copies = records.flatMap(({ PK, SK, entity }) => {
    const { resourceType, name, operation } = JSON.parse(entity);
    const ofProject = operation === 'CreateProject' || operation === 'DeleteProject';
    const places = [PK, ...(ofProject ? ['H#segments'] : [])].map((owner) => `${owner}#${resourceType}/${name}`);
    return [...places, ...(ofProject ? ['H#segments'] : [])].map((place) => ({ place, SK, entity }));
  });
  for (const { place, SK, entity } of copies) expectSame('a copy of history', at(place, SK)?.entity, entity);
  expectSame('the copies of history', partitions('H#').filter(({ outbox }) => !outbox).length, copies.length);
  return found;
};

const trialOf = ({ SK, entity }: Item): Trial | undefined => {
  if (SK.startsWith('LAUNCH#')) {
    const launch = JSON.parse(entity) as Launch;
    const [features, segments] = [launchFeatures(launch), launchSegments(launch)];
    return { kind: 'LAUNCH', entity: launch, features, segments, due: launchDueTime(launch) };
  }
  if (!SK.startsWith('EXPERIMENT#')) return undefined;
  const experiment = JSON.parse(entity) as Experiment;
  const segments = experiment.segment === undefined ? [] : [experiment.segment];
  const features = experimentFeatures(experiment);
  return { kind: 'EXPERIMENT', entity: experiment, features, segments, due: experimentDueTime(experiment) };
};
