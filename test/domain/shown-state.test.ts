import { epochSeconds, isoText, showState } from '../../domain/shown-state.ts';

const begun = Date.UTC(2026, 0, 5, 12) + 500;

/** As a version that kept more of a launch has written it. */
const stored = {
  id: 'creation',
  stepsBegun: 1,
  createdTime: begun,
  steps: [{ startTime: begun, givenTime: begun - 1, groupWeights: { givenTime: 5 }, segmentOverrides: [] }],
  tags: { id: 'mine', endedTime: 'never' },
};

it.each([
  ['epoch seconds', epochSeconds, begun / 1000],
  ['text', isoText, '2026-01-05T12:00:00.500Z'],
] as const)(
  'shows times as %s, not what only the service knows, and names that callers chose as they are',
  (_, form, time) => {
    expect(showState(stored, form)).toEqual({
      createdTime: time,
      steps: [{ startTime: time, groupWeights: { givenTime: 5 }, segmentOverrides: [] }],
      tags: { id: 'mine', endedTime: 'never' },
    });
  },
);

it('shows nothing of nothing', () => {
  expect(showState(undefined, epochSeconds)).toBeUndefined();
});
