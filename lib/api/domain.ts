/**
 * The deployment's own domain name, and the same name behind `dataplane.`, which clients put before it for the
 * operations of the data plane.
 */
import { DomainName, EndpointType, type IRestApi, type RestApi, SecurityPolicy } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import type { CustomDomain } from '../props.ts';

export class ServiceDomain extends Construct {
  readonly address: string;
  /** The target of each name's DNS record. */
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
