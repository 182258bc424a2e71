import { randomBytes } from 'node:crypto';
import { isByKey, type OperationName, operationNames, rowOf } from '../../../contract/index.ts';
import { pathsOf } from '../../../contract/operation.ts';
import { keyText, parseKey } from '../../../domain/key/key.ts';
import { errorReply } from '../../../local/http/reply.ts';
import { only, optional, type Properties, resources, template, templateOf } from '../stacks.ts';

const apiResources = resources(template, 'AWS::ApiGateway::Resource');
const methods = Object.values(resources(template, 'AWS::ApiGateway::Method'));

const pathOf = (id: string | undefined): string => {
  const found = id === undefined ? undefined : apiResources[id];
  return found ? `${pathOf(found.ParentId.Ref)}/${found.PathPart}` : '';
};
const routeOf = ({ HttpMethod, ResourceId }: Properties): string => `${HttpMethod} ${pathOf(ResourceId.Ref) || '/'}`;
const functionOf = ({ Integration }: Properties): string =>
  /ServiceFunctions([A-Za-z]+)[0-9A-F]{8}/.exec(JSON.stringify(Integration.Uri))?.[1]?.toLowerCase() ?? '';
const byRoute = new Map(methods.map((method) => [routeOf(method), method]));
/** Requests a second, and at once, by method; `* /*` is any that is not named. */
const throttles = (of: typeof template): Record<string, [number, number]> =>
  Object.fromEntries(
    (only(of, 'AWS::ApiGateway::Stage', '').MethodSettings as Properties[]).map((one) => [
      `${one.HttpMethod} ${one.ResourcePath.replaceAll('~1', '/').replace('//', '/')}`,
      [one.ThrottlingRateLimit, one.ThrottlingBurstLimit],
    ]),
  );
const throttleOf = (from: ReturnType<typeof throttles>, method: Properties): [number, number] =>
  (from[routeOf(method)] ?? from['* /*']) as [number, number];
const operationOf = (name: OperationName) => byRoute.get(`${rowOf(name).method} ${rowOf(name).path}`);

describe('the API', () => {
  it.each(operationNames)('has a route for %s, to the function of its group', (name) => {
    const method = operationOf(name);
    expect(method).toBeDefined();
    expect(functionOf(method as Properties)).toBe(rowOf(name).group);
  });

  it('takes keys where the contract says so, of which it asks one authorizer', () => {
    const byKey = methods.filter(({ AuthorizationType }) => AuthorizationType === 'CUSTOM');
    const routes = operationNames.filter(isByKey).flatMap((name) => {
      const row = rowOf(name);
      return pathsOf(row).map((path) => `${row.method} ${path}`);
    });
    expect(byKey.map(routeOf).sort()).toEqual(routes.sort());
    expect(routes).toContain('POST /ofrep/v1/evaluate/flags/{key}');
    const [[id, authorizer] = []] = Object.entries(resources(template, 'AWS::ApiGateway::Authorizer'));
    expect(new Set(byKey.map(({ AuthorizerId }) => AuthorizerId.Ref))).toEqual(new Set([id]));
    expect(authorizer).toMatchObject({
      Type: 'TOKEN',
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerResultTtlInSeconds: 60,
    });
    const form = new RegExp(authorizer?.IdentityValidationExpression);
    const secret = randomBytes(32).toString('base64url');
    const key = `Bearer ${keyText('0123456789abcdef', secret)}`;
    expect([form.test(key), parseKey(key)?.secret]).toEqual([true, secret]);
    for (const other of [
      '',
      'AWS4-HMAC-SHA256 Credential=key',
      `${key}x`,
      key.slice(0, -1),
      key.replace('Bearer ', ''),
    ])
      expect([form.test(other), parseKey(other)]).toEqual([false, undefined]);
  });

  it('takes signed requests only everywhere else; browsers may ask before without', () => {
    const unsigned = methods.filter(({ AuthorizationType }) => !['AWS_IAM', 'CUSTOM'].includes(AuthorizationType));
    expect(new Set(unsigned.map(({ HttpMethod }) => HttpMethod))).toEqual(new Set(['OPTIONS']));
    expect(new Set(unsigned.map(({ Integration }) => Integration.Type))).toEqual(new Set(['MOCK']));
    expect(methods.length).toBeGreaterThan(operationNames.length + unsigned.length);
  });

  it('answers every other method and path by the fallback', () => {
    const others = methods.filter(({ HttpMethod }) => HttpMethod === 'ANY');
    expect(new Set(others.map(functionOf))).toEqual(new Set(['fallback']));
    const paths = ['/', ...Object.keys(apiResources).map(pathOf)];
    expect(others.map((method) => routeOf(method).slice(4)).sort()).toEqual(paths.sort());
    expect(paths).toContain('/{proxy+}');
  });

  it('has no other routes', () => {
    const known = methods.filter(({ HttpMethod }) => !['ANY', 'OPTIONS'].includes(HttpMethod));
    expect(known).toHaveLength(operationNames.flatMap((name) => pathsOf(rowOf(name))).length);
  });

  it('leaves the names of its own errors to API Gateway, and lets browsers read them', () => {
    const responses = Object.values(resources(template, 'AWS::ApiGateway::GatewayResponse'));
    expect(responses.map(({ ResponseType }) => ResponseType).sort()).toEqual([
      'DEFAULT_4XX',
      'DEFAULT_5XX',
      'THROTTLED',
    ]);
    for (const { ResponseType, ResponseParameters, ResponseTemplates } of responses) {
      expect(ResponseParameters).toEqual({
        ...(ResponseType === 'THROTTLED' ? { 'gatewayresponse.header.Retry-After': "'1'" } : {}),
        'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
        'gatewayresponse.header.Access-Control-Expose-Headers':
          "'x-amzn-errortype,x-amzn-requestid,ETag,Retry-After,date'",
      });
      const filled = ResponseTemplates['application/json'].replaceAll('$context.error.messageString', '"why \\"so\\""');
      expect(filled).toBe(errorReply(403, 'Forbidden', 'why "so"').body);
      expect(JSON.parse(filled)).toEqual({ message: 'why "so"', errorDetails: 'why "so"' });
    }
  });

  it('keeps the resource policy of every function far below the 20 KB that Lambda takes', () => {
    const ofGateway = Object.values(resources(template, 'AWS::Lambda::Permission')).filter(
      ({ Principal }) => Principal === 'apigateway.amazonaws.com',
    );
    const byFunction = ofGateway.map((permission) => {
      expect(permission.Action).toBe('lambda:InvokeFunction');
      return JSON.stringify(permission.FunctionName);
    });
    expect(byFunction).toHaveLength(new Set(byFunction).size);
    expect(byFunction).toHaveLength(6);
  });

  it('sends what no route knows to all operations, behind a gateway that decodes paths', () => {
    const decoding = Object.values(resources(optional, 'AWS::ApiGateway::Method'));
    const others = decoding.filter(({ HttpMethod }) => HttpMethod === 'ANY');
    expect(new Set(others.map(functionOf))).toEqual(new Set(['alloperations']));
  });

  it('takes far less than all that the account may have, method by method', () => {
    const flags = '/projects/{project}/ofrep/v1/evaluate/flags';
    const atRoot = '/ofrep/v1/evaluate/flags';
    const reports = ['exposures', 'events'].map((path) => `/projects/{project}/${path}`);
    const remote = [flags, `${flags}/{key}`];
    const root = [atRoot, `${atRoot}/{key}`];
    const dataPlane = ['evaluations', 'evaluations/{feature}'].map((path) => `/projects/{project}/${path}`);
    const paths = ['/events/projects/{project}', ...dataPlane];
    expect(throttles(template)).toEqual({
      '* /*': [20, 40],
      ...Object.fromEntries(paths.map((path) => [`POST ${path}`, [1_000, 500]])),
      ...Object.fromEntries(remote.map((path) => [`POST ${path}`, [500, 250]])),
      ...Object.fromEntries(reports.map((path) => [`POST ${path}`, [200, 100]])),
      'GET /projects/{project}/snapshot': [200, 200],
      ...Object.fromEntries(root.map((path) => [`POST ${path}`, [100, 50]])),
      ...Object.fromEntries([...paths, ...remote, ...reports].map((path) => [`OPTIONS ${path}`, [100, 100]])),
    });
    const sum = methods.map((method) => throttleOf(throttles(template), method)[0]);
    expect(sum.reduce((all, rate) => all + rate, 0)).toBeLessThan(10_000 * 0.95);
    // One for each path, and paths become more. A browser asks once a day for each, so few requests are expected.
    const anonymous = methods.filter(({ HttpMethod }) => HttpMethod === 'OPTIONS');
    const unsigned = anonymous.map((method) => throttleOf(throttles(template), method)[0]);
    expect(unsigned.reduce((all, rate) => all + rate, 0)).toBeLessThan(10_000 * 0.2);
  });

  it('is throttled as asked', () => {
    expect(throttles(optional)).toEqual({ '* /*': [7, 3] });
    const operationThrottles = { EvaluateFeature: { rate: 5_000, burst: 2_500 }, GetProject: { rate: 1, burst: 2 } };
    const OPTIONS = { rate: 0, burst: 0 };
    const own = throttles(templateOf({ operationThrottles: { ...operationThrottles, OPTIONS } }));
    expect(own).toMatchObject({
      '* /*': [20, 40],
      'GET /projects/{project}': [1, 2],
      'POST /projects/{project}/evaluations/{feature}': [5_000, 2_500],
      'POST /projects/{project}/evaluations': [1_000, 500],
      'OPTIONS /events/projects/{project}': [0, 0],
    });
    const beside = throttles(templateOf({ throttle: { rate: 7, burst: 3 }, operationThrottles }));
    expect(beside['POST /projects/{project}/evaluations/{feature}']).toEqual([5_000, 2_500]);
    expect(Object.keys(beside)).toHaveLength(3);
  });

  it('logs requests only when asked to, since that sets a role of the whole account', () => {
    expect(resources(template, 'AWS::ApiGateway::Account')).toEqual({});
    expect(only(template, 'AWS::ApiGateway::Stage', '').AccessLogSetting).toBeUndefined();
    expect(Object.keys(resources(optional, 'AWS::ApiGateway::Account'))).toHaveLength(1);
    expect(only(optional, 'AWS::ApiGateway::Stage', '').AccessLogSetting.Format).not.toMatch(/body|querystring/i);
  });
});
