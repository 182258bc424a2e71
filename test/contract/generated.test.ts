import { botocoreFiles } from '../../contract/generate/botocore.ts';
import { openApiDocument } from '../../contract/generate/openapi.ts';
import { allErrors, clientOperations, operationNames, rowOf } from '../../contract/index.ts';

interface Tree {
  readonly [key: string]: Tree;
}

const document = openApiDocument() as Tree;
const files = botocoreFiles();
const service = files['evidently/2021-02-01/service-2.json'] as Tree;

/** Every value under a key, at any depth. */
const valuesOf = (tree: unknown, key: string): unknown[] =>
  typeof tree !== 'object' || tree === null
    ? []
    : Object.entries(tree).flatMap(([name, value]) => [...(name === key ? [value] : []), ...valuesOf(value, key)]);

const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<Tree | undefined>((tree, key) => tree?.[key], document);

describe('the OpenAPI document', () => {
  it.each(operationNames)('has %s at its path, with its parameters and a response for each of its errors', (name) => {
    const { method, path, params, query, body } = rowOf(name);
    const operation = document.paths?.[path]?.[method.toLowerCase()];
    expect(operation?.operationId).toBe(name);
    const parameters = (operation?.parameters ?? []) as unknown as { name: string }[];
    expect(parameters.map((parameter) => parameter.name)).toEqual([
      ...Object.keys(params?.shape ?? {}),
      ...Object.keys(query?.shape ?? {}),
    ]);
    expect(operation?.requestBody !== undefined).toBe(body !== undefined);
    expect(Object.keys(operation?.responses ?? {})).toHaveLength(1 + allErrors(name).length);
  });

  it('refers to nothing that is not there', () => {
    const references = new Set(valuesOf(document, '$ref') as string[]);
    expect(references.size).toBeGreaterThan(40);
    expect([...references].filter((reference) => at(reference) === undefined)).toEqual([]);
  });

  it('says that a period is 0 or in its range', () => {
    const [period] = valuesOf(document.paths, 'period');
    expect(period).toMatchObject({ type: 'integer', anyOf: [{ const: 0 }, { minimum: 300, maximum: 90_000 }] });
  });
});

describe('the botocore model', () => {
  it.each(clientOperations)(
    'has %s without a host prefix, with its labels in the path and its query in the query',
    (name) => {
      const operation = service.operations?.[name];
      const { method, path: requestUri, params, query } = rowOf(name);
      expect(operation).toMatchObject({ name, http: { method, requestUri, responseCode: 200 } });
      expect(operation).not.toHaveProperty('endpoint');
      const { members = {} } = service.shapes?.[`${name}Request`] ?? {};
      const located = (where: string) =>
        Object.keys(members).filter((member) => members[member]?.location === (where as never));
      expect(located('uri')).toEqual(Object.keys(params?.shape ?? {}));
      expect(located('querystring')).toEqual(Object.keys(query?.shape ?? {}));
    },
  );

  it('signs for API Gateway', () => {
    expect(service.metadata).toMatchObject({
      signingName: 'execute-api',
      serviceId: 'Evidently',
      protocol: 'rest-json',
    });
  });

  it('refers to no shape that is not there, and has none to which nothing refers', () => {
    const referred = new Set(valuesOf(service, 'shape'));
    const shapes = Object.keys(service.shapes ?? {});
    expect([...referred].filter((shape) => !shapes.includes(shape as string))).toEqual([]);
    expect(shapes.filter((shape) => !referred.has(shape))).toEqual([
      'RequestTooLargeException',
      'UnknownOperationException',
    ]);
  });

  it('has the paginators of the rows that page', () => {
    const { pagination = {} } = files['evidently/2021-02-01/paginators-1.json'] as Tree;
    expect(Object.keys(pagination)).toEqual(clientOperations.filter((name) => rowOf(name).page));
    expect(pagination.ListSegmentReferences).toEqual({
      input_token: 'nextToken',
      output_token: 'nextToken',
      limit_key: 'maxResults',
      result_key: 'referencedBy',
    });
  });
});
