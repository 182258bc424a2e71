import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { InterfaceVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import { resourcePolicy } from '../../../lib/api/api-policy.ts';
import { ServiceDomain } from '../../../lib/api/domain.ts';
import { endpointOf } from '../../../lib/api/endpoint.ts';
import { newApp } from '../app.ts';
import { only, optional, type Properties, resources, template, templateOf } from '../stacks.ts';

const stack = new Stack(newApp(), 'Parts');
const endpoints = [
  InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(stack, 'Endpoint', { vpcEndpointId: 'vpce-1', port: 443 }),
];

describe('the resource policy', () => {
  it('is not there as long as callers are of this account', () => {
    expect(only(template, 'AWS::ApiGateway::RestApi', '').Policy).toBeUndefined();
  });

  it('lets in accounts that are trusted, and whoever asks before', () => {
    const [callers, roles, organization, paths, preflight, ...others] = only(optional, 'AWS::ApiGateway::RestApi', '')
      .Policy.Statement as Properties[];
    expect(JSON.stringify(callers?.Principal)).toContain(':iam::111122223333:root');
    expect(callers).toMatchObject({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' });
    expect(JSON.stringify(roles?.Principal)).toContain(':iam::444455556666:root');
    expect(JSON.stringify(roles?.Condition)).toMatch(
      /"ArnLike":{"aws:PrincipalArn":.*:role\/checkout.*:role\/teams\/web\/\*/,
    );
    const member = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' };
    expect(organization).toMatchObject({ Principal: { AWS: '*' }, Condition: { StringEquals: member } });
    expect(organization?.Condition).toEqual({ StringEquals: member });
    expect(paths?.Condition).toEqual({
      StringEquals: member,
      'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'] },
    });
    expect(preflight).toMatchObject({ Principal: { AWS: '*' }, Resource: 'execute-api:/*/OPTIONS/*' });
    expect(others).toEqual([]);
  });

  it('keeps out, behind private endpoints, whoever does not come through them', () => {
    const statements = stack.resolve(resourcePolicy({ privateEndpoints: endpoints })?.toJSON()).Statement;
    expect(statements.at(-1)).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-1'] } },
    });
    expect(endpointOf(endpoints)).toMatchObject({ types: ['PRIVATE'], vpcEndpoints: endpoints });
  });
});

describe('a custom domain', () => {
  it.each([
    [undefined, undefined],
    [true, true],
  ])('leaves the address of API Gateway open unless it is to be the only one: %s', (only, closed) => {
    const elsewhere = new Stack(newApp(), 'Elsewhere');
    const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/c';
    const certificate = Certificate.fromCertificateArn(elsewhere, 'Certificate', arn);
    const name = 'evidently.example.com';
    const service = templateOf({ domain: { name, certificate, ...(only ? { only } : {}) } });
    const [api] = Object.values(resources(service, 'AWS::ApiGateway::RestApi'));
    expect(api?.DisableExecuteApiEndpoint).toBe(closed);
    expect(service.toJSON().Outputs.Url.Value).toBe('https://evidently.example.com');
  });

  it('is mapped at its root, with dataplane. before it too', () => {
    const api = new RestApi(stack, 'Api');
    api.root.addMethod('GET');
    const certificate = Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:1:certificate/c');
    const domain = new ServiceDomain(stack, 'Domain', { name: 'evidently.example.com', certificate, api });
    const parts = Template.fromStack(stack);
    const names = Object.values(resources(parts, 'AWS::ApiGateway::DomainName'));
    expect(names.map(({ DomainName }) => DomainName).sort()).toEqual(Object.keys(domain.targets).sort());
    expect(Object.keys(domain.targets)).toEqual(['evidently.example.com', 'dataplane.evidently.example.com']);
    const mappings = Object.values(resources(parts, 'AWS::ApiGateway::BasePathMapping'));
    expect(mappings.map(({ BasePath }) => BasePath)).toEqual([undefined, undefined]);
    expect(domain.address).toBe('https://evidently.example.com');
  });
});
