/**
 * What IAM says to a request, by the policies of a template.
 */
import type { Template } from 'aws-cdk-lib/assertions';
import { type Properties, resources } from '../stacks.ts';
import { covers } from './requests.ts';

/** An API of a real-looking account, in the region whose name is the longest of those that are used much. */
const values: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'ap-southeast-2',
  'AWS::AccountId': '123456789012',
};
const prefix = 'arn:aws:execute-api:ap-southeast-2:123456789012:a1b2c3d4e5/prod/';

export interface Policy {
  readonly id: string;
  readonly text: string;
  readonly statements: readonly { readonly Effect: string; readonly patterns: readonly string[] }[];
}

const textOf = (value: Properties | string): string => {
  if (typeof value === 'string') return value;
  if (value['Fn::Join']) return value['Fn::Join'][1].map(textOf).join('');
  return values[value.Ref] ?? (value.Ref.includes('Stage') ? 'prod' : 'a1b2c3d4e5');
};

/** The policies as IAM gets them, those of the service itself left out. */
export const policiesOfCallers = (template: Template): Policy[] =>
  ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy']
    .flatMap((type) => Object.entries(resources(template, type)))
    .filter(([id]) => !id.startsWith('Service'))
    .map(([id, { PolicyDocument }]) => {
      const statements = (PolicyDocument.Statement as Properties[]).map((one) => ({
        ...one,
        Effect: one.Effect,
        Resource: [one.Resource].flat().map(textOf),
      }));
      return {
        id,
        text: JSON.stringify({ ...PolicyDocument, Statement: statements }),
        statements: statements.map(({ Effect, Resource }) => ({
          Effect,
          patterns: Resource.map((arn) => arn.replace(prefix, '')),
        })),
      };
    });

export const allows = ({ statements }: Policy, request: string): boolean => {
  const effects = statements
    .filter(({ patterns }) => patterns.some((pattern) => covers(pattern, request)))
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
};
