import { endpointIn } from '../../../lambdas/entry/item-client.ts';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

it.each([
  ['the one of the region', {}, 'https://dynamodb.eu-west-1.amazonaws.com/'],
  ['that of the partition', { URL_SUFFIX: 'amazonaws.com.cn' }, 'https://dynamodb.eu-west-1.amazonaws.com.cn/'],
  ['any that is named', { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', URL_SUFFIX: 'x' }, 'http://127.0.0.1:1/'],
  [
    'the one named for DynamoDB first',
    { AWS_ENDPOINT_URL: 'http://a', AWS_ENDPOINT_URL_DYNAMODB: 'http://b' },
    'http://b/',
  ],
  ['none that is empty', { AWS_ENDPOINT_URL_DYNAMODB: '' }, 'https://dynamodb.eu-west-1.amazonaws.com/'],
])('the endpoint is %s', (_, variables: NodeJS.ProcessEnv, endpoint) => {
  const { AWS_ENDPOINT_URL: _url, AWS_ENDPOINT_URL_DYNAMODB: _dynamodb, URL_SUFFIX: _suffix, ...others } = before;
  process.env = { ...others, ...variables };
  expect(endpointIn('eu-west-1').href).toBe(endpoint);
});
