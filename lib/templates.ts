/**
 * The provider of the custom resources of templates. Its name never changes: a template that calls it by another name
 * could not update its resources any more.
 */
import { CfnOutput } from 'aws-cdk-lib';
import { AccountPrincipal, OrganizationPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { DEFAULT_PROVIDER } from '../domain/template/rewrite.ts';
import type { SelfevidentProps } from './props.ts';

/** The name of the function, and of the export that has its ARN. */
export const templateProviderName = (templates: SelfevidentProps['templates']): string => {
  const { name = '' } = Object(templates);
  return [DEFAULT_PROVIDER, name].filter(Boolean).join('-');
};

/** Exports the ARN of the provider, and lets trusted accounts call it. */
export const shareProvider = (
  scope: Construct,
  provider: LambdaFunction,
  { templates, trustedAccounts = [] }: Pick<SelfevidentProps, 'templates' | 'trustedAccounts'>,
): void => {
  for (const [index, trusted] of trustedAccounts.entries()) trust(provider, trusted, `Templates${index}`);
  new CfnOutput(scope, 'TemplateProvider', {
    value: provider.functionArn,
    exportName: templateProviderName(templates),
    description: 'The ServiceToken of resources in templates.',
  });
};

type Trusted = NonNullable<SelfevidentProps['trustedAccounts']>[number];

/** Permissions of Lambda know whole accounts and whole organizations; templates of other callers cannot be let in. */
const trust = (provider: LambdaFunction, trusted: Trusted, id: string): void => {
  const account = typeof trusted === 'string' ? trusted : accountIn(trusted);
  const organization = typeof trusted === 'string' ? undefined : organizationIn(trusted);
  if (account) provider.addPermission(id, { principal: new AccountPrincipal(account) });
  if (organization) provider.addPermission(id, { principal: new OrganizationPrincipal(organization) });
};

const accountIn = (trusted: Exclude<Trusted, string>): string | undefined =>
  'account' in trusted && trusted.roles === undefined ? trusted.account : undefined;

const organizationIn = (trusted: Exclude<Trusted, string>): string | undefined =>
  'organization' in trusted && trusted.paths === undefined ? trusted.organization : undefined;
