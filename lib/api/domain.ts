/**
 * A domain name of the deployment's own, and `dataplane.` before it: clients put that there for the operations of the
 * data plane unless told otherwise.
 */
import { DomainName, EndpointType, type IRestApi, type RestApi, SecurityPolicy } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import type { CustomDomain } from '../props.ts';

export class ServiceDomain extends Construct {
  readonly address: string;
  /** Names, and what their DNS records are to say. */
  readonly targets: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, { api, name, certificate }: CustomDomain & { readonly api: RestApi }) {
    super(scope, id);
    this.address = `https://${name}`;
    const mapped = (domainName: string, constructId: string) =>
      new DomainName(this, constructId, {
        domainName,
        certificate,
        mapping: api as IRestApi,
        endpointType: EndpointType.REGIONAL,
        securityPolicy: SecurityPolicy.TLS_1_2,
      }).domainNameAliasDomainName;
    this.targets = {
      [name]: mapped(name, 'Name'),
      [`dataplane.${name}`]: mapped(`dataplane.${name}`, 'Dataplane'),
    };
  }
}
