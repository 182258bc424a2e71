/**
 * Reads what a request claims about its signature (AWS Signature Version 4), in its Authorization header or its query.
 */
import { firstHeader, type ReceivedRequest } from '../http/received-request.ts';

export interface SignatureClaim {
  readonly form: 'header' | 'query';
  readonly accessKey: string;
  /** The date of the credential scope, as YYYYMMDD. */
  readonly shortDate: string;
  readonly region: string;
  readonly service: string;
  /** Names in lower case, between semicolons. */
  readonly signedHeaders: string;
  /** Lower-case hexadecimal. */
  readonly signature: string;
  /** As YYYYMMDDTHHMMSSZ. */
  readonly longDate: string;
  /** Seconds from `longDate` for which a signed URL holds. */
  readonly expiresIn: number | undefined;
}

/** Returns 'missing' without a claim, and 'incomplete' for one that lacks a part or names another algorithm. */
export const signatureClaimOf = (request: ReceivedRequest): SignatureClaim | 'missing' | 'incomplete' => {
  const authorization = firstHeader(request, 'authorization');
  if (authorization !== undefined) {
    if (!authorization.startsWith('AWS4-HMAC-SHA256 ')) return 'incomplete';
    return claimOf('header', {
      credential: /[ ,]Credential=([^,\s]*)/.exec(authorization)?.[1],
      signedHeaders: /[ ,]SignedHeaders=([^,\s]*)/.exec(authorization)?.[1],
      signature: /[ ,]Signature=([^,\s]*)/.exec(authorization)?.[1],
      longDate: firstHeader(request, 'x-amz-date') ?? toBasicTime(firstHeader(request, 'date')),
    });
  }
  const query = new URLSearchParams(request.query);
  if (!query.has('X-Amz-Algorithm')) return 'missing';
  if (query.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256') return 'incomplete';
  return claimOf('query', {
    credential: query.get('X-Amz-Credential'),
    signedHeaders: query.get('X-Amz-SignedHeaders'),
    signature: query.get('X-Amz-Signature'),
    longDate: query.get('X-Amz-Date'),
    expiresIn: query.get('X-Amz-Expires'),
  });
};

/** The access key that a request names, however broken the rest of its signature is; undefined when it names none. */
export const claimedKey = (request: ReceivedRequest): string | undefined => {
  const authorization = firstHeader(request, 'authorization');
  const credential =
    authorization === undefined
      ? request.query && new URLSearchParams(request.query).get('X-Amz-Credential')
      : /^AWS4-HMAC-SHA256 (?:.*?[ ,])??Credential=([^,\s]*)/.exec(authorization)?.[1];
  return credential ? /^(.+)\/\d{8}\//.exec(credential)?.[1] : undefined;
};

/** Checks digits in their bounds, and not whether the month has a 31st. */
const basicForm = /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])[0-5]\d[0-5]\dZ$/;

type Part = 'credential' | 'signedHeaders' | 'signature' | 'longDate' | 'expiresIn';

const claimOf = (
  form: SignatureClaim['form'],
  parts: { readonly [name in Part]?: string | null | undefined },
): SignatureClaim | 'incomplete' => {
  const [, accessKey, shortDate, region, service] =
    /^(.+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/.exec(parts.credential ?? '') ?? [];
  const { signedHeaders, signature, longDate } = parts;
  if (!accessKey || !shortDate || !region || !service || !signedHeaders || !signature || !longDate) return 'incomplete';
  if (!basicForm.test(longDate)) return 'incomplete';
  const expiresIn = form === 'query' ? Number(parts.expiresIn || Number.NaN) : undefined;
  if (expiresIn !== undefined && !(expiresIn >= 0 && expiresIn <= 604_800)) return 'incomplete';
  const names = signedHeaders.toLowerCase();
  return { form, accessKey, shortDate, region, service, signedHeaders: names, signature, longDate, expiresIn };
};

/** Epoch milliseconds of a time as YYYYMMDDTHHMMSSZ; NaN for a day that does not exist. */
export const timeOf = (longDate: string): number =>
  Date.parse(longDate.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** Turns an HTTP date into YYYYMMDDTHHMMSSZ; keeps a time that has that form already. */
export const toBasicTime = (date: string | number | undefined): string | undefined => {
  if (date === undefined || (typeof date === 'string' && /^\d{8}T/.test(date))) return date as string | undefined;
  const time = new Date(date);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().replace(/[-:]|\.\d{3}/g, '');
};
