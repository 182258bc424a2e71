/**
 * What a text finds.
 */

interface Screen {
  readonly to: string;
  readonly label: string;
}

/** What has a name of its own and a screen. */
export const nouns = ['feature', 'launch', 'experiment', 'segment'] as const;
export type Noun = (typeof nouns)[number];

export interface Target<To extends string = string> {
  readonly name: string;
  readonly kind: Noun | 'screen' | 'why';
  /** The route of a screen; a noun has its own. */
  readonly to?: To;
}

const MOST = 12;

/** What is called so comes first, then names that begin with the text, then those that contain it. */
export const targetsFor = <S extends Screen>(
  text: string,
  names: Readonly<Partial<Record<Noun, readonly string[]>>>,
  screens: readonly S[],
): Target<S['to']>[] => {
  const wanted = text.trim().toLowerCase();
  const rank = (name: string): number => name.toLowerCase().indexOf(wanted);
  const found = [
    ...screens.map(({ to, label }) => ({ name: label, kind: 'screen' as const, to: to as S['to'] })),
    ...nouns.flatMap((kind) => (names[kind] ?? []).map((name) => ({ name, kind }))),
  ].filter(({ name }) => rank(name) >= 0);
  const place = ({ name }: { readonly name: string }): number =>
    name.toLowerCase() === wanted ? 0 : rank(name) === 0 ? 1 : 2;
  const named = found.toSorted((one, other) => place(one) - place(other)).slice(0, MOST);
  // What is no name here may be the id of an entity, or a pasted request.
  return wanted === '' ? named : [...named, { name: text.trim(), kind: 'why' as const }];
};
