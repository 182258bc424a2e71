/**
 * The service model that boto3 and the AWS CLI read, in botocore's format, from the table.
 */
import { type ErrorName, errorMembers, errors, validationReasons } from '../errors.ts';
import { allErrors, clientOperations, type OperationName, rowOf } from '../index.ts';
import { documentationOf, shapeModels, structureModel } from './botocore-shapes.ts';
import type { Json } from './openapi-schema.ts';
import { requestOf } from './shapes.ts';

const apiVersion = '2021-02-01';

/** The files of the service by their path below botocore's data directory. */
export const botocoreFiles = (): Readonly<Record<string, Json>> => ({
  [`evidently/${apiVersion}/service-2.json`]: serviceModel(),
  [`evidently/${apiVersion}/paginators-1.json`]: paginators(),
  [`evidently/${apiVersion}/endpoint-rule-set-1.json`]: endpointRules,
});

const serviceModel = (): Json => ({
  version: '2.0',
  metadata: {
    apiVersion,
    auth: ['aws.auth#sigv4'],
    endpointPrefix: 'evidently',
    jsonVersion: '1.1',
    protocol: 'rest-json',
    protocols: ['rest-json'],
    serviceFullName: 'Selfevident, the Amazon CloudWatch Evidently API',
    serviceId: 'Evidently',
    signatureVersion: 'v4',
    signingName: 'execute-api',
    uid: `evidently-${apiVersion}`,
  },
  operations: Object.fromEntries(clientOperations.map((name) => [name, operationModel(name)])),
  shapes: sortByName({ ...shapeModels(), ...requestShapes(), ...errorShapes() }),
  ...documentationOf(
    'Feature flags, gradual launches and A/B experiments by the Amazon CloudWatch Evidently API, self-hosted in your own AWS account.',
  ),
});

const sortByName = (shapes: Json): Json =>
  Object.fromEntries(Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1)));

const operationModel = (name: OperationName): Json => {
  const { method, path, summary } = rowOf(name);
  return {
    name,
    http: { method, requestUri: path, responseCode: 200 },
    input: { shape: `${name}Request` },
    output: { shape: `${name}Response` },
    errors: allErrors(name).map((shape) => ({ shape })),
    ...documentationOf(summary),
  };
};

const requestShapes = (): Json =>
  Object.fromEntries(
    clientOperations.flatMap((name) => [
      [`${name}Request`, structureModel(`${name}Request`, requestOf(name), locationIn(name))],
      [`${name}Response`, structureModel(`${name}Response`, rowOf(name).result.shape)],
    ]),
  );

const locationIn =
  (name: OperationName) =>
  (member: string): Json => {
    const { params, query } = rowOf(name);
    if (params && member in params.shape) return { location: 'uri', locationName: member };
    if (query && member in query.shape) return { location: 'querystring', locationName: member };
    return {};
  };

const errorShapes = (): Json => ({
  ValidationExceptionReason: { type: 'string', enum: validationReasons },
  ValidationExceptionField: {
    type: 'structure',
    required: ['name', 'message'],
    members: { name: { shape: 'String' }, message: { shape: 'String' } },
  },
  ValidationExceptionFieldList: { type: 'list', member: { shape: 'ValidationExceptionField' } },
  ...Object.fromEntries((Object.keys(errors) as ErrorName[]).map((name) => [name, errorModel(name)])),
});

const errorModel = (name: ErrorName): Json => {
  const { status } = errors[name];
  const shapes: Readonly<Record<string, string>> = {
    reason: 'ValidationExceptionReason',
    fieldList: 'ValidationExceptionFieldList',
    currentVersion: 'ResourceVersion',
  };
  const entries = ['message', ...errorMembers(name)].map((member) => [member, { shape: shapes[member] ?? 'String' }]);
  return {
    type: 'structure',
    members: Object.fromEntries(entries),
    error: { httpStatusCode: status, ...(status < 500 && { senderFault: true }) },
    exception: true,
    ...(status >= 500 && { fault: true }),
  };
};

const paginators = (): Json => ({
  pagination: Object.fromEntries(
    clientOperations.flatMap((name) => {
      const { page } = rowOf(name);
      const tokens = { input_token: 'nextToken', output_token: 'nextToken', limit_key: 'maxResults' };
      return page ? [[name, { ...tokens, result_key: page.items }]] : [];
    }),
  ),
});

/** Users set the address of their own deployment. There is no default. */
const endpointRules: Json = {
  version: '1.0',
  parameters: {
    Region: { builtIn: 'AWS::Region', required: false, documentation: 'The AWS region.', type: 'String' },
    Endpoint: { builtIn: 'SDK::Endpoint', required: false, documentation: 'The address of the API.', type: 'String' },
  },
  rules: [
    {
      conditions: [{ fn: 'isSet', argv: [{ ref: 'Endpoint' }] }],
      endpoint: { url: { ref: 'Endpoint' }, properties: {}, headers: {} },
      type: 'endpoint',
    },
    {
      conditions: [],
      error: 'Give the address of your Selfevident API: endpoint_url, --endpoint-url or AWS_ENDPOINT_URL_EVIDENTLY',
      type: 'error',
    },
  ],
};
