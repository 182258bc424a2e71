/**
 * The names of the people who use the deployed console, from its user pool. Each is asked for once in the life of a
 * process, with a request that is signed by parts of the SDK: the pool's own client would double the function.
 */
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Hash } from '@smithy/hash-node';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ServiceContext } from '../http/run-operation.ts';
import { requireVariable } from './environment.ts';
import { reportToStandardError } from './report.ts';

type NameOf = NonNullable<ServiceContext['nameOf']>;

/** `USER_POOL` is the id of the console's user pool; without it nobody has a name. */
export const peopleFromEnvironment = (): { readonly nameOf?: NameOf } => {
  const { USER_POOL } = process.env;
  return USER_POOL ? { nameOf: rememberNames(askPool(USER_POOL)) } : {};
};

/** Remembers names, and that there is none. A question that fails is reported and asked again by the next change. */
export const rememberNames = (ask: (sub: string) => Promise<string | undefined>): NameOf => {
  const known = new Map<string, Promise<string | undefined>>();
  return async (caller) => {
    const sub = /^cognito:(.+)$/.exec(caller)?.[1];
    if (sub === undefined) return undefined;
    const name = known.get(sub) ?? ask(sub);
    known.set(sub, name);
    try {
      return await name;
    } catch (error) {
      known.delete(sub);
      reportToStandardError('name of a person not read', { error });
      return undefined;
    }
  };
};

interface Attribute {
  readonly Name: string;
  readonly Value?: string;
}

/** The first of these that the person has. */
const namingAttributes = ['name', 'email', 'preferred_username'] as const;

/** Reads a name in the answer of ListUsers. */
export const personName = (answer: string): string | undefined => {
  const { Users = [] } = JSON.parse(answer) as { Users?: { Username?: string; Attributes?: Attribute[] }[] };
  const [person] = Users;
  const attribute = (name: string) => person?.Attributes?.find((one) => one.Name === name)?.Value;
  return namingAttributes.map(attribute).find(Boolean) ?? person?.Username;
};

const askPool = (pool: string) => {
  const region = requireVariable('AWS_REGION');
  const { AWS_ENDPOINT_URL, URL_SUFFIX = 'amazonaws.com' } = process.env;
  const { protocol, hostname, port, host } = new URL(AWS_ENDPOINT_URL || `https://cognito-idp.${region}.${URL_SUFFIX}`);
  const credentials = defaultProvider();
  const signer = new SignatureV4({ service: 'cognito-idp', region, credentials, sha256: Hash.bind(null, 'sha256') });
  const http = new NodeHttpHandler({ connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true });
  return async (sub: string): Promise<string | undefined> => {
    const request = await signer.sign({
      method: 'POST',
      protocol,
      hostname,
      ...(port ? { port: Number(port) } : {}),
      path: '/',
      query: {},
      headers: {
        host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.ListUsers',
      },
      body: JSON.stringify({ UserPoolId: pool, Filter: `sub = "${sub}"`, Limit: 1 }),
    });
    const { response } = await http.handle(request as Parameters<typeof http.handle>[0]);
    const chunks: Buffer[] = [];
    for await (const chunk of response.body as AsyncIterable<Buffer>) chunks.push(chunk);
    const answer = Buffer.concat(chunks).toString('utf8');
    if (response.statusCode !== 200) throw new Error(`ListUsers answered ${response.statusCode}`);
    return personName(answer);
  };
};
