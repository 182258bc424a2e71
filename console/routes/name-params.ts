/**
 * Names in addresses. A browser takes `.` and `..` for steps within the address, however they are written. So a name
 * that is one of them has a `~` before it, which no name can have.
 */

const STEP = /^\.\.?$/;

/** A name as a part of an address. */
const partOf = (name: string): string => (STEP.test(name) ? `~${name}` : name);

const nameIn = (part: string): string => part.replace(/^~/, '');

type Names<Param extends string> = Record<Param, string>;

/** For `params` of a route whose parameter is a name. */
export const nameParams = <const Param extends string>(param: Param) => ({
  parse: (parts: Names<Param>) => ({ [param]: nameIn(parts[param]) }) as Names<Param>,
  stringify: (names: Names<Param>) => ({ [param]: partOf(names[param]) }) as Names<Param>,
});
