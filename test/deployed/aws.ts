/**
 * The few calls of AWS that the test makes itself, as the root user, whose signature MiniStack does not check.
 */
import { rootCredentials } from './emulator.ts';

const authorization = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=${rootCredentials.accessKeyId}/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;

/** A call of the Query protocol, such as IAM's; resolves to the XML. */
export const query = async (endpoint: string, service: string, form: Record<string, string>): Promise<string> => {
  const headers = { authorization: authorization(service) };
  const answer = await fetch(endpoint, { method: 'POST', headers, body: new URLSearchParams(form) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${form.Action}: ${answer.status} ${text}`);
  return text;
};

/** A call of the JSON protocol, such as that of logs. */
export const json = async (
  endpoint: string,
  service: string,
  target: string,
  asked: object = {},
): Promise<Record<string, unknown>> => {
  const headers = {
    authorization: authorization(service),
    'x-amz-target': target,
    'content-type': 'application/x-amz-json-1.0',
  };
  return (await (await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(asked) })).json()) as Record<
    string,
    unknown
  >;
};

/** A GET of a REST protocol, such as Lambda's or S3's, or a PUT with what is to be changed; resolves to the text. */
export const rest = async (endpoint: string, service: string, path: string, change?: object): Promise<string> => {
  const headers = { authorization: authorization(service) };
  const asked = change ? { method: 'PUT', body: JSON.stringify(change) } : {};
  return (await fetch(`${endpoint}${path}`, { headers, ...asked })).text();
};

const denyAll = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' }],
});

/** Makes nobody able to take a role. */
export const closeRole = (endpoint: string, RoleName: string): Promise<string> =>
  query(endpoint, 'iam', {
    Action: 'UpdateAssumeRolePolicy',
    Version: '2010-05-08',
    RoleName,
    PolicyDocument: denyAll,
  });
