/** Whether a contender serves what the workloads say: no time is worth anything before it does. */
import type { Contender } from './contender.ts';
import { ATTRIBUTES, FEATURES, freshId, idFor, overriddenId, PLAN, SEGMENTS, type Served } from './workloads.ts';

const ENTITIES = 20_000;
/** Five standard errors of a share of one half. */
const TOLERANCE = 5 * Math.sqrt(ENTITIES / 4);

/** What is wrong, or nothing. */
export function complaints({ user, userFromText, evaluate }: Contender): readonly string[] {
  const wrong: string[] = [];
  const expect = (what: string, served: string, wanted: string) => {
    if (served !== wanted) wrong.push(`${what}: ${served} instead of ${wanted}`);
  };
  const expectHalf = (what: string, serve: () => Served, wanted: Served) => {
    const counts = { A: 0, B: 0, C: 0 };
    for (let i = 0; i < ENTITIES; i++) counts[serve()]++;
    const isHalf = Math.abs(counts[wanted] - ENTITIES / 2) <= TOLERANCE;
    if (!isHalf || counts.A + counts[wanted] < ENTITIES) wrong.push(`${what}: ${JSON.stringify(counts)}`);
  };

  expectHalf('split', () => evaluate.split(user(freshId(), ATTRIBUTES, 'split')), 'B');

  for (const { name, countries, served } of SEGMENTS) {
    for (const country of countries) {
      const inside = { country, plan: PLAN };
      const outside = { country, plan: 'free' };
      const text = JSON.stringify(inside);
      const what = `${name}, ${country}`;
      expectHalf(what, () => evaluate.segments(user(freshId(), inside, 'segments')), served);
      expectHalf(`${what}, from text`, () => evaluate.segments(userFromText(freshId(), text)), served);
      for (let i = 0; i < 20; i++) {
        expect(what, evaluate.wholeSegments(user(freshId(), inside, 'wholeSegments')), served);
        for (const feature of ['segments', 'wholeSegments'] as const)
          expect(`${what}, other plan`, evaluate[feature](user(freshId(), outside, feature)), 'A');
      }
    }
  }
  const elsewhere = { country: 'nz', plan: PLAN };
  for (let i = 0; i < 20; i++)
    for (const feature of ['segments', 'wholeSegments'] as const)
      expect(`${feature}, elsewhere`, evaluate[feature](user(freshId(), elsewhere, feature)), 'A');

  for (let i = 0; i < 1_000; i++)
    expect('overrides', evaluate.overrides(user(overriddenId(), ATTRIBUTES, 'overrides')), 'B');
  expect('overrides, someone else', evaluate.overrides(user(freshId(), ATTRIBUTES, 'overrides')), 'A');
  for (const feature of FEATURES) {
    const one = user(idFor(feature), ATTRIBUTES, feature);
    expect(`${feature}, again`, evaluate[feature](one), evaluate[feature](one));
  }
  expect('plain', evaluate.plain(user(freshId(), ATTRIBUTES, 'plain')), 'A');
  return wrong;
}
