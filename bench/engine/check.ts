/** Whether a contender serves what the workloads say: no time is worth anything before it does. */
import type { Contender } from './contender.ts';
import { ATTRIBUTES, FEATURES, freshId, idFor, overriddenId, PLAN, SEGMENTS } from './workloads.ts';

const ENTITIES = 20_000;
/** Five standard errors of a share of one half. */
const TOLERANCE = 5 * Math.sqrt(ENTITIES / 4);

/** What is wrong, or nothing. */
export function complaints({ user, userFromText, evaluate }: Contender): readonly string[] {
  const wrong: string[] = [];
  const expect = (what: string, served: string, wanted: string) => {
    if (served !== wanted) wrong.push(`${what}: ${served} instead of ${wanted}`);
  };

  let firstHalf = 0;
  for (let i = 0; i < ENTITIES; i++) if (evaluate.split(user(freshId(), ATTRIBUTES, 'split')) === 'A') firstHalf++;
  if (Math.abs(firstHalf - ENTITIES / 2) > TOLERANCE) wrong.push(`split: ${firstHalf} of ${ENTITIES} in A`);

  for (const { name, countries, served } of SEGMENTS) {
    for (const country of countries) {
      expect(`segments, ${name}`, evaluate.segments(user(freshId(), { country, plan: PLAN }, 'segments')), served);
      expect(
        `segments, ${name}, other plan`,
        evaluate.segments(user(freshId(), { country, plan: 'free' }, 'segments')),
        'A',
      );
      const text = JSON.stringify({ country, plan: PLAN });
      expect(`segments, ${name}, from text`, evaluate.segments(userFromText(freshId(), text)), served);
    }
  }
  expect('segments, elsewhere', evaluate.segments(user(freshId(), { country: 'nz', plan: PLAN }, 'segments')), 'A');

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
