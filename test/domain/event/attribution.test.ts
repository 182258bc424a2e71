import fc from 'fast-check';
import {
  type ArmEvaluation,
  type Assignment,
  ATTRIBUTION_WINDOW,
  applyEvaluation,
  attributionTime,
} from '../../../domain/event/attribution.ts';

const from = ([first, ...rest]: readonly ArmEvaluation[]): Assignment => {
  const { arm, time } = first as ArmEvaluation;
  const start: Assignment = { arm, since: time, until: time + ATTRIBUTION_WINDOW };
  return rest.reduce((assignment, one) => applyEvaluation(assignment, one) ?? assignment, start);
};

const times = (min: number, max: number) => fc.array(fc.integer({ min, max }), { minLength: 1, maxLength: 5 });
const day = 24 * ATTRIBUTION_WINDOW;
const first = (of: readonly number[]) => Math.min(...of);
const end = (of: readonly number[]) => Math.max(...of) + ATTRIBUTION_WINDOW;

describe('an assignment', () => {
  it('of an entity that went from one arm to another is of both, in whatever order their evaluations come', () => {
    const visits = fc.record({ before: times(0, day - 1), after: times(day, 2 * day) }).chain(({ before, after }) => {
      const all = [...before.map((time) => ({ arm: 'a', time })), ...after.map((time) => ({ arm: 'b', time }))];
      return fc.record({
        before: fc.constant(before),
        after: fc.constant(after),
        order: fc.shuffledSubarray(all, { minLength: all.length }),
      });
    });
    fc.assert(
      fc.property(visits, ({ before, after, order }) => {
        expect(from(order)).toEqual({
          arm: 'b',
          since: first(after),
          until: end(after),
          previousArm: 'a',
          previousSince: first(before),
          previousUntil: end(before),
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('of one arm goes from the first evaluation to an hour after the last, in whatever order they come', () => {
    fc.assert(
      fc.property(times(0, day), (all) => {
        expect(from(all.map((time) => ({ arm: 'a', time })))).toEqual({ arm: 'a', since: first(all), until: end(all) });
      }),
    );
  });

  it('keeps nothing of an evaluation from before both of its arms', () => {
    const both = from([
      { arm: 'a', time: 10 * day },
      { arm: 'b', time: 11 * day },
    ]);
    expect(applyEvaluation(both, { arm: 'c', time: 9 * day })).toBeUndefined();
    expect(applyEvaluation(both, { arm: 'b', time: 9 * day })).toBeUndefined();
  });
});

describe('an event in the time of a launch or experiment', () => {
  const minute = 60_000;
  const startedTime = 100 * minute;
  const ends = 200 * minute;
  const launch = { startedTime, servesFrom: 150 * minute };

  it.each([
    ['before the start, beyond what clocks differ by', { startedTime }, 95 * minute - 1, undefined],
    ['5 minutes before the start counts as of it', { startedTime }, 95 * minute, startedTime],
    ['at the start', { startedTime }, startedTime, startedTime],
    ['later, as dated', { startedTime }, 101 * minute, 101 * minute],
    ['at the end', { startedTime, ends }, ends, ends],
    ['after the end', { startedTime, ends }, ends + 1, undefined],
    ['5 minutes before the first step counts as of it', launch, 145 * minute, 150 * minute],
    ['after the start of a launch, well before its first step', launch, 145 * minute - 1, undefined],
    [
      'before the first step of a launch that was stopped before it',
      { ...launch, ends: 149 * minute },
      148 * minute,
      undefined,
    ],
  ])('%s', (_, span, time, counted) => {
    expect(attributionTime(span, time, time)).toBe(counted);
  });

  it('counts when it comes within 15 minutes after the end', () => {
    expect(attributionTime({ startedTime, ends }, ends, ends + 15 * minute)).toBe(ends);
    expect(attributionTime({ startedTime, ends }, ends, ends + 15 * minute + 1)).toBeUndefined();
  });
});
