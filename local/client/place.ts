/**
 * Where a service is, and whose credentials sign for it: by address, by a profile of AWS's configuration, or on this
 * machine.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import { type Environment, isThisMachine, regionOf, urlOf } from '../proxy/options.ts';
import { StartError } from '../start-error.ts';

export interface Place {
  readonly url: URL;
  readonly region: string;
  readonly credentials: () => Promise<{
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  }>;
}

/** As on a command line. */
export interface PlaceOptions {
  readonly url?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

const DEFAULT_ADDRESS = 'http://127.0.0.1:2773';

/** @throws StartError for a profile that does not exist or has no address, and for an address that makes no sense. */
export const findPlace = async (
  { url: address, profile, region }: PlaceOptions,
  environment: Environment,
): Promise<Place> => {
  const own = profile === undefined ? {} : await readProfile(profile);
  const url = urlOf(address ?? own.address ?? addressIn(profile, environment));
  const named = region ?? own.region;
  const local = isThisMachine(url) ? { AWS_REGION: 'us-east-1', ...environment } : environment;
  const found = regionOf(url, named, local);
  return { url, region: found, credentials: credentialsFor({ url, region: found, profile }, environment) };
};

const addressIn = (profile: string | undefined, { AWS_ENDPOINT_URL_EVIDENTLY: address }: Environment): string => {
  if (address) return address;
  if (profile === undefined) return DEFAULT_ADDRESS;
  throw new StartError(
    `The profile ${profile} names no service: add a line endpoint_url = https://... to it, or give --url.`,
  );
};

interface ProfileFacts {
  readonly address?: string | undefined;
  readonly region?: string | undefined;
}

/** The address is where the SDKs look for it: below `evidently` in the profile's services, then `endpoint_url`. */
const readProfile = async (name: string): Promise<ProfileFacts> => {
  const { configFile, credentialsFile } = await loadSharedConfigFiles();
  const profile = configFile[name] ?? credentialsFile[name];
  if (!profile) throw new StartError(`There is no profile ${name} in AWS's configuration.`);
  const services = configFile[`services.${profile.services}`];
  return { address: services?.['evidently.endpoint_url'] ?? profile.endpoint_url, region: profile.region };
};

/** The SDK warns when a profile is named and the environment has keys as well. Naming one is an answer to that. */
const ignore = () => undefined;
const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };

interface Signing {
  readonly url: URL;
  readonly region: string;
  readonly profile: string | undefined;
}

/** A service on this machine accepts any credentials, and the search for missing credentials takes seconds. */
const credentialsFor = ({ url, region, profile }: Signing, environment: Environment): Place['credentials'] => {
  const isTold = profile ?? environment.AWS_ACCESS_KEY_ID ?? environment.AWS_PROFILE;
  if (isThisMachine(url) && isTold === undefined) return async () => ({ accessKeyId: 'any', secretAccessKey: 'any' });
  return profile === undefined
    ? new DynamoDBClient({ region }).config.credentials
    : defaultProvider({ profile, logger: quiet });
};
