/** Checks that a contender serves what the workloads say: no time is worth anything before it does. */
import type { Contender } from './contender.ts';
import {
  type Attributes,
  FEATURES,
  freshAttributes,
  freshId,
  idFor,
  OUTSIDE,
  overriddenId,
  SEGMENTS,
  type Served,
} from './workloads.ts';

const ENTITIES = 20_000;
/** Five standard errors of a share of one half. */
const TOLERANCE = 5 * Math.sqrt(ENTITIES / 4);

const changed = (changes: Partial<Attributes>): Attributes => ({ ...freshAttributes(), ...changes });

/** What is wrong, or nothing. */
export function problemsOf({ user, userFromText, evaluate }: Contender): readonly string[] {
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

  expectHalf('split', () => evaluate.split(user(freshId(), freshAttributes())), 'B');

  for (const { name, inside, served } of SEGMENTS) {
    expectHalf(name, () => evaluate.segments(user(freshId(), changed(inside))), served);
    const fromText = () => evaluate.segments(userFromText(freshId(), JSON.stringify(changed(inside))));
    expectHalf(`${name}, from text`, fromText, served);
  }
  for (const boundary of BOUNDARIES) {
    const what = JSON.stringify(boundary);
    expectHalf(what, () => evaluate.segments(user(freshId(), changed(boundary.attributes))), boundary.served);
  }
  for (let i = 0; i < 1_000; i++) {
    for (const changes of NOWHERE)
      expect(`outside with ${JSON.stringify(changes)}`, evaluate.segments(user(freshId(), changed(changes))), 'A');
    expect('overrides', evaluate.overrides(user(overriddenId(), freshAttributes())), 'B');
  }
  expect('overrides, someone else', evaluate.overrides(user(freshId(), freshAttributes())), 'A');
  for (const feature of FEATURES) {
    const one = user(idFor(feature), freshAttributes());
    expect(`${feature}, again`, evaluate[feature](one), evaluate[feature](one));
  }
  expect('plain', evaluate.plain(user(freshId(), freshAttributes())), 'A');
  return wrong;
}

/** Values at the edges of the segments, one of each kind. */
const BOUNDARIES: readonly { readonly attributes: Partial<Attributes>; readonly served: Served }[] = [
  { attributes: { country: 'de' }, served: 'C' },
  { attributes: { age: 25 }, served: 'C' },
  { attributes: { version: '8.' }, served: 'C' },
  { attributes: { age: 26 }, served: 'B' },
  { attributes: { age: 65, language: 'fr' }, served: 'B' },
  { attributes: { country: 'nz', spend: 0 }, served: 'B' },
  { attributes: { ...OUTSIDE, spend: 99.5 }, served: 'C' },
];

const known = { email: OUTSIDE.email as string };
/** Each fails another condition of the fourth segment. */
const NOWHERE: readonly Partial<Attributes>[] = [
  OUTSIDE,
  { ...known, plan: undefined } as unknown as Partial<Attributes>,
  { ...known, country: 'jp' },
  { ...known, language: 'de' },
  { ...known, age: 17 },
  { ...known, version: '6.9' },
];
