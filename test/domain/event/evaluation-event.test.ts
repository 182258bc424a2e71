import { readFileSync } from 'node:fs';
import { parseEvaluation } from '../../../domain/event/evaluation-event.ts';

const evaluation = { feature: 'search', entityId: 'ann', variation: 'on', type: 'DEFAULT' };
const byExperiment = { ...evaluation, type: 'EXPERIMENT_RULE_MATCH' };
const byLaunch = { ...evaluation, type: 'LAUNCH_RULE_MATCH' };
const experiment = { experiment: 'e', treatment: 't' };
const launch = { launch: 'l', group: 'g' };
const parse = (value: unknown) => parseEvaluation(JSON.stringify(value));

describe('a reported evaluation', () => {
  it('is read as the documentation of Evidently shows one', () => {
    const entityAttributes = { browser: { s: 'Chrome' } };
    const details = { ...experiment, salt: 'ADJNC1237ASDNU' };
    expect(parse({ ...byExperiment, entityAttributes, details })).toEqual({
      ...byExperiment,
      assignment: { type: 'experiment', name: 'e', arm: 't' },
    });
  });

  it('is read as docs/results.md shows one', () => {
    const [, shown = ''] = /```json\n(\{"feature"[^`]*)```/.exec(readFileSync('docs/results.md', 'utf8')) ?? [];
    expect(parseEvaluation(shown)).toMatchObject({ entityId: 'user-1', assignment: { name: 'speed', arm: 'fast' } });
  });

  it('has details as an object or as the text of one, which is what EvaluateFeature answers', () => {
    for (const [reported, details] of [
      [byExperiment, experiment],
      [byLaunch, { ...launch, salt: 's', id: 'i' }],
      [{ ...evaluation, type: 'rollout' }, launch],
      [evaluation, {}],
    ] as const) {
      const parsed = parse({ ...reported, details });
      expect(parsed).not.toHaveProperty('fault');
      expect(parse({ ...reported, details: JSON.stringify(details) })).toEqual(parsed);
    }
  });

  it('knows the creation id that its details have', () => {
    const assignment = { type: 'experiment', name: 'e', arm: 't', id: 'i' };
    expect(parse({ ...byExperiment, details: { ...experiment, id: 'i' } })).toMatchObject({ assignment });
  });

  it('is of a launch and its group', () => {
    expect(parse({ ...byLaunch, details: launch })).toEqual({
      ...byLaunch,
      assignment: { type: 'launch', name: 'l', arm: 'g' },
    });
  });

  it('goes by its details when its type is a word of the client', () => {
    const assignment = { type: 'experiment', name: 'e', arm: 't' };
    const type = 'aws.evidently.onlineab';
    expect(parse({ ...evaluation, type, details: experiment })).toEqual({ ...evaluation, type, assignment });
    expect(parse({ ...evaluation, type, details: {} })).toEqual({ ...evaluation, type });
  });

  it.each(['DEFAULT', 'ENTITY_OVERRIDES_MATCH'])('by %s assigns nothing, with details or without', (type) => {
    for (const details of [undefined, {}, experiment, launch])
      expect(parse({ ...evaluation, type, details })).toEqual({ ...evaluation, type });
  });

  it.each([
    ['data is', []],
    ['data.feature', { ...evaluation, feature: undefined }],
    ['data.entityId', { ...evaluation, entityId: '' }],
    ['data.entityId', { ...evaluation, entityId: 'x'.repeat(513) }],
    ['data.variation', { ...evaluation, variation: 5 }],
    ['data.type', { ...evaluation, type: undefined }],
    ['data.details.treatment', { ...evaluation, type: 'toString', details: { experiment: 'e' } }],
    ['data.details.launch', { ...evaluation, type: 'rollout', details: { group: 'g' } }],
    ['data.entityAttributes', { ...evaluation, entityAttributes: '{}' }],
    ['data.entityAttributes', { ...evaluation, entityAttributes: [] }],
    ['data.details must', { ...evaluation, details: '' }],
    ['data.details must', { ...evaluation, details: '[]' }],
    ['data.details must', { ...evaluation, details: '"{}"' }],
    ['data.details must', { ...evaluation, details: 'null' }],
    ['data.details.treatment', { ...byExperiment, details: '{"experiment":"e"}' }],
    ['data.details must', { ...evaluation, details: null }],
    ['data.details.experiment', byExperiment],
    ['data.details.experiment', { ...byExperiment, details: launch }],
    ['data.details.treatment', { ...byExperiment, details: { experiment: 'e' } }],
    ['data.details.treatment', { ...byExperiment, details: { ...experiment, treatment: 'x'.repeat(128) } }],
    ['data.details.launch', { ...byLaunch, details: experiment }],
    ['data.details.group', { ...byLaunch, details: { ...launch, group: '' } }],
    ['data.details.salt', { ...byLaunch, details: { ...launch, salt: 5 } }],
    ['data.details.id', { ...byLaunch, details: { ...launch, id: 5 } }],
  ])('is refused by %s: %j', (member, value) => {
    const parsed = parse(value);
    expect('fault' in parsed && parsed.fault.startsWith(member)).toBe(true);
  });
});
