/**
 * Replaces the middleware for the discovery of endpoints, and its cache, in bundles. DynamoDB's client loads it, and no
 * operation of DynamoDB uses it.
 */

/** Has the name of the SDK's function. */
export const resolveEndpointDiscoveryConfig = <Config>(config: Config): Config => config;

export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => false,
  configFileSelector: () => undefined,
  default: false,
};
