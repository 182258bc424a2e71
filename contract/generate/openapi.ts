/**
 * The OpenAPI 3.1 document of the service, from the table.
 */
import { type ErrorName, errorMembers, errors, validationReasons } from '../errors.ts';
import { allErrors, type OperationName, operationNames, rowOf } from '../index.ts';
import { isOptional, type Members } from '../shape/facts.ts';
import { componentOf, type Json, memberOf, objectOf } from './openapi-schema.ts';
import { allUses } from './shapes.ts';

export const openApiDocument = (): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Selfevident',
    version: '2021-02-01',
    summary: 'The Amazon CloudWatch Evidently API, self-hosted in your own AWS account.',
    description:
      'Requests are signed with Signature Version 4 for the service `execute-api`. Times are epoch seconds with a millisecond fraction, in the years 1 to 9999. Unknown members are ignored; a member that is `null` counts as absent. Operations and members marked `x-extension` are beyond the service model of CloudWatch Evidently.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [
    {
      url: 'https://{api}.execute-api.{region}.amazonaws.com/{stage}',
      variables: {
        api: { default: 'api', description: 'The id of the REST API.' },
        region: { default: 'us-east-1' },
        stage: { default: 'prod' },
      },
    },
  ],
  security: [{ sigv4: [] }],
  tags: [...new Set(operationNames.map((name) => rowOf(name).group))].map((name) => ({ name })),
  paths: paths(),
  components: {
    securitySchemes: {
      sigv4: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        description: 'Signature Version 4 for the service execute-api.',
        'x-amazon-apigateway-authtype': 'awsSigv4',
      },
    },
    responses: Object.fromEntries(errorNames.map((name) => [name, errorResponse(name)])),
    schemas: sortByName({ ...shapeComponents(), ...errorComponents() }),
  },
});

const errorNames = Object.keys(errors) as ErrorName[];

const sortByName = (components: Json): Json =>
  Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1)));

const paths = (): Json => {
  const all = [...new Set(operationNames.map((name) => rowOf(name).path))];
  return Object.fromEntries(all.map((path) => [path, methodsOf(path)]));
};

const methodsOf = (path: string): Json => {
  const here = operationNames.filter((name) => rowOf(name).path === path);
  return Object.fromEntries(here.map((name) => [rowOf(name).method.toLowerCase(), operationOf(name)]));
};

const operationOf = (name: OperationName): Json => {
  const row = rowOf(name);
  return {
    operationId: name,
    tags: [row.group],
    summary: row.summary,
    ...(row.extension && { 'x-extension': true }),
    ...parametersOf(name),
    ...bodyOf(name),
    responses: {
      200: {
        description: 'Success.',
        content: { 'application/json': { schema: objectOf(`${name}Response`, row.result.shape) } },
      },
      ...Object.fromEntries(allErrors(name).map((error) => [errors[error].status, reference(error)])),
    },
  };
};

const reference = (error: ErrorName): Json => ({ $ref: `#/components/responses/${error}` });

const parametersOf = (name: OperationName): Json => {
  const { params, query } = rowOf(name);
  const container = `${name}Request`;
  const inPart = (part: 'path' | 'query', members: Members = {}): Json[] =>
    Object.entries(members).map(([member, schema]) => {
      const { description, ...rest } = memberOf(container, member, schema);
      return { name: member, in: part, description, required: !isOptional(schema), schema: rest };
    });
  const parameters = [...inPart('path', params?.shape), ...inPart('query', query?.shape)];
  return parameters.length > 0 ? { parameters } : {};
};

const bodyOf = (name: OperationName): Json => {
  const { body } = rowOf(name);
  if (!body) return {};
  const required = Object.values(body.shape).some((member) => !isOptional(member));
  const schema = objectOf(`${name}Request`, body.shape);
  return { requestBody: { required, content: { 'application/json': { schema } } } };
};

const shapeComponents = (): Json =>
  Object.fromEntries(
    allUses.flatMap(({ facts }) =>
      facts.type === 'structure' || facts.type === 'union' ? [[facts.shape, componentOf(facts)]] : [],
    ),
  );

const errorResponse = (name: ErrorName): Json => ({
  description: name,
  headers: { 'x-amzn-ErrorType': { description: 'The name of the error.', schema: { type: 'string' } } },
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});

const text = { type: 'string' };
const memberSchemas = {
  resourceId: text,
  resourceType: text,
  serviceCode: text,
  quotaCode: text,
  currentVersion: { type: 'integer', format: 'int64' },
  reason: { type: 'string', enum: validationReasons },
  fieldList: {
    type: 'array',
    items: { type: 'object', properties: { name: text, message: text }, required: ['name', 'message'] },
  },
};

const errorComponents = (): Json =>
  Object.fromEntries(
    errorNames.map((name) => {
      const members = errorMembers(name).map((member) => [member, memberSchemas[member]] as const);
      return [name, { type: 'object', properties: { message: text, ...Object.fromEntries(members) } }];
    }),
  );
