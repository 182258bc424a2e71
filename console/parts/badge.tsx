/**
 * A state in a word. The colour only helps: the word says it.
 */
export type Tone = 'grey' | 'blue' | 'green' | 'amber' | 'red';

export const Badge = ({ tone, children }: { readonly tone: Tone; readonly children: string }) => (
  <span className={`badge ${tone}`}>{children}</span>
);
