/**
 * The AWS SDK for JavaScript v3, pointed at a deployment of this service.
 */
import { EvidentlyClient, type EvidentlyClientConfig } from '@aws-sdk/client-evidently';

/** Understood by every client of the SDK, although its types do not have it. */
interface SigningName {
  readonly signingName: string;
}

/**
 * A client for the deployment, or the local service, at `endpoint`. It signs for API Gateway and puts no `dataplane.`
 * before the host. The region is that of `config`, else the one in the address of an API Gateway, else the
 * environment's.
 */
export const evidentlyClient = (endpoint: string, config: Omit<EvidentlyClientConfig, 'endpoint'> = {}) => {
  const region = config.region ?? regionIn(endpoint);
  const signing: EvidentlyClientConfig & SigningName = {
    ...config,
    ...(region === undefined ? {} : { region }),
    endpoint,
    disableHostPrefix: true,
    signingName: 'execute-api',
  };
  return new EvidentlyClient(signing);
};

const regionIn = (endpoint: string): string | undefined =>
  /\.execute-api\.([a-z0-9-]+)\.amazonaws\.com/.exec(endpoint)?.[1];
