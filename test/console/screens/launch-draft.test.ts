import fc from 'fast-check';
import { emptyDraft, type LaunchDraft, percentOf } from '../../../console/screens/launch-form/launch-draft.ts';
import { dailySteps } from '../../../console/screens/launch-form/presets.ts';
import { readDraft } from '../../../console/screens/launch-form/read-draft.ts';
import { fieldTime, timeOfField } from '../../../console/words/zone.ts';

const groups = ['off', 'on', 'more'].map((name) => ({ name, feature: 'checkout', variation: name }));
const NOW = Date.UTC(2026, 0, 5, 12);
const draft = (more: Partial<LaunchDraft> = {}): LaunchDraft => ({
  ...emptyDraft,
  name: 'rollout',
  groups,
  steps: dailySteps({ groups, growing: 'on', rest: 'off' }, [10, 50, 100], NOW),
  ...more,
});

describe('the draft of a launch', () => {
  it('by a preset grows one group day by day, and gives the rest to the one of the default', () => {
    const { members, problems } = readDraft(draft());
    expect(problems).toEqual({});
    expect(members.scheduledSplitsConfig?.steps.map(({ groupWeights }) => groupWeights)).toEqual([
      { off: 90_000, on: 10_000, more: 0 },
      { off: 50_000, on: 50_000, more: 0 },
      { off: 0, on: 100_000, more: 0 },
    ]);
    const times = members.scheduledSplitsConfig?.steps.map(({ startTime }) => startTime) ?? [];
    expect(times.map((time) => time - NOW)).toEqual([0, 86_400_000, 172_800_000]);
  });

  it('reads percents as they are typed, exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (weight) => {
        const [first] = draft().steps;
        const steps = first ? [{ ...first, weights: { on: percentOf(weight) } }] : [];
        const { members, problems } = readDraft(draft({ steps }));
        expect(problems).toEqual({});
        expect(members.scheduledSplitsConfig?.steps[0]?.groupWeights.on).toBe(weight);
      }),
    );
  });

  it('says what is wrong with which field', () => {
    const step = { time: '', weights: { on: '12 %', off: '-1' }, segments: [{ segment: '', weights: {} }] };
    const { problems } = readDraft(draft({ name: 'a b', steps: [step] }));
    expect(Object.keys(problems).toSorted()).toEqual([
      'name',
      'steps.0.segments.0',
      'steps.0.time',
      'steps.0.weights.off',
      'steps.0.weights.on',
    ]);
    expect(Object.keys(readDraft(emptyDraft).problems)).toEqual(['name', 'groups', 'steps']);
  });

  it('keeps the exact moment of a step that nobody has moved', () => {
    const [first] = draft().steps;
    const steps = first ? [{ ...first, exact: NOW + 12_345 }] : [];
    expect(readDraft(draft({ steps })).members.scheduledSplitsConfig?.steps[0]?.startTime).toBe(NOW + 12_345);
  });
});

it('a time of a field is the minute that it stands for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      const time = seconds * 1_000;
      // Where a clock goes back, two moments have one name; the field means one of them.
      const read = timeOfField(fieldTime(time));
      expect(typeof read === 'number' && fieldTime(read)).toBe(fieldTime(time));
    }),
  );
  for (const text of ['', '2026', '2026-13-01T00:00', 'tomorrow']) expect(timeOfField(text)).toBe('none');
});
