/**
 * The endpoint of the API: a public address of the region, or a private one.
 */
import { type EndpointConfiguration, EndpointType } from 'aws-cdk-lib/aws-apigateway';
import type { IVpcEndpoint } from 'aws-cdk-lib/aws-ec2';

/** An edge-optimized endpoint would rewrite the host that clients have signed. */
export const endpointOf = (privateEndpoints: readonly IVpcEndpoint[] | undefined): EndpointConfiguration =>
  privateEndpoints
    ? { types: [EndpointType.PRIVATE], vpcEndpoints: [...privateEndpoints] }
    : { types: [EndpointType.REGIONAL] };
