import { cannotParse, errors, ServiceError } from '../../contract/errors.ts';
import { allErrors, isExtension, modelOperations, operationNames, rowOf } from '../../contract/index.ts';
import { factsOf, isOptional } from '../../contract/shape/facts.ts';

describe('every row of the table', () => {
  it.each(operationNames)('%s has a sentence as its summary', (name) => {
    expect(rowOf(name).summary).toMatch(/^[A-Z][^\n]*[a-z0-9]\.$/);
  });

  it.each(operationNames)('%s has the labels of its path as its params, all required text', (name) => {
    const { path, params } = rowOf(name);
    const members = params?.shape ?? {};
    expect(Object.keys(members)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, label]) => label));
    for (const label of Object.values(members)) {
      expect(factsOf(label).type).toBe('string');
      expect(isOptional(label)).toBe(false);
    }
  });

  it.each(operationNames)('%s has a body only where it writes or asks at length', (name) => {
    const { method, body } = rowOf(name);
    if (method === 'GET' || method === 'DELETE') expect(body).toBeUndefined();
  });

  it.each(operationNames.filter((name) => /^List(?!Tags)/.test(name)))('%s pages', (name) => {
    const { page, query, result } = rowOf(name);
    expect(Object.keys(query?.shape ?? {})).toEqual(expect.arrayContaining(['maxResults', 'nextToken']));
    expect(factsOf(result.shape[page?.items as string] as never).type).toBe('list');
    expect(isOptional(result.shape.nextToken as never)).toBe(true);
  });

  it('pages nothing but lists', () => {
    const paged = operationNames.filter((name) => rowOf(name).page);
    expect(paged.filter((name) => !name.startsWith('List'))).toEqual([]);
  });

  it('has a method and path of its own', () => {
    const routes = operationNames.map((name) => `${rowOf(name).method} ${rowOf(name).path.replace(/\{\w+\}/g, '{}')}`);
    expect(new Set(routes).size).toBe(operationNames.length);
  });

  it('is an operation of the model or an extension', () => {
    expect(operationNames.filter(isExtension)).toEqual([
      'ShipVariation',
      'ContinueLaunch',
      'RevertChange',
      'ListHistory',
      'ListAccountHistory',
      'StartTap',
      'ReadTap',
      'ExplainEvaluation',
      'GetExperimentHealth',
      'GetLaunchMetrics',
      'EstimateDuration',
      'ListExperimentSummaries',
      'GetExperimentEnrolments',
      'GetLaunchEnrolments',
      'TestMetric',
      'EvaluateFlag',
      'EvaluateFlags',
      'GetProjectSnapshot',
      'GetManifest',
      'GetManifestFile',
      'ListFeatureUsage',
      'GetFeatureTraffic',
      'PreviewTraffic',
      'GetEntity',
      'ReportUsage',
      'GetService',
      'CreateKey',
      'DeleteKey',
      'ListKeys',
      'UpdateKey',
      'ReportExposures',
      'ReportEvents',
    ]);
    expect(modelOperations).toEqual(operationNames.filter((name) => !isExtension(name)));
  });

  it('is served at the data plane by the functions of the data plane only', () => {
    const dataplane = operationNames.filter((name) => rowOf(name).endpoint === 'dataplane');
    expect(dataplane).toEqual([
      'BatchEvaluateFeature',
      'EvaluateFeature',
      'PutProjectEvents',
      'EvaluateFlag',
      'EvaluateFlags',
      'ReportExposures',
      'ReportEvents',
    ]);
    expect(new Set(dataplane.map((name) => rowOf(name).group))).toEqual(new Set(['evaluation', 'ingestion']));
  });
});

describe('errors', () => {
  it.each(operationNames)('of %s are those of its row and those that any operation may answer', (name) => {
    const all = allErrors(name);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining([...rowOf(name).errors]));
    for (const error of ['Throttling', 'InternalServer', 'ServiceUnavailable', 'AccessDenied'])
      expect(all).toContain(`${error}Exception`);
    expect(all.includes('ResourceNotFoundException')).toBe(rowOf(name).params !== undefined);
  });

  it('of one operation differ in status, so that a status says which', () => {
    for (const name of operationNames) {
      const statuses = allErrors(name).map((error) => errors[error].status);
      expect(new Set(statuses).size).toBe(statuses.length);
    }
  });

  it('have the status of the table, and in the body only the members that the table gives them', () => {
    const error = new ServiceError('ConflictException', 'Project shop already exists', {
      resourceId: 'shop',
      resourceType: 'project',
      reason: 'other',
    });
    expect(error.status).toBe(409);
    expect(error.body).toEqual({
      message: 'Project shop already exists',
      resourceId: 'shop',
      resourceType: 'project',
    });
    expect(cannotParse('Why').body).toEqual({ message: 'Why', reason: 'cannotParse' });
  });
});
