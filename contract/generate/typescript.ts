/**
 * The extensions as commands of the AWS SDK for JavaScript v3: packages/evidently-client/extensions.ts, from the table.
 */
import { type OperationName, rowOf } from '../index.ts';
import { type AnySchema, type Facts, factsOf, isOptional, type Members } from '../shape/facts.ts';
import { shapeDescription } from './descriptions.ts';
import { clientNames, namedShapes, timePaths, wordsFor } from './extension-shapes.ts';
import { requestOf } from './shapes.ts';

/** The file for these operations. */
export const extensionsInTypeScript = (names = clientNames): string =>
  [head(), ...namedShapes(names).map(typeOf), ...names.map(commandOf)].join('\n');

/** A line of the generated file, put together here so that it does not look like an import of this one. */
const importLine = (names: string, module: string): string => `import ${names} from ${`'${module}'`};`;

const head = (): string => `/**
 * The operations that this service has beyond those of the SDK, as commands for its client.
 * Made from the contract by \`npm run generate\`; do not edit.
 */
${importLine('type { __MetadataBearer }', '@aws-sdk/client-evidently')}
${importLine('{ extensionCommand, extensionPaginator }', './extension-command.ts')}
`;

const comment = (words: string | undefined, indent = ''): string => (words ? `${indent}/** ${words} */\n` : '');

const typeOf = (facts: Facts): string => `${comment(shapeDescription(facts.shape))}${bodyOf(facts)}`;

const bodyOf = (facts: Facts): string => {
  if (facts.type === 'structure')
    return `export interface ${facts.shape} {\n${membersOf(facts.shape, facts.members)}}\n`;
  const choices =
    facts.type === 'union'
      ? Object.entries(facts.members).map(([name, member]) => `{ ${name}: ${nameOf(factsOf(member))} }`)
      : (facts.traits.enum ?? []).map((value) => `'${value}'`);
  return `export type ${facts.shape} = ${choices.join(' | ')};\n`;
};

const membersOf = (container: string, members: Members): string =>
  Object.entries(members)
    .map(([name, schema]) => comment(wordsOf(container, name, schema), '  ') + memberOf(name, schema))
    .join('');

const wordsOf = (container: string, name: string, schema: AnySchema): string | undefined =>
  wordsFor(container, name, shapeDescription(factsOf(schema).shape));

const memberOf = (name: string, schema: AnySchema): string => {
  const type = nameOf(factsOf(schema));
  return isOptional(schema) ? `  ${name}?: ${type} | undefined;\n` : `  ${name}: ${type};\n`;
};

const nameOf = (facts: Facts): string => {
  switch (facts.type) {
    case 'string':
      return facts.traits.enum ? facts.shape : 'string';
    case 'integer':
    case 'long':
    case 'double':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'timestamp':
      return 'Date';
    case 'list':
      return `${nameOf(factsOf(facts.member))}[]`;
    case 'map':
      return `Record<string, ${nameOf(factsOf(facts.value))}>`;
    case 'document':
      return 'unknown';
    default:
      return facts.shape;
  }
};

const commandOf = (name: OperationName): string => {
  const { result, summary, page } = rowOf(name);
  return `export interface ${name}CommandInput {
${membersOf(`${name}Request`, requestOf(name))}}

export interface ${name}CommandOutput extends __MetadataBearer {
${membersOf(`${name}Response`, result.shape)}}

${comment(summary)}export class ${name}Command extends extensionCommand<${name}CommandInput, ${name}CommandOutput>(${operationOf(name)}) {}
${page ? `\n/** The pages of ${name}. */\nexport const paginate${name} = extensionPaginator(${name}Command);\n` : ''}`;
};

const operationOf = (name: OperationName): string => {
  const { method, path, query, result } = rowOf(name);
  const operation = {
    name,
    method,
    path,
    query: Object.keys(query?.shape ?? {}),
    times: { input: timePaths(requestOf(name)), output: timePaths(result.shape) },
  };
  return JSON.stringify(operation, null, 2);
};
