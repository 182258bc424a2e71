/**
 * The extensions as functions beside the AWS SDK for Go v2: clients/go/extensions.go, from the table.
 */
import { type OperationName, rowOf } from '../index.ts';
import { type AnySchema, type Facts, factsOf, isOptional, type Members } from '../shape/facts.ts';
import { shapeDescription } from './descriptions.ts';
import { clientNames, namedShapes, wordsFor } from './extension-shapes.ts';
import { requestOf } from './shapes.ts';

/** The file for these operations. */
export const extensionsInGo = (names = clientNames): string =>
  [head, ...namedShapes(names).map(typeOf), ...names.map(functionOf)].join('\n');

const head = `// Code generated from the contract by npm run generate. DO NOT EDIT.

package selfevident

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/evidently"
)
`;

/** Go documents a name by a sentence that begins with it. */
const comment = (name: string, words: string | undefined): string => (words ? `// ${name}: ${words}\n` : '');

/** A name begins with a letter in Go: `$schema` is `Schema`. */
const capital = (name: string): string => name.replace(/^\W*(.)/, (_, first: string) => first.toUpperCase());

const typeOf = (facts: Facts): string => `${comment(facts.shape, shapeDescription(facts.shape))}${bodyOf(facts)}`;

const bodyOf = (facts: Facts): string => {
  if (facts.type === 'structure') return structOf(facts.shape, fieldsOf(facts.shape, facts.members));
  if (facts.type === 'union') return structOf(facts.shape, fieldsOf(facts.shape, facts.members, true));
  const values = facts.traits.enum ?? [];
  const width = Math.max(...values.map((value) => nameOfValue(facts.shape, value).length));
  const lines = values.map(
    (value) => `\t${nameOfValue(facts.shape, value).padEnd(width)} ${facts.shape} = ${JSON.stringify(value)}\n`,
  );
  return `type ${facts.shape} string\n\nconst (\n${lines.join('')})\n`;
};

/** `ExplanationCheckNameEntityOverride`, as the SDK names them; of words that other characters may part. */
const nameOfValue = (shape: string, value: string): string =>
  shape +
  value
    .split(/[^A-Za-z0-9]+/)
    .map((word) => (/[a-z]/.test(word) ? capital(word) : word.charAt(0) + word.slice(1).toLowerCase()))
    .join('');

interface Field {
  readonly words: string | undefined;
  readonly name: string;
  readonly type: string;
  readonly tag: string;
}

const structOf = (name: string, fields: readonly Field[]): string =>
  fields.length === 0 ? `type ${name} struct{}\n` : `type ${name} struct {\n${fields.map(fieldLine).join('')}}\n`;

/** gofmt aligns the fields of a block. A comment or a blank line begins a new block. */
const fieldLine = ({ words, name, type, tag }: Field, index: number): string =>
  `${index > 0 ? '\n' : ''}${words ? `\t// ${words}\n` : ''}\t${name} ${type} \`json:"${tag}"\`\n`;

const fieldsOf = (container: string, members: Members, allOptional = false): Field[] =>
  Object.entries(members).map(([member, schema]) => {
    const facts = factsOf(schema);
    const may = allOptional || isOptional(schema);
    return {
      words: wordsFor(container, member, shapeDescription(facts.shape)),
      name: capital(member),
      type: may ? optionalType(facts) : typeName(facts),
      tag: may ? `${member},omitempty` : member,
    };
  });

const optionalType = (facts: Facts): string => (isNillable(facts) ? typeName(facts) : `*${typeName(facts)}`);

const isNillable = ({ type }: Facts): boolean => type === 'list' || type === 'map' || type === 'document';

const typeName = (facts: Facts): string => {
  switch (facts.type) {
    case 'string':
      return facts.traits.enum ? facts.shape : 'string';
    case 'integer':
      return 'int32';
    case 'long':
      return 'int64';
    case 'double':
      return 'float64';
    case 'boolean':
      return 'bool';
    case 'timestamp':
      return 'Time';
    case 'list':
      return `[]${typeNameOf(facts.member)}`;
    case 'map':
      return `map[string]${typeNameOf(facts.value)}`;
    case 'document':
      return 'any';
    default:
      return facts.shape;
  }
};

const typeNameOf = (schema: AnySchema): string => typeName(factsOf(schema));

const functionOf = (name: OperationName): string => {
  const { method, path, query, result, summary } = rowOf(name);
  const asked = Object.keys(query?.shape ?? {}).map((member) => JSON.stringify(member));
  return `${comment(`${name}Input`, `the input of ${name}.`)}${structOf(`${name}Input`, fieldsOf(`${name}Request`, requestOf(name)))}
${comment(`${name}Output`, `the output of ${name}.`)}${structOf(`${name}Output`, fieldsOf(`${name}Response`, result.shape))}
${comment(name, summary)}func ${name}(ctx context.Context, client *evidently.Client, input *${name}Input, options ...func(*evidently.Options)) (*${name}Output, error) {
	output := &${name}Output{}
	err := call(ctx, client, operation{
		name:   "${name}",
		method: "${method}",
		path:   "${path}",
		query:  []string{${asked.join(', ')}},
	}, input, output, options)
	return output, err
}
`;
};
