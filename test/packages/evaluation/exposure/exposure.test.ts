import { type Exposure, eventOf } from '../../../../packages/evaluation/exposure.ts';

const assignment = { type: 'experiment', name: 'colour', id: 'e-1', treatment: 'Blue "2"' } as const;
const exposure: Exposure = {
  feature: 'checkout',
  variation: 'new',
  reason: 'EXPERIMENT_RULE_MATCH',
  entityId: 'ann',
  assignment,
  time: 1_767_225_600_123,
};

const plainEvent = ({
  feature,
  variation,
  reason,
  entityId,
  assignment: served,
  time,
  attributes,
}: Exposure): string => {
  const details = served ? { experiment: served.name, treatment: assignment.treatment, id: served.id } : {};
  const context = attributes === undefined ? {} : { entityAttributes: JSON.parse(attributes) };
  const data = { feature, entityId, variation, type: reason, details, ...context };
  return JSON.stringify({ timestamp: time / 1_000, type: 'aws.evidently.evaluation', data: JSON.stringify(data) });
};

describe('the event of an exposure is the JSON text of its members', () => {
  it.each<[string, Partial<Exposure>]>([
    ['an entity', {}],
    ['an entity whose id is to be escaped twice', { entityId: '"\\\n\u2028\ud83d\ude00\u0001/' }],
    ['half a pair', { entityId: 'a\ud83d' }],
    ['a context', { attributes: '{"plan":"\\"pro\\"","age":3}' }],
    ['the same arm under another name of the feature', { feature: 'a"b' }],
    ['the same arm with another variation', { variation: 'old' }],
    ['nobody who is assigned', { assignment: undefined, reason: 'DEFAULT' }],
    ['a time between milliseconds', { time: 1_767_225_600_000.5 }],
  ])('%s', (_, more) => {
    for (const one of [exposure, { ...exposure, ...more }, { ...exposure, ...more, entityId: 'eve' }, exposure])
      expect(eventOf(one)).toBe(plainEvent(one));
  });
});
