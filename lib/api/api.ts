/**
 * The API: a route for each operation of the contract, for who signs or who has a key, and one answer for everything
 * else.
 */
import { Duration, type RemovalPolicy, Size } from 'aws-cdk-lib';
import {
  AuthorizationType,
  type IResource,
  LambdaIntegration,
  Resource,
  RestApi,
  TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { COMPRESSED_FROM } from '../../contract/compression.ts';
import { allowedHeaders, exposedHeaders } from '../../contract/cors.ts';
import { type Group, operationNames, rowOf } from '../../contract/index.ts';
import { pathsOf } from '../../contract/operation.ts';
import { acknowledge } from '../acknowledge.ts';
import type { SelfevidentProps } from '../props.ts';
import { accessLogNagFindings, accessLogOptions } from './access-log.ts';
import { resourcePolicy } from './api-policy.ts';
import { endpointOf } from './endpoint.ts';
import { addGatewayResponses } from './gateway-responses.ts';
import { throttleOptions } from './throttles.ts';

export interface ServiceApiProps
  extends Pick<
    SelfevidentProps,
    | 'accessLogs'
    | 'encryptionKey'
    | 'logRetention'
    | 'operationThrottles'
    | 'privateEndpoints'
    | 'throttle'
    | 'trustedAccounts'
  > {
  /** Name of its metrics in CloudWatch, which no other API of the account and region should have. */
  readonly apiName: string;
  /** The function for each group of operations. */
  readonly functions: Readonly<Record<Group, IFunction>>;
  /** Whether API Gateway's own address is closed, and only the domain name answers. */
  readonly closed: boolean;
  /** Fate of the logs when the stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
  /** Checks the keys of pages. */
  readonly authorizer: IFunction;
  /** Serves requests that match no route. */
  readonly fallback: IFunction;
}

const stageName = 'prod';
const signed = { authorizationType: AuthorizationType.IAM };

export class ServiceApi extends RestApi {
  /** The address for clients, without a slash at its end. */
  readonly address: string;

  constructor(scope: Construct, id: string, props: ServiceApiProps) {
    const policy = resourcePolicy(props);
    super(scope, id, {
      restApiName: props.apiName,
      description: 'Selfevident: the Amazon CloudWatch Evidently API.',
      endpointConfiguration: endpointOf(props.privateEndpoints),
      ...(policy ? { policy } : {}),
      ...(props.closed ? { disableExecuteApiEndpoint: true } : {}),
      minCompressionSize: Size.bytes(COMPRESSED_FROM),
      cloudWatchRole: props.accessLogs === true,
      ...(props.accessLogs ? { cloudWatchRoleRemovalPolicy: props.removalPolicy } : {}),
      deployOptions: {
        stageName,
        ...throttleOptions(props),
        ...accessLogOptions(scope, props),
      },
      defaultCorsPreflightOptions: {
        allowOrigins: ['*'],
        allowMethods: ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS'],
        allowHeaders: [...allowedHeaders],
        exposeHeaders: [...exposedHeaders],
        maxAge: Duration.days(1),
      },
    });
    this.address = this.urlForPath().replace(/\/$/, '');
    acknowledge(this, {
      'AwsSolutions-APIG1':
        'Access logs are an option: they need a role that API Gateway has once for the whole account.',
      'AwsSolutions-APIG2': 'The functions validate by the contract, and answer with the errors of the model.',
      'AwsSolutions-APIG3': 'Requests are signed; a web ACL with a price of its own is for the owner to attach.',
      'AwsSolutions-APIG6': 'Execution logs have the bodies of requests, with entity ids and what is known of them.',
      'AwsSolutions-COG4': 'Requests are authorized by IAM, which is what clients of the service sign for.',
    });
    if (props.accessLogs) acknowledge(this, accessLogNagFindings);
    addGatewayResponses(this);
    addRoutes(this, props);
  }
}

const addRoutes = (api: RestApi, { functions, fallback, authorizer }: ServiceApiProps): void => {
  const byKey = { authorizationType: AuthorizationType.CUSTOM, authorizer: keyAuthorizer(api, authorizer) };
  for (const name of operationNames) {
    const row = rowOf(name);
    for (const path of pathsOf(row))
      api.root
        .resourceForPath(path)
        .addMethod(row.method, integrationOf(functions[row.group]), row.auth === 'key' ? byKey : signed);
  }
  api.root.addProxy({ anyMethod: false });
  // API Gateway itself would answer 403 for an unknown method, and for a path that is only a part of others.
  for (const resource of resourcesOf(api)) resource.addMethod('ANY', integrationOf(fallback), signed);
};

/** What a key has to look like. Anything else is refused without a call of the function. */
const KEY_HEADER = '^Bearer pk_[0-9a-f]{16}_[-A-Za-z0-9_]{43}$';

/** What it says of a key is remembered for a minute, and so is a key that is revoked meanwhile. */
const keyAuthorizer = (api: RestApi, handler: IFunction): TokenAuthorizer =>
  new TokenAuthorizer(api, 'Keys', {
    handler,
    validationRegex: KEY_HEADER,
    resultsCacheTtl: Duration.minutes(1),
  });

/** One permission covers the whole API. Permissions for each method would exceed the 20 KB of a function's policy. */
const integrationOf = (handler: IFunction): LambdaIntegration =>
  new LambdaIntegration(handler, { scopePermissionToMethod: false });

const resourcesOf = (api: RestApi): IResource[] => [
  api.root,
  ...api.root.node.findAll().filter((construct) => construct instanceof Resource),
];
