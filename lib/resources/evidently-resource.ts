/**
 * What the constructs for projects, features, launches, experiments and segments have alike.
 */
import { CustomResource, Token } from 'aws-cdk-lib';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ResourceType } from '../../domain/arn.ts';
import { readKnown, UNKNOWN } from '../../domain/template/known-faults.ts';
import { customTypeOf } from '../../domain/template/template-type.ts';
import { writeProperties } from '../../domain/template/write-shape.ts';
import { type ProviderOptions, serviceToken } from './provider.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a construct makes: members in the words of the API, and properties that only templates have. */
export interface ResourceDefinition {
  readonly type: ResourceType;
  readonly members: object;
  readonly properties?: Values;
  readonly providedBy: ProviderOptions;
}

export abstract class EvidentlyResource extends Construct {
  /** The ARN, which makes whoever refers to it wait for the resource. */
  readonly arn: string;
  /** The name. */
  readonly resourceName: string;
  /** Who makes the resource. */
  readonly providedBy: ProviderOptions;

  constructor(scope: Construct, id: string, { type, members, properties = {}, providedBy }: ResourceDefinition) {
    super(scope, id);
    const all = { ...properties, ...writeProperties(type, members as Values) };
    this.#check(type, all);
    const resource = new CustomResource(this, 'Resource', {
      resourceType: customTypeOf(type),
      serviceToken: serviceToken(this, providedBy),
      properties: all,
    });
    this.arn = resource.ref;
    this.resourceName = String((members as Values).name);
    this.providedBy = providedBy;
  }

  /** A resource that the provider would refuse is refused now, as far as it is known. */
  #check(type: ResourceType, properties: Values): void {
    const { faults } = readKnown(type, withoutTokens(properties) as Values);
    if (faults.length === 0) return;
    const text = faults.map(({ name, message }) => `${name} ${message}`).join('; ');
    throw new Error(`${this.node.path}: ${text}.`);
  }

  /** Lets a grantee evaluate the features of a project. */
  protected grantEvaluateIn(project: string, grantee: IGrantable): Grant {
    const { service } = this.providedBy;
    if (service) return service.grantEvaluate(grantee, project);
    throw new Error(`${this.node.path} does not know its service: make it with the property service.`);
  }
}

const withoutTokens = (value: unknown): unknown => {
  if (Token.isUnresolved(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(withoutTokens);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, withoutTokens(held)]));
};
