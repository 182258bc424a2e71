/**
 * Computes the Signature Version 4 of a received request.
 */
import { Hash } from '@smithy/hash-node';
import { ALGORITHM_IDENTIFIER, createScope, SignatureV4 } from '@smithy/signature-v4';
import { bodyHash, headerValues, type ReceivedRequest } from '../http/received-request.ts';
import { type SignatureClaim, timeOf } from './signature-claim.ts';

/** The signature of the request by the claim's key with this secret, in lower-case hexadecimal. */
export const expectedSignature = (claim: SignatureClaim, request: ReceivedRequest, secret: string): Promise<string> =>
  new Signer(claim, secret).signatureOf(claim, request);

/** The SDK's signer chooses the headers that it signs. This one signs those of the claim. */
class Signer extends SignatureV4 {
  constructor({ accessKey, region, service }: SignatureClaim, secretAccessKey: string) {
    super({
      credentials: { accessKeyId: accessKey, secretAccessKey },
      region,
      service,
      sha256: Hash.bind(null, 'sha256'),
    });
  }

  async signatureOf(claim: SignatureClaim, request: ReceivedRequest): Promise<string> {
    const { method, path } = request;
    const message = { method, path, query: queryOf(request.query), headers: {}, protocol: 'http:', hostname: '' };
    const canonical = this.createCanonicalRequest(message, signedHeaders(claim, request), bodyHash(request));
    const scope = createScope(claim.shortDate, claim.region, claim.service);
    const text = await this.createStringToSign(claim.longDate, scope, canonical, ALGORITHM_IDENTIFIER);
    return this.sign(text, { signingDate: new Date(timeOf(claim.longDate)) });
  }
}

const signedHeaders = (claim: SignatureClaim, request: ReceivedRequest): Record<string, string> => {
  const values = headerValues(request);
  const canonical = (name: string) =>
    (values.get(name) ?? []).map((value) => value.trim().replace(/ +/g, ' ')).join(',');
  return Object.fromEntries(claim.signedHeaders.split(';').map((name) => [name, canonical(name)]));
};

/** Decodes a query, in which a plus stays a plus. The signer leaves out the signature itself. */
export const queryOf = (query: string): Record<string, string[]> => {
  const values = new Map<string, string[]>();
  for (const pair of query.split('&').filter(Boolean)) {
    const [name = '', ...rest] = pair.split('=');
    values.set(decodeText(name), [...(values.get(decodeText(name)) ?? []), decodeText(rest.join('='))]);
  }
  return Object.fromEntries(values);
};

const decodeText = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
