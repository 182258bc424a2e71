/**
 * Checks the settings of a deployment at synthesis. Otherwise a misspelled quota, or an ARN in the place of a name,
 * would have no effect. Values that are only known at deployment are not checked.
 */
import { Token } from 'aws-cdk-lib';
import * as z from 'zod';
import { operationNames } from '../contract/index.ts';
import { defaultQuotas } from '../domain/quotas.ts';
import { architectures } from './agent/layer.ts';
import { functionRows } from './functions/functions.ts';
import type { SelfevidentProps } from './props.ts';

/** Names each bad setting and its problem, on one line. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const text = (pattern: RegExp, description: string) =>
  z.string().refine((value) => Token.isUnresolved(value) || pattern.test(value), `must be ${description}`);
const count = z.number().refine((value) => Token.isUnresolved(value) || (Number.isSafeInteger(value) && value >= 0), {
  error: 'must be a whole number, 0 or more',
});

/** Counts by name; no other names are allowed. */
const countsOf = (names: readonly string[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, count.optional()]))).optional();

/** Lambda takes 4 KB of environment, of which the other variables need far less than 1 KB. */
const MAX_CHARACTERS = 3_000;

const Throttle = z.strictObject({
  rate: z.number().refine((value) => Token.isUnresolved(value) || value >= 0, 'must be 0 or more, a second'),
  burst: count,
});

const account = text(/^\d{12}$/, 'the 12 digits of an account');
const someTexts = (pattern: RegExp, description: string) =>
  z.array(text(pattern, description)).min(1, 'must be one at least').optional();

/** Chooses the form by the type of the value, so that the problem is about the form that was meant. */
const Trusted = z.unknown().superRefine((value, context) => {
  const form =
    typeof value === 'string' ? account : Object(value).organization === undefined ? OfAccount : OfOrganization;
  for (const { message, path } of form.safeParse(value).error?.issues ?? [])
    context.addIssue({ code: 'custom', message, path: [...path] });
});

const OfAccount = z.strictObject({
  account,
  roles: someTexts(
    /^(?!role\/|\/|arn:)[\w+=,.@*?/-]{1,576}$/,
    'the name of a role, with its path before it and without an ARN',
  ),
});

const OfOrganization = z.strictObject({
  organization: text(/^o-[a-z0-9]{10,32}$/, 'the id of an organization, which begins with o-'),
  paths: someTexts(/^o-[a-z0-9]{10,32}\/\S+$/, 'a path in an organization, which begins with its id'),
});

const streamPattern = "the ARN of a table's stream, as arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL";

/** A text as on the command line, or a construct. */
const textOrConstruct = (pattern: RegExp, description: string) =>
  z.unknown().refine((value) => typeof value === 'object' || text(pattern, description).safeParse(value).success, {
    error: `must be ${description}`,
  });

const Settings = z.looseObject({
  throttle: Throttle.optional(),
  operationThrottles: z
    .strictObject(Object.fromEntries([...operationNames, 'OPTIONS'].map((name) => [name, Throttle.optional()])))
    .optional(),
  quotas: countsOf(Object.keys(defaultQuotas)),
  reservedConcurrency: countsOf(Object.keys(functionRows)),
  destinations: z
    .strictObject({
      buckets: z.array(text(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket')).optional(),
      bucketOwners: z.record(z.string(), account).optional(),
      logGroups: z.array(text(/^[\w./#-]{1,512}$/, 'the name of a log group')).optional(),
    })
    .refine(
      ({ buckets = [], bucketOwners = {} }) => Object.keys(bucketOwners).every((name) => buckets.includes(name)),
      {
        error: 'must be of buckets that are named in buckets',
        path: ['bucketOwners'],
      },
    )
    .refine((value) => JSON.stringify(value).length <= MAX_CHARACTERS, `take more than ${MAX_CHARACTERS} characters`)
    .optional(),
  trustedAccounts: z.array(Trusted).optional(),
  table: z
    .strictObject({
      streamArn: text(/^arn:[\w-]+:dynamodb:[\w-]+:\d{12}:table\/[\w.-]{3,255}\/stream\/[\w:.-]+$/, streamPattern),
    })
    .optional(),
  historyRetention: z
    .number()
    .refine(
      (days) => Token.isUnresolved(days) || (Number.isInteger(days) && days >= 1 && days <= 36_500),
      'must be a number of days, from 1 to 36500',
    )
    .optional(),
  formerArns: z
    .array(z.string().regex(/^\d{12}\/[a-z]{2}(-[a-z]+)+-\d{1,2}$/, 'must be like 123456789012/eu-west-1'))
    .max(20, 'must be 20 at most')
    .optional(),
  agentLayers: z.array(z.enum(architectures)).optional(),
  templates: z
    .union([
      z.boolean(),
      z.strictObject({
        name: z.string().regex(/^[a-zA-Z0-9-]{1,35}$/, 'must be letters, digits and hyphens, 35 at most'),
      }),
    ])
    .optional(),
  eventBusName: text(/^[\w./-]{1,256}$/, 'the name of an event bus').optional(),
  notifications: z
    .strictObject({
      topic: textOrConstruct(
        /^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w-]{1,256}$/,
        'the ARN of a topic, which is not FIFO',
      ).optional(),
      webhook: textOrConstruct(
        /^(arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:)?[\w/+=.@-]{1,512}$/,
        'the name or the ARN of a secret',
      ).optional(),
    })
    .refine(({ topic, webhook }) => topic !== undefined || webhook !== undefined, 'must have a topic or a webhook')
    .optional(),
  console: z
    .looseObject({
      signInPrefix: text(
        /^(?!aws|amazon|cognito)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
        'small letters, digits and hyphens',
      ).optional(),
      oidc: z
        .looseObject({
          name: text(/^[A-Za-z][\w-]{2,31}$/, 'a name of 3 to 32 letters'),
          issuer: text(/^https:\/\//, 'an address with https'),
        })
        .optional(),
      saml: z
        .looseObject({
          name: text(/^[A-Za-z][\w-]{2,31}$/, 'a name of 3 to 32 letters'),
          metadataUrl: text(/^https:\/\//, 'an address with https'),
        })
        .optional(),
    })
    .refine(({ oidc, saml }) => !(oidc && saml), 'must have one provider: oidc or saml')
    .optional(),
  privateEndpoints: z
    .array(z.unknown())
    .min(1, 'must be one at least: without any, nobody could call the API')
    .optional(),
});

const Consistent = Settings.refine(({ domain, privateEndpoints }) => !(domain && privateEndpoints), {
  error: 'cannot be given with privateEndpoints: a regional domain name cannot lead to a private API',
  path: ['domain'],
}).refine(({ console, privateEndpoints }) => !(console && privateEndpoints), {
  error: 'cannot be given with privateEndpoints: CloudFront and browsers could not reach the API',
  path: ['console'],
});

/** @throws SettingsError for unknown settings, impossible values, and settings that exclude each other. */
export const checkSettings = (props: SelfevidentProps): void => {
  const { error } = Consistent.safeParse(props);
  if (error)
    throw new SettingsError(error.issues.map(({ path, message }) => [path.join('.'), message].join(': ')).join('; '));
};
