/**
 * Which template provider makes the resources of a stack.
 */
import { Fn, Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { DEFAULT_PROVIDER, isArn } from '../../domain/template/rewrite.ts';
import type { Selfevident } from '../selfevident.ts';

export interface ProviderOptions {
  /**
   * The service that has the resource, if the app makes it too. It needs the setting `templates`.
   * @default - the service of the account and region whose provider has the name `provider`
   */
  readonly service?: Selfevident;

  /**
   * The name of the export with the ARN of the provider, or the ARN itself for a stack of another account.
   * @default 'Selfevident-TemplateProvider'
   */
  readonly provider?: string;
}

/** The `ServiceToken` of a resource. @throws Error for a service that no template can call. */
export const serviceToken = (scope: IConstruct, { service, provider = DEFAULT_PROVIDER }: ProviderOptions): string => {
  if (!service) return isArn(provider) || Token.isUnresolved(provider) ? provider : Fn.importValue(provider);
  if (!service.templateProvider)
    throw new Error(`${service.node.path} makes no resources of templates: give it the setting templates: true.`);
  const [here, there] = [Stack.of(scope), Stack.of(service)];
  if (here === there) return service.templateProvider.functionArn;
  if (!Token.isUnresolved(here.region) && !Token.isUnresolved(there.region) && here.region !== there.region)
    throw new Error(
      `${scope.node.path} is in ${here.region}, and the service in ${there.region}: a provider is regional.`,
    );
  here.addStackDependency(there);
  return Fn.importValue(service.templateProviderName);
};
