interface ReadTags {
  readonly tags: Readonly<Record<string, string>>;
  /** The first line that is no tag. */
  readonly bad: string | undefined;
}

/** Reads lines of `key = value`. */
export const readTags = (text: string): ReadTags => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => /^([^=]+)=(.*)$/.exec(line));
  return {
    tags: Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1]?.trim() ?? '', pair[2]?.trim() ?? '']] : []))),
    bad: lines.find((_, index) => !pairs[index]?.[1]?.trim()),
  };
};
