/**
 * Where the API can be reached: at a public address of the region, or from within networks only.
 */
import { type EndpointConfiguration, EndpointType } from 'aws-cdk-lib/aws-apigateway';
import type { IVpcEndpoint } from 'aws-cdk-lib/aws-ec2';

/** Regional, not edge-optimized: the latter rewrites the host that clients have signed. */
export const endpointOf = (privateEndpoints: readonly IVpcEndpoint[] | undefined): EndpointConfiguration =>
  privateEndpoints
    ? { types: [EndpointType.PRIVATE], vpcEndpoints: [...privateEndpoints] }
    : { types: [EndpointType.REGIONAL] };
