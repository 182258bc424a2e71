/** JSON in lines, or the text itself when it is none. */
export const prettyJson = (pattern: string): string => {
  try {
    // A list of a few values needs no line for each.
    const lines = JSON.stringify(JSON.parse(pattern), null, 2);
    return lines.replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, inner: string) => `[${inner.replace(/\s*\n\s*/g, ' ')}]`);
  } catch {
    return pattern;
  }
};
