/** Flags as a module of TypeScript. */

import type { FlagType, ManifestFlag } from './flag-manifest.ts';
import { commentText, literal } from './literal.ts';

const types: Readonly<Record<FlagType, string>> = {
  boolean: 'boolean',
  string: 'string',
  integer: 'number',
  float: 'number',
};

/** @param made says how it was made, in one line. */
export const flagsInTypeScript = (flags: readonly ManifestFlag[], made: string): string => `\
// ${commentText(made)}

/** A flag's name and its default value: the first two arguments of each typed getter of OpenFeature. */
export type Flag<Value> = readonly [name: string, defaultValue: Value];

/** \`client.getBooleanValue(...flags['NAME'], context)\` asks for a flag. */
export const flags: {
${flags.map(typeLine).join('')}} = {
${flags.map(valueLine).join('')}};

/** The name of a flag. */
export type FlagName = keyof typeof flags;
`;

const typeLine = ({ name, type, description }: ManifestFlag): string =>
  `${description === undefined ? '' : `  /** ${commentText(description)} */\n`}  readonly ${literal(name)}: Flag<${types[type]}>;\n`;

const valueLine = ({ name, defaultText }: ManifestFlag): string =>
  `  ${keyOf(name)}: [${literal(name)}, ${defaultOf(defaultText)}],\n`;

/** Written plainly, this one would be the prototype. */
const keyOf = (name: string): string => (name === '__proto__' ? `[${literal(name)}]` : literal(name));

const defaultOf = (text: string): string => (text.startsWith('"') ? literal(JSON.parse(text) as string) : text);
