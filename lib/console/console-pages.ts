/**
 * The pages of the console: a private bucket that CloudFront alone reads. A function leads the addresses of screens to
 * the one page, and a policy of headers lets nothing run but the console's own files.
 */
import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import {
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { contentPolicy } from '../../domain/content-policy.ts';
import { acknowledge } from '../acknowledge.ts';

interface Props {
  /** What the pages call. */
  readonly connect: readonly string[];
  /** Whether everything is reached by HTTP, as in emulators of AWS. */
  readonly plain: boolean;
}

/** Files have a point in their names; all other addresses are those of screens. */
export const route = `function handler(event) {
  var request = event.request;
  if (request.uri === '/' || request.uri === '/console')
    return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '/console/' } } };
  var isFile = request.uri.indexOf('/console/assets/') === 0 || /^\\/console\\/[\\w-]+\\.(js|svg|json)$/.test(request.uri);
  if (!isFile) request.uri = '/console/index.html';
  return request;
}`;

export class ConsolePages extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { connect, plain }: Props) {
    super(scope, id);
    // It has nothing that the next deployment does not bring again. The upload empties it before it goes.
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: !plain,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'The console of Selfevident.',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket as IBucket),
        viewerProtocolPolicy: plain ? ViewerProtocolPolicy.ALLOW_ALL : ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        compress: true,
        responseHeadersPolicy: headersOf(this, connect),
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'Route', {
              code: FunctionCode.fromInline(route),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      // S3 refuses a missing file to readers who may not list the bucket.
      errorResponses: [
        {
          httpStatus: 403,
          responseHttpStatus: 404,
          responsePagePath: '/console/missing.txt',
          ttl: Duration.seconds(10),
        },
      ],
    });
    if (plain) acknowledge(this, { 'AwsSolutions-S10': 'An emulator of AWS is reached by HTTP alone.' });
    acknowledge(this, {
      'AwsSolutions-S1': 'The bucket has the public files of a page; access logs would cost more than it does.',
      'AwsSolutions-CFR1': 'People may be anywhere.',
      'AwsSolutions-CFR2': 'The pages are files without a server behind them; calls of the API are signed.',
      'AwsSolutions-CFR3': 'Access logs need a bucket of their own; each change is in the history of the service.',
      'AwsSolutions-CFR4': 'The certificate of cloudfront.net is fixed; an own name is for the owner to attach.',
    });
  }
}

const headersOf = (scope: Construct, connect: readonly string[]): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'Headers', {
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        contentSecurityPolicy: contentPolicy([...new Set(connect.map(originOf))]),
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
    },
    customHeadersBehavior: {
      customHeaders: [{ header: 'cross-origin-opener-policy', value: 'same-origin', override: true }],
    },
  });

/**
 * The path of a stage has to go: a policy would take it for a single address. The address is known only when it is
 * deployed.
 */
const originOf = (address: string): string => {
  const parts = Fn.split('/', address);
  return `${Fn.select(0, parts)}//${Fn.select(2, parts)}`;
};
