// What is asked of one field, by the bits of the combinations that ask it. One look at a value tells all that it passes for.

import type { NameTree, PathNode } from './name-tree.ts';
import { comparable, type Scalar } from './scalar.ts';
import { passes, type TextTest } from './text-test.ts';

export interface Field {
  readonly name: string;
  /** The nodes on its path, its own the last. */
  readonly path: readonly PathNode[];
  /** Where a document has its values: the last of its path. */
  readonly slot: number;
  /** The combinations that ask something of it. */
  bits: number;
  /** Those of them that take the lack of any value. */
  absent: number;
  /** The combinations that a value passes for because lists name it. */
  listed: Map<Scalar, number> | undefined;
  /** Those that any other value passes for. */
  unlisted: number;
  /** Three numbers each: what a value is above and below when it is made {@link comparable}, and the combinations that pass then. */
  readonly ranges: number[];
  readonly texts: TextTest[];
}

export const newField = (names: NameTree, name: string): Field => {
  const path = names.add(name);
  const { slot } = path.at(-1) as PathNode;
  return { name, path, slot, bits: 0, absent: 0, listed: undefined, unlisted: 0, ranges: [], texts: [] };
};

/** The combinations that a value of a field passes for. */
export const passingScalar = ({ listed, unlisted, ranges, texts }: Field, value: Scalar): number => {
  // Most fields list nothing.
  let bits = listed?.get(value) ?? unlisted;
  if (ranges.length > 0) {
    const number = comparable(value);
    for (let i = 0; i < ranges.length; i += 3)
      if (number > (ranges[i] as number) && number < (ranges[i + 1] as number)) bits |= ranges[i + 2] as number;
  }
  for (let i = 0; i < texts.length; i++) if (passes(texts[i] as TextTest, value)) bits |= (texts[i] as TextTest).bits;
  return bits;
};
