/**
 * Signs requests for API Gateway: AWS Signature Version 4, by hand, since the SDK's signer takes longer to load than
 * to run.
 */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface UnsignedRequest {
  readonly method: string;
  readonly host: string;
  /** Encoded, without the query. */
  readonly path: string;
  /** Encoded, without the question mark; its names in ascending order. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Signing {
  readonly credentials: Credentials;
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

const SERVICE = 'execute-api';
const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * The headers that the request must be sent with, its own among them.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export const signedHeaders = (
  { method, host, path, query, headers, body }: UnsignedRequest,
  { credentials, region, time }: Signing,
): Record<string, string> => {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const date = new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = date.slice(0, 8);
  const all: Record<string, string> = { ...headers, host, 'x-amz-date': date };
  if (sessionToken) all['x-amz-security-token'] = sessionToken;
  const names = Object.keys(all).sort();
  const listed = names.join(';');
  const lines = names.map((name) => `${name}:${all[name]?.trim().replace(/\s+/g, ' ')}\n`).join('');
  const canonical = [method, encodeAgain(path), query, lines, listed, sha256(body)].join('\n');
  const scope = `${day}/${region}/${SERVICE}/aws4_request`;
  const key = [day, region, SERVICE, 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part).digest(),
    `AWS4${secretAccessKey}`,
  );
  const signature = hmac(key, [ALGORITHM, date, scope, sha256(canonical)].join('\n')).digest('hex');
  const authorization = `${ALGORITHM} Credential=${accessKeyId}/${scope}, SignedHeaders=${listed}, Signature=${signature}`;
  return { ...all, authorization };
};

/** An import statement would load it where nothing is signed, and WebCrypto with it. */
const crypto = () => process.getBuiltinModule('node:crypto');
const sha256 = (text: string): string => crypto().createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => crypto().createHmac('sha256', key).update(text);

/** Every service but S3 signs the path encoded once more than it is sent. */
const encodeAgain = (path: string): string =>
  encodeURIComponent(path)
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
