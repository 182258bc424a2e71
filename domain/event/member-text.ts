/** Reads members of a JSON object as text. Parsing would lose it, because numbers must keep their digits. */

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s,:{}[\]"]+/g;

/** A member as it is written: the name, a JSON string, and the text of its value. */
export interface WrittenMember {
  readonly name: string;
  readonly value: string;
}

/** Returns the members in order, those of a name given twice both. `object` must be the text of a JSON object. */
export const writtenMembers = (object: string): readonly WrittenMember[] => {
  const members: WrittenMember[] = [];
  let depth = 0;
  let name: string | undefined;
  let start = -1;
  for (const { 0: token, index } of object.matchAll(TOKEN)) {
    if (depth === 1 && start >= 0 && name !== undefined && (token === ',' || token === '}')) {
      members.push({ name, value: object.slice(start, index).trim() });
      name = undefined;
      start = -1;
    }
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (depth > 1 || token === ',') continue;
    else if (token === ':') start = index + 1;
    else name ??= token;
  }
  return members;
};

/**
 * Returns the text of a member's value. The last member of the name wins, as for JSON.parse. `object` must be the text
 * of a JSON object.
 */
export const memberText = (object: string, name: string): string | undefined =>
  writtenMembers(object).findLast((member) => JSON.parse(member.name) === name)?.value;
