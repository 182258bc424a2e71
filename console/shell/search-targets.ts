/**
 * What a text finds.
 */

interface Screen {
  readonly to: string;
  readonly label: string;
}

export interface Target<To extends string = string> {
  readonly name: string;
  readonly kind: 'feature' | 'screen' | 'why';
  /** The route of a screen; a feature has its own. */
  readonly to?: To;
}

const MOST = 12;

/** Names that begin with the text come first, then those that contain it. */
export const targetsFor = <S extends Screen>(
  text: string,
  features: readonly string[],
  screens: readonly S[],
): Target<S['to']>[] => {
  const wanted = text.trim().toLowerCase();
  const rank = (name: string): number => name.toLowerCase().indexOf(wanted);
  const found = [
    ...screens.map(({ to, label }) => ({ name: label, kind: 'screen' as const, to: to as S['to'] })),
    ...features.map((name) => ({ name, kind: 'feature' as const })),
  ].filter(({ name }) => rank(name) >= 0);
  const begins = (target: { readonly name: string }): boolean => rank(target.name) === 0;
  const named = [...found.filter(begins), ...found.filter((target) => !begins(target))].slice(0, MOST);
  // What is no name here may be the id of an entity, or a pasted request.
  return wanted === '' ? named : [...named, { name: text.trim(), kind: 'why' as const }];
};
