import type { APIGatewayProxyEvent } from 'aws-lambda';
import { operations } from '../../../contract/index.ts';
import { readRequest, requireRoute } from '../../../lambdas/http/request.ts';
import { routesOf } from '../../../lambdas/http/route.ts';

const routes = routesOf(operations);

const post = (body: string, contentType?: string) => {
  const headers = contentType === undefined ? {} : { 'Content-Type': contentType };
  const event = { httpMethod: 'POST', path: '/projects', headers, body } as unknown as APIGatewayProxyEvent;
  return readRequest(event, requireRoute(event, routes));
};

const refusalOf = (body: string, contentType?: string): unknown => {
  try {
    return post(body, contentType);
  } catch (error) {
    return (error as { body?: unknown }).body;
  }
};

describe('a body', () => {
  it.each([undefined, '', 'application/json', 'application/json; charset=utf-8', 'application/x-amz-json-1.1'])(
    'is read as JSON with the content type %p',
    (contentType) => expect(post('{"name":"p"}', contentType).body).toEqual({ name: 'p' }),
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded'])('of %s is told what to send', (contentType) => {
    expect(refusalOf('{"name":"p"}', contentType)).toEqual({
      reason: 'cannotParse',
      message: `The content type ${contentType} is not JSON: send the header Content-Type: application/json.`,
    });
  });

  it('that is no JSON is told where, where that is known, and nothing of it is repeated', () => {
    expect(refusalOf("{'name':'p'}")).toEqual({
      reason: 'cannotParse',
      message: 'The body is not valid JSON, at character 2.',
    });
    expect(refusalOf('joe@example.org')).toEqual({ reason: 'cannotParse', message: 'The body is not valid JSON.' });
  });
});

describe('a label of a path', () => {
  const featureIn = (path: string) =>
    requireRoute({ httpMethod: 'GET', path } as unknown as APIGatewayProxyEvent, routes).params.feature;

  it.each([
    ['~.', '.'],
    ['~..', '..'],
    ['..', '..'],
    ['~...', '~...'],
    ['%7E..', '~..'],
    ['~', '~'],
    ['a%2Eb', 'a.b'],
  ])('%s is %s', (label, name) => expect(featureIn(`/projects/shop/features/${label}`)).toBe(name));
});

describe('a path', () => {
  it.each([
    ['PUT', '/projects', 'PUT on this path is no operation; POST and GET are.'],
    ['GET', '/projects/shop/evaluations', 'GET on this path is no operation; POST is.'],
    ['GET', '/nothing', 'GET on this path is no operation.'],
  ])('that is called by another method says which it takes: %s %s', (httpMethod, path, message) => {
    const event = { httpMethod, path } as unknown as APIGatewayProxyEvent;
    expect(() => requireRoute(event, routes)).toThrow(message);
  });
});
