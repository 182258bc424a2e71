/**
 * The constructs for resources of templates.
 */
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Experiment, Feature, Launch, Project, Segment, Selfevident, SelfevidentStack } from '../../lib/index.ts';
import { newApp } from './app.ts';

const variations = [
  { name: 'off', value: { boolValue: false } },
  { name: 'on', value: { boolValue: true } },
];
const token = { 'Fn::ImportValue': 'Selfevident-TemplateProvider' };

describe('the constructs for resources', () => {
  const stack = new Stack(newApp(), 'Flags');
  const project = new Project(stack, 'Shop', { name: 'shop', tags: { team: 'web' } });
  const search = new Feature(stack, 'Search', { project, name: 'search', variations, entityOverrides: { anna: 'on' } });
  const testers = new Segment(stack, 'Testers', { name: 'testers', pattern: '{"group":["testers"]}' });
  new Launch(stack, 'Spring', {
    project,
    name: 'spring',
    groups: [{ name: 'on', feature: search.arn, variation: 'on' }],
    scheduledSplitsConfig: { steps: [{ startTime: 1_704_067_200, groupWeights: { on: 100_000 } }] },
    run: { status: 'START' },
  });
  new Experiment(stack, 'Test', {
    project: 'shop',
    name: 'test',
    segment: testers.arn,
    treatments: [
      { name: 'off', feature: 'search', variation: 'off' },
      { name: 'on', feature: 'search', variation: 'on' },
    ],
    metricGoals: [
      { metricDefinition: { name: 'bought', entityIdKey: 'user', valueKey: 'amount' }, desiredChange: 'INCREASE' },
    ],
    run: { status: 'START', analysisCompleteTime: new Date('2026-12-24T12:00:00Z') },
  });
  const template = Template.fromStack(stack);
  const only = (type: string) => {
    const [resource] = Object.values(template.findResources(`Custom::Evidently${type}`));
    return resource?.Properties;
  };
  const ref = (type: string) => ({ Ref: Object.keys(template.findResources(`Custom::Evidently${type}`))[0] });

  it('have the words of the API, and become those of templates', () => {
    expect(only('Project')).toEqual({ ServiceToken: token, Name: 'shop', Tags: [{ Key: 'team', Value: 'web' }] });
    expect(only('Feature')).toEqual({
      ServiceToken: token,
      Project: ref('Project'),
      Name: 'search',
      Variations: [
        { VariationName: 'off', BooleanValue: false },
        { VariationName: 'on', BooleanValue: true },
      ],
      EntityOverrides: [{ EntityId: 'anna', Variation: 'on' }],
    });
    expect(only('Segment')).toEqual({ ServiceToken: token, Name: 'testers', Pattern: '{"group":["testers"]}' });
    expect(only('Launch')).toEqual({
      ServiceToken: token,
      Project: ref('Project'),
      Name: 'spring',
      Groups: [{ GroupName: 'on', Feature: ref('Feature'), Variation: 'on' }],
      ScheduledSplitsConfig: [{ StartTime: 1_704_067_200, GroupWeights: [{ GroupName: 'on', SplitWeight: 100_000 }] }],
      ExecutionStatus: { Status: 'START' },
    });
    expect(only('Experiment')).toMatchObject({
      Project: 'shop',
      Segment: ref('Segment'),
      MetricGoals: [{ MetricName: 'bought', EntityIdKey: 'user', ValueKey: 'amount', DesiredChange: 'INCREASE' }],
      RunningStatus: { Status: 'START', AnalysisCompleteTime: '2026-12-24T12:00:00.000Z' },
    });
  });

  it('refuse what the provider would refuse', () => {
    const twice = [...variations, { name: 'third', value: { boolValue: 'maybe' as unknown as boolean } }];
    expect(() => new Feature(stack, 'Broken', { project, name: 'a b', variations: twice })).toThrow(
      /^Flags\/Broken: Name must match .*Variations\[2\]\.BooleanValue/s,
    );
  });

  it('let a role evaluate in their project, if they know the service', () => {
    const app = newApp();
    const { service } = new SelfevidentStack(app, 'Selfevident', { service: { templates: true } });
    const own = new Stack(app, 'Own');
    const shop = new Project(own, 'Shop', { service, name: 'shop' });
    const role = new Role(own, 'Web', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
    const flag = new Feature(own, 'Flag', { project: shop, name: 'flag', variations });
    flag.grantEvaluate(role);
    expect(JSON.stringify(Template.fromStack(own).findResources('AWS::IAM::ManagedPolicy'))).toContain(
      '/POST/projects/shop/evaluations/*',
    );
    expect(() => search.grantEvaluate(role)).toThrow('Flags/Search does not know its service');
  });

  it('call the provider of their own stack by its ARN, and none of a service without one', () => {
    const own = new Stack(newApp(), 'Own');
    const service = new Selfevident(own, 'Service', { templates: true });
    new Project(own, 'Shop', { service, name: 'shop' });
    Template.fromStack(own).hasResourceProperties('Custom::EvidentlyProject', {
      ServiceToken: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ServiceFunctionsTemplateProvider'), 'Arn'] },
    });
    const without = new Selfevident(new Stack(newApp(), 'Other'), 'Service');
    expect(() => new Project(own, 'Club', { service: without, name: 'club' })).toThrow(
      'Other/Service makes no resources of templates: give it the setting templates: true.',
    );
  });

  it('are of the region of their service', () => {
    const app = newApp();
    const env = (region: string) => ({ env: { account: '123456789012', region } });
    const { service } = new SelfevidentStack(app, 'There', { ...env('eu-west-1'), service: { templates: true } });
    expect(() => new Project(new Stack(app, 'Here', env('us-east-1')), 'Shop', { service, name: 'shop' })).toThrow(
      'Here/Shop is in us-east-1, and the service in eu-west-1: a provider is regional.',
    );
  });
});
