/**
 * The SDK's chain of credentials: environment, profile, single sign-on, container, instance. A file of its own in the
 * bundle, because reading it takes memory.
 */
export { defaultProvider } from '@aws-sdk/credential-provider-node';
