/**
 * DynamoDB's client is configured for the discovery of endpoints, which no operation of it uses. Bundles have this
 * instead of the middleware and its cache.
 */

/** Named as in the package that it stands for. */
export const resolveEndpointDiscoveryConfig = <Config>(config: Config): Config => config;

export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => false,
  configFileSelector: () => undefined,
  default: false,
};
