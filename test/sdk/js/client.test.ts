import { EvaluateFeatureCommand } from '@aws-sdk/client-evidently';
import { evidentlyClient } from '@selfevident/evidently-client';

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };

interface Sent {
  readonly hostname: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The request that the client would send. */
const requestTo = async (endpoint: string, config = {}): Promise<Sent> => {
  const sent: Sent[] = [];
  const client = evidentlyClient(endpoint, { credentials, ...config });
  client.middlewareStack.add(
    () => async (call) => {
      sent.push(call.request as Sent);
      return { response: {}, output: { $metadata: {} } };
    },
    { step: 'deserialize' },
  );
  await client.send(new EvaluateFeatureCommand({ project: 'p', feature: 'f', entityId: 'e' }));
  return sent[0] as Sent;
};

describe('given the address of an API Gateway', () => {
  const address = 'https://abc123.execute-api.eu-west-3.amazonaws.com/prod';

  it('calls that very host, also on the data plane', async () => {
    const { hostname, path } = await requestTo(address);
    expect([hostname, path]).toEqual(['abc123.execute-api.eu-west-3.amazonaws.com', '/prod/projects/p/evaluations/f']);
  });

  it('signs for execute-api in the region of the address', async () => {
    const { headers } = await requestTo(address);
    expect(headers.authorization).toMatch(/Credential=key\/\d{8}\/eu-west-3\/execute-api\/aws4_request/);
  });
});

it('signs for the region that is given with another address', async () => {
  const { headers } = await requestTo('http://127.0.0.1:2773', { region: 'us-west-2' });
  expect(headers.authorization).toMatch(/\/us-west-2\/execute-api\//);
});
