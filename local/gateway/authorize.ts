/**
 * Authorizes requests as API Gateway does by IAM: a valid signature of a known key, or a 403 with AWS's error.
 */
import { timingSafeEqual } from 'node:crypto';
import { headerValues, type ReceivedRequest } from '../http/received-request.ts';
import { errorReply, type Reply } from '../http/reply.ts';
import { type Caller, callerOf } from './caller.ts';
import { expectedSignature } from './signature.ts';
import { claimedKey, type SignatureClaim, signatureClaimOf, timeOf, toBasicTime } from './signature-claim.ts';

export interface AuthorizationRules {
  readonly account: string;
  readonly region: string;
  /** Secrets by access key. Without any, everyone is let in under the name that they claim. */
  readonly credentials: ReadonlyMap<string, string>;
}

/** Returns the caller, undefined for a request without one, or the refusal. */
export const authorize = async (
  request: ReceivedRequest,
  rules: AuthorizationRules,
): Promise<{ readonly caller: Caller | undefined } | { readonly refusal: Reply }> => {
  const { account, credentials } = rules;
  if (credentials.size === 0) {
    const key = claimedKey(request);
    return { caller: key === undefined ? undefined : callerOf(key, account) };
  }
  const claim = signatureClaimOf(request);
  const refusal = await refusalOf(claim, request, rules);
  if (refusal) return { refusal };
  return { caller: typeof claim === 'string' ? undefined : callerOf(claim.accessKey, account) };
};

const refusalOf = async (
  claim: ReturnType<typeof signatureClaimOf>,
  request: ReceivedRequest,
  { region, credentials }: AuthorizationRules,
): Promise<Reply | undefined> => {
  if (claim === 'missing') return refuse('MissingAuthenticationTokenException', 'Missing Authentication Token');
  if (claim === 'incomplete')
    return refuse('IncompleteSignatureException', 'The signature lacks a part, or is no AWS4-HMAC-SHA256 signature.');
  const secret = credentials.get(claim.accessKey);
  if (secret === undefined)
    return refuse('UnrecognizedClientException', 'The security token included in the request is invalid.');
  const problem = scopeProblem(claim, region) ?? coverProblem(claim, request) ?? timeProblem(claim);
  if (problem !== undefined) return invalid(problem);
  if (!(await matches(claim, request, secret)))
    return invalid('The request signature we calculated does not match the signature you provided.');
  return undefined;
};

const refuse = (name: string, message: string): Reply => errorReply(403, name, message);
const invalid = (message: string): Reply => refuse('InvalidSignatureException', message);

/** SDKs sign for the first unless they are told to sign for API Gateway. */
const services = ['evidently', 'execute-api'];

const scopeProblem = (claim: SignatureClaim, region: string): string | undefined => {
  if (!services.includes(claim.service)) return `Credential should be scoped to correct service: '${services[1]}'.`;
  if (claim.region !== region) return `Credential should be scoped to a valid region: '${region}'.`;
  if (!claim.longDate.startsWith(claim.shortDate))
    return 'Date in Credential scope does not match the date of the request.';
  return undefined;
};

/** An unsigned header could be changed or added on the way. */
const coverProblem = (claim: SignatureClaim, request: ReceivedRequest): string | undefined => {
  const signed = claim.signedHeaders.split(';');
  const mustBeSigned = (name: string) => name === 'host' || name.startsWith('x-amz-');
  const unsigned = [...headerValues(request).keys()].filter(mustBeSigned).find((name) => !signed.includes(name));
  return unsigned && `'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.`;
};

/** Milliseconds by which the clocks of client and service may differ. */
const TOLERANCE = 15 * 60_000;

/** Clients sign by the system's time, not by the service's, which can be moved. */
const timeProblem = (claim: SignatureClaim, now = Date.now()): string | undefined => {
  const lifetime = claim.expiresIn === undefined ? TOLERANCE : claim.expiresIn * 1000;
  const [earliest, latest] = [toBasicTime(now - lifetime), toBasicTime(now + TOLERANCE)];
  // A day that does not exist has the time NaN, and is refused too.
  if (!(timeOf(claim.longDate) >= now - lifetime))
    return `Signature expired: ${claim.longDate} is now earlier than ${earliest} (${toBasicTime(now)} - ${lifetime / 60_000} min.)`;
  if (timeOf(claim.longDate) > now + TOLERANCE)
    return `Signature not yet current: ${claim.longDate} is still later than ${latest} (${toBasicTime(now)} + 15 min.)`;
  return undefined;
};

const matches = async (claim: SignatureClaim, request: ReceivedRequest, secret: string): Promise<boolean> => {
  const actual = Buffer.from(claim.signature);
  const expected = Buffer.from(await expectedSignature(claim, request, secret));
  return actual.length === expected.length && timingSafeEqual(actual, expected);
};
