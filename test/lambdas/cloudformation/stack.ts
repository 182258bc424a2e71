/**
 * A stack as CloudFormation has one: it sends the provider an event for each resource, and takes the answer.
 */
import { randomUUID } from 'node:crypto';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import type { ResourceType } from '../../../domain/arn.ts';
import type { Answer } from '../../../lambdas/cloudformation/answer.ts';
import { type ProviderOptions, provider } from '../../../lambdas/cloudformation/provider.ts';
import type { TestService } from '../../support/in-process.ts';

export type Properties = Readonly<Record<string, unknown>>;

/** A resource of a template. */
export interface Resource {
  readonly type: ResourceType;
  readonly properties: Properties;
  readonly logicalId?: string;
  /** That of its event; one of its own by default. */
  readonly requestId?: string;
}

export interface Stack {
  readonly id: string;
  readonly create: (resource: Resource) => Promise<Answer>;
  readonly update: (resource: Resource, physicalId: string, old?: Properties) => Promise<Answer>;
  readonly remove: (resource: Resource, physicalId: string) => Promise<Answer>;
}

const LOGICAL_ID = 'Flag';
/** Milliseconds of the function. */
const TIME = 120_000;

const customType = (type: ResourceType): string => `Custom::Evidently${type.charAt(0).toUpperCase()}${type.slice(1)}`;

type Options = Partial<ProviderOptions> & { readonly time?: number };

/** Pauses take no time. `options` replace those of the provider over the service. */
export const openStack = (service: TestService, name = 'flags', options: Options = {}): Stack => {
  const id = `arn:aws:cloudformation:us-east-1:123456789012:stack/${name}/6c1ab1c0-0001-11f0-8000-0affe0000001`;
  const send = async (event: object): Promise<Answer> => {
    let sent: Answer | undefined;
    const handle = provider({
      handle: service.handle,
      clock: () => service.clock.now,
      report: (message, details) => service.service.report(message, details),
      warn: () => {},
      pause: async () => {},
      send: async (_, answer) => {
        sent = answer;
      },
      ...options,
    });
    const context = { getRemainingTimeInMillis: () => options.time ?? TIME, logStreamName: 'log' } as Partial<Context>;
    await handle(event as CloudFormationCustomResourceEvent, context as Context);
    return sent as Answer;
  };
  const common = ({ type, logicalId = LOGICAL_ID, requestId = randomUUID(), properties }: Resource) => ({
    ServiceToken: 'arn:aws:lambda:us-east-1:123456789012:function:Selfevident-TemplateProvider',
    ResponseURL: 'https://bucket.s3.amazonaws.com/answer',
    StackId: id,
    RequestId: requestId,
    LogicalResourceId: logicalId,
    ResourceType: customType(type),
    ResourceProperties: { ServiceToken: 'arn:aws:lambda:us-east-1:123456789012:function:x', ...properties },
  });
  return {
    id,
    create: (resource) => send({ ...common(resource), RequestType: 'Create' }),
    update: (resource, PhysicalResourceId, OldResourceProperties = {}) =>
      send({ ...common(resource), RequestType: 'Update', PhysicalResourceId, OldResourceProperties }),
    remove: (resource, PhysicalResourceId) => send({ ...common(resource), RequestType: 'Delete', PhysicalResourceId }),
  };
};
