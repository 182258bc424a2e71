/**
 * The provider of templates in the stack.
 */
import { only, optional, resources, template, templateOf } from './stacks.ts';

const providers = (from: typeof template) =>
  Object.values(resources(from, 'AWS::Lambda::Function')).filter(({ FunctionName }) => FunctionName !== undefined);

const exportsOf = (from: typeof template): unknown[] =>
  Object.values(from.toJSON().Outputs as Record<string, { Export?: { Name: unknown } }>).flatMap(
    ({ Export }) => Export?.Name ?? [],
  );

describe('the provider of templates', () => {
  it('is not there unless it is asked for', () => {
    expect([providers(template), exportsOf(template)]).toEqual([[], []]);
  });

  it('has a name and an export that stay, and tells two deployments apart', () => {
    const one = templateOf({ templates: true });
    const name = 'Selfevident-TemplateProvider';
    expect(providers(one)).toMatchObject([{ FunctionName: name, Timeout: 120 }]);
    expect(exportsOf(one)).toEqual([name]);
    expect(providers(optional)).toMatchObject([{ FunctionName: `${name}-second` }]);
    expect(exportsOf(optional)).toEqual([`${name}-second`]);
  });

  it('is alarmed on when it is throttled', () => {
    expect(only(optional, 'AWS::CloudWatch::Alarm', 'ServiceObservabilityTemplateProviderThrottled')).toBeDefined();
  });

  it('may be called by the accounts and organizations that are trusted as a whole', () => {
    const permissions = Object.values(resources(optional, 'AWS::Lambda::Permission'))
      .filter(({ FunctionName }) => JSON.stringify(FunctionName).includes('TemplateProvider'))
      .map(({ Action, Principal, PrincipalOrgID }) => ({ Action, Principal, PrincipalOrgID }));
    expect(permissions).toEqual([
      { Action: 'lambda:InvokeFunction', Principal: '111122223333', PrincipalOrgID: undefined },
      { Action: 'lambda:InvokeFunction', Principal: '*', PrincipalOrgID: 'o-a1b2c3d4e5' },
    ]);
  });
});
