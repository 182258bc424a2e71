/**
 * What a rewrite has to say about a template.
 */

/** What a person has to do, or should know. */
export type FindingLevel = 'todo' | 'note';

export interface Finding {
  readonly level: FindingLevel;
  /** Where in the text. */
  readonly offset: number;
  readonly message: string;
}

export const todo = (offset: number, message: string): Finding => ({ level: 'todo', offset, message });

export const note = (offset: number, message: string): Finding => ({ level: 'note', offset, message });
