/**
 * The facts of the service model (test/vectors/service-model.json) and of the contract, both written out in full in one
 * form, so that a test can compare them.
 */
import { readFileSync } from 'node:fs';
import { errors } from '../../contract/errors.ts';
import { requestOf } from '../../contract/generate/shapes.ts';
import { type OperationName, rowOf } from '../../contract/index.ts';
import { type AnySchema, factsOf, isExtensionMember, isOptional, type Members } from '../../contract/shape/facts.ts';

interface ModelMember {
  readonly shape: string;
  readonly required?: true;
  readonly in?: 'label' | 'query';
  readonly traits?: Readonly<Record<string, unknown>>;
}
interface ModelShape {
  readonly type: string;
  readonly traits?: Readonly<Record<string, unknown>>;
  readonly members?: Readonly<Record<string, ModelMember>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
}
interface ModelOperation {
  readonly method: string;
  readonly uri: string;
  readonly code: number;
  readonly errors: readonly string[];
  readonly paginated?: Readonly<Record<string, string>>;
  readonly readonly?: true;
  readonly hostPrefix?: string;
  readonly input: string;
  readonly output: string;
}
interface Model {
  readonly service: { readonly version: string; readonly cors: { readonly additionalAllowedHeaders: string[] } };
  readonly operations: Readonly<Record<string, ModelOperation>>;
  readonly errors: Readonly<Record<string, { status: number; members: Readonly<Record<string, ModelMember>> }>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

export const model: Model = JSON.parse(readFileSync('test/vectors/service-model.json', 'utf8'));

type Written = Readonly<Record<string, unknown>>;

const each = <T>(values: Readonly<Record<string, T>>, write: (value: T, name: string) => unknown): Written =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write(value, name)]));

/** A member's own traits come before its shape's; a default that it sets to null is none. */
const modelShape = (shape: string, own: ModelMember['traits'] = {}): Written => {
  const { type, traits, members, member, key, value } = model.shapes[shape] as ModelShape;
  const effective = Object.entries({ ...traits, ...own }).filter(([, trait]) => trait !== null);
  return {
    shape,
    type,
    traits: Object.fromEntries(effective),
    ...(members && { members: each(members, modelMember) }),
    ...(member && { member: modelShape(member) }),
    ...(key && value && { key: modelShape(key), value: modelShape(value) }),
  };
};

const modelMember = ({ shape, required, traits }: ModelMember): Written => ({
  required: required === true,
  ...modelShape(shape, traits),
});

/** Members of the model: without the extensions, which no client of the model has to give. */
const modelMembers = (members: Members): Members =>
  Object.fromEntries(Object.entries(members).filter(([, schema]) => !isExtensionMember(schema)));

const contractShape = (schema: AnySchema): Written => {
  const { shape, type, traits, ...facts } = factsOf(schema);
  return {
    shape,
    type,
    traits,
    ...('members' in facts && { members: each(modelMembers(facts.members), contractMember) }),
    ...('member' in facts && { member: contractShape(facts.member) }),
    ...('key' in facts && { key: contractShape(facts.key), value: contractShape(facts.value) }),
  };
};

const contractMember = (schema: AnySchema): Written => ({ required: !isOptional(schema), ...contractShape(schema) });

/** The members of a union are one of each other, none of them optional; the model writes them as not required. */
const withoutUnions = (written: Written): Written =>
  JSON.parse(JSON.stringify(written), (_key, value) =>
    value?.type === 'union' ? { ...value, members: each<unknown>(value.members, dropRequired) } : value,
  );

const dropRequired = (member: unknown): unknown => ({ ...(member as Written), required: undefined });

/** A member that a request may leave out; `default` is what the model says of that: a value, null, or nothing. */
export interface OptionalMember {
  /** `groups[].description` */
  readonly path: string;
  readonly inQuery: boolean;
  readonly default: unknown;
  /** The default of its shape, which a default of null takes back. */
  readonly shapeDefault: unknown;
}

/** All members that requests of an operation may leave out, in depth: those of the model and the extensions. */
export const optionalMembers = (operation: OperationName): OptionalMember[] => [
  ...optionalIn((model.operations[operation] as ModelOperation).input, ''),
  ...extensionsIn(requestOf(operation), '').map((member) => ({
    ...member,
    inQuery: Object.hasOwn(rowOf(operation).query?.shape ?? {}, member.path),
  })),
];

const extensionsIn = (members: Members, at: string): OptionalMember[] =>
  Object.entries(members).flatMap(([name, schema]) => {
    const path = `${at}${name}`;
    const here = { path, inQuery: false, default: undefined, shapeDefault: undefined };
    return [...(isExtensionMember(schema) ? [here] : []), ...extensionsBelow(schema, path)];
  });

const extensionsBelow = (schema: AnySchema, path: string): OptionalMember[] => {
  const facts = factsOf(schema);
  if (facts.type === 'list') return extensionsBelow(facts.member, `${path}[]`);
  return facts.type === 'structure' ? extensionsIn(facts.members, `${path}.`) : [];
};

const optionalIn = (shape: string, at: string): OptionalMember[] => {
  const { type, members = {}, member } = model.shapes[shape] as ModelShape;
  if (type === 'union') return [];
  const own = Object.entries(members).flatMap(([name, { shape: of, required, traits = {}, in: part }]) => {
    const path = `${at}${name}`;
    const shapeDefault = model.shapes[of]?.traits?.default;
    const inQuery = part === 'query';
    const here = required ? [] : [{ path, inQuery, default: traits.default, shapeDefault }];
    return [...here, ...optionalIn(of, `${path}.`)];
  });
  return member ? optionalIn(member, `${at.slice(0, -1)}[].`) : own;
};

const inPart = (operation: ModelOperation, part: ModelMember['in']) => {
  const { members = {} } = model.shapes[operation.input] as ModelShape;
  return Object.fromEntries(Object.entries(members).filter(([, member]) => member.in === part));
};

export const modelOperation = (name: string): Written => {
  const operation = model.operations[name] as ModelOperation;
  return withoutUnions({
    method: operation.method,
    path: operation.uri,
    code: operation.code,
    errors: operation.errors,
    page: operation.paginated,
    readonly: operation.readonly === true,
    hostPrefix: operation.hostPrefix,
    params: each(inPart(operation, 'label'), modelMember),
    query: each(inPart(operation, 'query'), modelMember),
    body: each(inPart(operation, undefined), modelMember),
    result: each(model.shapes[operation.output]?.members ?? {}, modelMember),
  });
};

export const contractOperation = (name: OperationName): Written => {
  const { method, path, endpoint, page, result, ...row } = rowOf(name);
  const part = (members: Members = {}) => each(modelMembers(members), contractMember);
  return withoutUnions({
    method,
    path,
    code: 200,
    errors: [...row.errors].sort(),
    page: page && { inputToken: 'nextToken', pageSize: 'maxResults', outputToken: 'nextToken', items: page.items },
    readonly: method === 'GET',
    hostPrefix: endpoint && `${endpoint}.`,
    params: part(row.params?.shape),
    query: part(row.query?.shape),
    body: part(row.body?.shape),
    result: part(result.shape),
  });
};

export const modelErrors = (): Written =>
  each(model.errors, ({ status, members }) => ({ status, members: Object.keys(members).sort() }));

export const contractErrors = (): Written => {
  const inModel = Object.entries(errors).filter(([, error]) => !('extension' in error));
  return each(Object.fromEntries(inModel), ({ status, members }) => ({
    status,
    members: ['message', ...members].sort(),
  }));
};
