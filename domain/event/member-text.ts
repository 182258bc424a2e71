/** Reads the text of a member of a JSON object. Parsing would lose it, because numbers must keep their digits. */

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s,:{}[\]"]+/g;

/**
 * Returns the text of a member's value. The last member of the name wins, as for JSON.parse. `object` must be the text
 * of a JSON object.
 */
export const memberText = (object: string, name: string): string | undefined => {
  let depth = 0;
  let expectsName = true;
  let isWanted = false;
  let start = -1;
  let found: string | undefined;
  for (const { 0: token, index } of object.matchAll(TOKEN)) {
    if (depth === 1 && start >= 0 && (token === ',' || token === '}')) {
      found = object.slice(start, index).trim();
      start = -1;
    }
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (depth > 1) continue;
    else if (token === ',') expectsName = true;
    else if (token === ':') start = isWanted ? index + 1 : -1;
    else if (expectsName) {
      isWanted = JSON.parse(token) === name;
      expectsName = false;
    }
  }
  return found;
};
