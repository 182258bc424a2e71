/**
 * Renames what refers to a resource: Ref, GetAtt, Sub, DependsOn, and Serverless' paths and extensions.
 */
import { expand, type Loop, loopOf } from './expand-loop.ts';
import { dependencies, resourcesIn, scalarsIn, sectionsOf } from './find-resources.ts';
import { type Finding, note, todo } from './finding.ts';
import {
  type Edit,
  type Entry,
  editScalar,
  entriesOf,
  type Node,
  resolveAlias,
  type ScalarNode,
  type Source,
  valueAt,
} from './source.ts';

export type Renames = ReadonlyMap<string, string>;

/** What a walk collects. */
interface Walk {
  readonly source: Source;
  readonly renames: Renames;
  readonly suffix: string;
  readonly edits: Edit[];
  readonly findings: Finding[];
}

/** Returns edits for all references in a file, and findings for those that cannot be edited. */
export const renameReferences = (
  source: Source,
  renames: Renames,
  suffix: string,
): Pick<Walk, 'edits' | 'findings'> => {
  const walk: Walk = { source, renames, suffix, edits: [], findings: [] };
  if (renames.size === 0) return walk;
  visit(walk, source.root, []);
  for (const { entry, loops } of resourcesIn(source.root))
    for (const scalar of dependencies(entry)) rename(walk, scalar, loops);
  for (const { value } of entriesOf(valueAt(source.root, 'functions')))
    for (const scalar of scalarsIn(valueAt(value, 'dependsOn'))) rename(walk, scalar, []);
  for (const section of sectionsOf(source.root)) extend(walk, entriesOf(valueAt(section, 'extensions')));
  return walk;
};

/** Serverless' extensions have the logical ids of what they extend. */
const extend = (walk: Walk, extensions: readonly Entry[]): void => {
  for (const entry of extensions) {
    rename(walk, entry.key, []);
    for (const scalar of dependencies(entry)) rename(walk, scalar, []);
  }
};

const visit = (walk: Walk, node: Node, loops: readonly Loop[]): void => {
  if (node.kind === 'alias') return;
  const { tag } = node;
  if (tag) refer(walk, { name: tag.slice(1), node, loops });
  if (node.kind === 'scalar') renamePaths(walk, node);
  if (node.kind === 'list') for (const item of node.items) visit(walk, item, loops);
  if (node.kind !== 'map') return;
  for (const entry of node.entries) {
    const loop = loopOf(entry);
    refer(walk, { name: entry.key.text, node: entry.value, loops });
    visit(walk, entry.value, loop ? [...loops, loop] : loops);
  }
};

/** A function of CloudFormation, such as `Ref` or `Fn::GetAtt`, and its argument. */
interface Reference {
  readonly name: string;
  readonly node: Node;
  readonly loops: readonly Loop[];
}

const refer = (walk: Walk, { name, node, loops }: Reference): void => {
  const argument = resolveAlias(node);
  const [first] = argument?.kind === 'list' ? argument.items : [argument];
  const scalar = resolveAlias(first);
  if (scalar?.kind !== 'scalar') return;
  if (name === 'Ref') rename(walk, scalar, loops);
  else if (/^(Fn::)?GetAtt$/.test(name)) renameAttribute(walk, { scalar, attribute: attributeIn(argument), loops });
  else if (/^(Fn::)?Sub$/.test(name)) substitute(walk, { scalar, variables: variablesIn(argument), loops });
};

const attributeIn = (argument: Node | undefined): string | undefined => {
  if (argument?.kind !== 'list') return undefined;
  const attribute = resolveAlias(argument.items[1]);
  return attribute?.kind === 'scalar' ? attribute.text : undefined;
};

/** The names that the second argument of Sub defines, which hide resources of the same names. */
const variablesIn = (argument: Node | undefined): readonly string[] =>
  argument?.kind === 'list' ? entriesOf(argument.items[1]).map(({ key }) => key.text) : [];

/** The new id for a text that is an id, as it stands or for each value of the loops around it. */
const newIdFor = ({ renames, suffix }: Walk, text: string, loops: readonly Loop[]): string | undefined => {
  const known = renames.get(text);
  if (known !== undefined) return known;
  const expanded = expand(text, loops);
  return expanded.length > 0 && expanded.every((one) => renames.has(one)) ? `${text}${suffix}` : undefined;
};

const rename = (walk: Walk, scalar: ScalarNode, loops: readonly Loop[]): void => {
  const newId = newIdFor(walk, scalar.text, loops);
  if (newId !== undefined) replace(walk, scalar, [scalar.text, newId]);
  else if (expand(scalar.text, loops).some((one) => walk.renames.has(one)))
    walk.findings.push(
      todo(scalar.start, `${scalar.text} is a resource with a new id for some values of its loop: write the ids out`),
    );
};

const replace = (walk: Walk, scalar: ScalarNode, words: [string, string]): void => {
  const edit = editScalar(walk.source, scalar, words);
  if (edit) walk.edits.push(edit);
  else walk.findings.push(todo(scalar.start, `Write ${words[1]} instead of ${words[0]}: it stands here with escapes`));
};

interface Attribute {
  readonly scalar: ScalarNode;
  /** Undefined in the form `X.Arn`. */
  readonly attribute: string | undefined;
  readonly loops: readonly Loop[];
}

const renameAttribute = (walk: Walk, { scalar, attribute, loops }: Attribute): void => {
  const dot = scalar.text.lastIndexOf('.');
  const id = attribute === undefined && dot > 0 ? scalar.text.slice(0, dot) : scalar.text;
  const asked = attribute ?? scalar.text.slice(dot + 1);
  const newId = newIdFor(walk, id, loops);
  if (newId === undefined) {
    rename(walk, { ...scalar, text: id }, loops);
    return;
  }
  replace(walk, scalar, [id, newId]);
  warnOfAttribute(walk, scalar, asked);
};

const warnOfAttribute = ({ findings }: Walk, { start }: ScalarNode, attribute: string): void => {
  if (!['Arn', 'Name'].includes(attribute) && !attribute.includes('${'))
    findings.push(todo(start, `There is no attribute ${attribute}: there are Arn and Name`));
};

interface Substitution {
  readonly scalar: ScalarNode;
  readonly variables: readonly string[];
  readonly loops: readonly Loop[];
}

/** `${X}` and `${X.Arn}`; `${!X}` is text. */
const variable =
  /\$\{\s*([A-Za-z0-9]+(?:[$&]\{[A-Za-z0-9]+\}[A-Za-z0-9]*)*|(?:[$&]\{[A-Za-z0-9]+\}[A-Za-z0-9]*)+)(\.[^}\s]*)?\s*\}/g;

const substitute = (walk: Walk, { scalar, variables, loops }: Substitution): void => {
  const written = walk.source.text.slice(scalar.start, scalar.end);
  for (const match of written.matchAll(variable)) {
    const [whole, id = '', attribute = '.Arn'] = match;
    const newId = variables.includes(id) ? undefined : newIdFor(walk, id, loops);
    if (newId === undefined) continue;
    const start = scalar.start + match.index + whole.indexOf(id, 2);
    walk.edits.push({ start, end: start + id.length, text: newId });
    warnOfAttribute(walk, scalar, attribute.slice(1));
  }
};

/** Serverless refers to parts of its own file: `${self:resources.Resources.Shop.Properties.Name}`. */
const path = /\bresources\.(?:\d+\.)?(?:Resources|extensions)\.([A-Za-z0-9]+)/g;

const renamePaths = (walk: Walk, scalar: ScalarNode): void => {
  const written = walk.source.text.slice(scalar.start, scalar.end);
  for (const { 0: whole, 1: id = '', index } of written.matchAll(path)) {
    const newId = walk.renames.get(id);
    const end = scalar.start + index + whole.length;
    if (newId !== undefined) walk.edits.push({ start: end - id.length, end, text: newId });
  }
};

/** A note on what importers of an output should know. */
export const exportNotes = ({ root }: Source, renames: Renames): Finding[] => {
  if (renames.size === 0) return [];
  return sectionsOf(root)
    .flatMap((section) => entriesOf(valueAt(section, 'Outputs')))
    .filter(({ value }) => valueAt(value, 'Export') !== undefined && mentions(value, renames))
    .map(({ key }) =>
      note(
        key.start,
        `The export ${key.text} keeps its name. Its value is an ARN with the account and region of the deployment: ` +
          'while another stack imports it, CloudFormation refuses another value',
      ),
    );
};

const mentions = (node: Node, renames: Renames): boolean => {
  if (node.kind === 'scalar')
    return [...renames.keys()].some((id) => new RegExp(`(^|[{ ])${escapeText(id)}($|[.}])`).test(node.text));
  if (node.kind === 'list') return node.items.some((item) => mentions(item, renames));
  return entriesOf(node).some(({ value }) => mentions(value, renames));
};

const escapeText = (text: string): string => text.replaceAll(/[$&{}]/g, '\\$&');
