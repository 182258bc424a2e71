/** Flags as a module of Python 3.9 and later. */

import type { FlagType, ManifestFlag } from './flag-manifest.ts';
import { commentText, literal } from './literal.ts';

const types: Readonly<Record<FlagType, string>> = {
  boolean: 'bool',
  string: 'str',
  integer: 'int',
  float: 'float',
};

/** @param made says how it was made, in one line. */
export const flagsInPython = (flags: readonly ManifestFlag[], made: string): string => `\
# ${commentText(made)}
"""The flags: \`client.get_boolean_value(*FLAGS["NAME"], context)\` asks for one."""

from typing import Final, TypedDict

Flags = TypedDict(
    "Flags",
    {
${flags.map(typeLine).join('')}    },
)

# Each flag's name and its default value: the first two arguments of each typed getter of OpenFeature.
FLAGS: Final[Flags] = {
${flags.map(valueLine).join('')}}
`;

const typeLine = ({ name, type, description }: ManifestFlag): string =>
  `${description === undefined ? '' : `        # ${commentText(description)}\n`}        ${literal(name)}: tuple[str, ${types[type]}],\n`;

const valueLine = ({ name, ...flag }: ManifestFlag): string =>
  `    ${literal(name)}: (${literal(name)}, ${defaultOf(flag)}),\n`;

/** A float has a point or an exponent, since a type checker of Python may tell 7 from 7.0. */
const defaultOf = ({ type, defaultText }: Omit<ManifestFlag, 'name'>): string => {
  if (type === 'boolean') return defaultText === 'true' ? 'True' : 'False';
  if (type === 'string') return literal(JSON.parse(defaultText) as string);
  return type === 'float' && !/[.e]/i.test(defaultText) ? `${defaultText}.0` : defaultText;
};
