/**
 * Reads members of a JSON object as text. Parsing would lose it, because numbers must keep their digits. It is done for
 * each evaluation by OFREP, so nothing is made of what is passed.
 */

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

/** A member as it is written: the name, a JSON string, and the text of its value. */
export interface WrittenMember {
  readonly name: string;
  readonly value: string;
}

/** Returns the members in order, those of a name given twice both. `object` must be the text of a JSON object. */
export const writtenMembers = (object: string): readonly WrittenMember[] => {
  const members: WrittenMember[] = [];
  let [depth, name, start] = [0, '', -1];
  for (let at = 0; at < object.length; at++) {
    const code = object.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(object, at);
      if (depth === 1 && start < 0) name = object.slice(at, end + 1);
      at = end;
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) depth++;
    else if (code === COLON && depth === 1) start = at + 1;
    else if (code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST) {
      if (depth === 1 && start >= 0) {
        members.push({ name, value: object.slice(start, at).trim() });
        start = -1;
      }
      if (code !== COMMA) depth--;
    }
  }
  return members;
};

/** The place of the quote that ends the string that one begins. */
const endOfString = (text: string, quote: number): number => {
  let at = text.indexOf('"', quote + 1);
  while (at > 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at < 0 ? text.length : at;
};

/** Whether the backslashes before a place are an odd number. */
const isEscaped = (text: string, at: number): boolean => {
  let before = at;
  while (text.charCodeAt(before - 1) === BACKSLASH) before--;
  return (at - before) % 2 === 1;
};

/** What a member is called. */
export const memberName = ({ name }: WrittenMember): string =>
  name.includes('\\') ? (JSON.parse(name) as string) : name.slice(1, -1);

/**
 * Returns the text of a member's value. The last member of the name wins, as for JSON.parse. `object` must be the text
 * of a JSON object.
 */
export const memberText = (object: string, name: string): string | undefined =>
  writtenMembers(object).findLast((member) => memberName(member) === name)?.value;
