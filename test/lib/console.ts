import { runInNewContext } from 'node:vm';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { route } from '../../lib/console/console-pages.ts';
import type { ConsoleProps } from '../../lib/props.ts';
import { Selfevident } from '../../lib/selfevident.ts';
import { newApp } from './app.ts';
import { only, type Properties, resources, template } from './stacks.ts';

const made = (console: ConsoleProps): Template => {
  const stack = new Stack(newApp(), 'Showing');
  new Selfevident(stack, 'Service', { console });
  return Template.fromStack(stack);
};
const mappingOf = (of: Template): Properties =>
  only(of, 'AWS::Cognito::IdentityPoolRoleAttachment', '').RoleMappings.people;

describe('the console', () => {
  const local = made({});
  const okta = { name: 'Okta', issuer: 'https://example.okta.com', clientId: 'console', clientSecret: 'okta-secret' };
  const federated = made({ oidc: okta, groups: { admin: ['flags-admin'], viewer: ['staff'] } });

  it('is not there unless it is asked for', () => {
    for (const type of ['AWS::CloudFront::Distribution', 'AWS::Cognito::UserPool', 'Custom::SelfevidentConsole'])
      expect(resources(template, type)).toEqual({});
  });

  it('has files that CloudFront alone reads', () => {
    local.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    local.resourceCountIs('AWS::CloudFront::OriginAccessControl', 1);
    const { DistributionConfig } = only(local, 'AWS::CloudFront::Distribution', '');
    expect(DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    expect(DistributionConfig.CustomErrorResponses).toMatchObject([{ ErrorCode: 403, ResponseCode: 404 }]);
  });

  it('runs nothing but its own files, and calls nothing but the service and its own Cognito', () => {
    const { SecurityHeadersConfig } = only(local, 'AWS::CloudFront::ResponseHeadersPolicy', '')
      .ResponseHeadersPolicyConfig as Properties;
    const policy = JSON.stringify(SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy);
    expect(policy).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ",
    );
    // The stage's path would admit that one address, and none of the operations.
    expect(policy).toContain(`connect-src 'self' ",{"Fn::Select":[0,{"Fn::Split":["/",`);
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
    expect(SecurityHeadersConfig).toMatchObject({
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
      FrameOptions: { FrameOption: 'DENY' },
    });
  });

  it.each([
    ['/', 302],
    ['/console', 302],
    ['/console/', '/console/index.html'],
    ['/console/p/shop/features/a.b', '/console/index.html'],
    ['/console/config.json', '/console/config.json'],
    ['/console/theme.js', '/console/theme.js'],
    ['/console/assets/main-1a2b.js', '/console/assets/main-1a2b.js'],
    ['/deployment.json', '/console/index.html'],
  ])('answers %s by %p', (uri, expected) => {
    const { statusCode, uri: asked } = runInNewContext(`${route}; handler(event)`, { event: { request: { uri } } });
    expect(statusCode ?? asked).toBe(expected);
  });

  it('lets people in by a code with PKCE, and makes nobody by itself', () => {
    local.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      SupportedIdentityProviders: ['COGNITO'],
    });
    local.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'OPTIONAL',
    });
  });

  it('gives the role of the strongest group, and nothing to people without one', () => {
    expect(mappingOf(local)).toMatchObject({ Type: 'Token', AmbiguousRoleResolution: 'Deny' });
    const groups = Object.values(resources(local, 'AWS::Cognito::UserPoolGroup'));
    expect(groups.map(({ GroupName, Precedence }) => [GroupName, Precedence])).toEqual([
      ['admin', 0],
      ['operator', 1],
      ['viewer', 2],
    ]);
    for (const { RoleArn } of groups) expect(RoleArn['Fn::GetAtt'][1]).toBe('Arn');
    expect(only(local, 'AWS::Cognito::IdentityPoolRoleAttachment', '').Roles).toBeUndefined();
    local.hasResourceProperties('AWS::Cognito::IdentityPool', { AllowUnauthenticatedIdentities: false });
    local.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [Match.objectLike({ Action: 'sts:AssumeRoleWithWebIdentity', Effect: 'Allow' })],
      },
    });
  });

  it('takes people and groups of a provider', () => {
    federated.hasResourceProperties('AWS::Cognito::UserPoolIdentityProvider', {
      ProviderName: 'Okta',
      ProviderType: 'OIDC',
      ProviderDetails: { client_secret: '{{resolve:secretsmanager:okta-secret:SecretString:::}}' },
      AttributeMapping: { 'custom:groups': 'groups', email: 'email' },
    });
    federated.hasResourceProperties('AWS::Cognito::UserPoolClient', { SupportedIdentityProviders: ['Okta'] });
    const { Type, RulesConfiguration } = mappingOf(federated);
    expect([Type, RulesConfiguration.Rules.map(({ Value, MatchType }: Properties) => [Value, MatchType])]).toEqual([
      'Rules',
      [
        ['flags-admin', 'Contains'],
        ['staff', 'Contains'],
      ],
    ]);
    const saml = made({ saml: { name: 'Sso', metadataUrl: 'https://example.com/saml' } });
    saml.hasResourceProperties('AWS::Cognito::UserPoolIdentityProvider', { ProviderType: 'SAML' });
  });

  it('lets the management function ask for the names of its people', () => {
    const named = Object.entries(resources(local, 'AWS::Lambda::Function')).filter(
      ([, { Environment }]) => Environment?.Variables?.USER_POOL,
    );
    expect(named.map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual(['ServiceFunctionsManagement']);
    local.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'cognito-idp:ListUsers' })]) },
    });
  });

  it('is refused where its pages could not reach the API, and with two providers', () => {
    expect(() => made({ oidc: okta, saml: { name: 'Sso', metadataUrl: 'https://example.com' } })).toThrow(
      'console: must have one provider: oidc or saml',
    );
    expect(() => made({ signInPrefix: 'Not Small' })).toThrow('console.signInPrefix: must be small letters');
  });
});
