/** For whoever asks several patterns, or other questions, of the same document: it is read once, along all names. */

export { readContext } from './pattern/context.ts';
export type { DocumentNode } from './pattern/document.ts';
export { explainMismatch } from './pattern/explain.ts';
export { matchesDocument } from './pattern/match.ts';
export { NameTree, type PathNode } from './pattern/name-tree.ts';
export { newPatternSet } from './pattern/pattern-set.ts';
export { numberText, type Scalar } from './pattern/scalar.ts';
