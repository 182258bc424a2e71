// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of templates
/**
 * CDK apps with resources of Evidently, moved by the aspect.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Aspects, CfnOutput, CfnResource, type IAspect, Stack, Tags } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CfnExperiment, CfnFeature, CfnLaunch, CfnProject, CfnSegment } from 'aws-cdk-lib/aws-evidently';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { rewriteTemplate } from '../../domain/template/rewrite/rewrite-template.ts';
import { evidentlyOnSelfevident, SelfevidentStack } from '../../lib/index.ts';
import { readSource } from '../../local/migrate/read-source.ts';
import { newApp } from './app.ts';

const onAndOff = [
  { variationName: 'off', booleanValue: false },
  { variationName: 'on', booleanValue: true },
];

interface Stacks {
  readonly app: App;
  readonly flags: Stack;
  readonly tests: Stack;
  readonly project: CfnProject;
}

/** Two stacks with all five types; the second refers to the first. */
const appOf = (aspect?: IAspect): Stacks => {
  const app = newApp();
  const flags = new Stack(app, 'Flags');
  const tests = new Stack(app, 'Tests');
  const project = new CfnProject(flags, 'Shop', { name: 'shop', dataDelivery: { logGroup: '/shop' } });
  const segment = new CfnSegment(flags, 'Testers', { name: 'testers', pattern: '{"group":["testers"]}' });
  const feature = new CfnFeature(flags, 'Search', { project: project.ref, name: 'search', variations: onAndOff });
  const launch = new CfnLaunch(flags, 'Spring', {
    project: project.attrArn,
    name: 'spring',
    groups: [{ groupName: 'on', feature: 'search', variation: 'on' }],
    scheduledSplitsConfig: [
      { startTime: '2024-01-01T00:00:00Z', groupWeights: [{ groupName: 'on', splitWeight: 100_000 }] },
    ],
    executionStatus: { status: 'START' },
  });
  launch.addResourceDependency(feature);
  new CfnExperiment(tests, 'Prices', {
    project: project.attrArn,
    name: 'prices',
    segment: segment.ref,
    treatments: [
      { treatmentName: 'off', feature: feature.ref, variation: 'off' },
      { treatmentName: 'on', feature: feature.ref, variation: 'on' },
    ],
    metricGoals: [{ metricName: 'bought', entityIdKey: 'user', valueKey: 'amount', desiredChange: 'INCREASE' }],
    onlineAbConfig: { controlTreatmentName: 'off' },
  });
  new CfnOutput(flags, 'Project', { value: project.attrArn, exportName: 'shop-arn' });
  Tags.of(app).add('team', 'web');
  if (aspect) Aspects.of(app).add(aspect);
  return { app, flags, tests, project };
};

// biome-ignore lint/suspicious/noExplicitAny: any template
const jsonOf = (stack: Stack): any => Template.fromStack(stack).toJSON();

const token = { 'Fn::ImportValue': 'Selfevident-TemplateProvider' };

/** All resources of a stack without the names of CDK's hashes. */
const moved = (stack: Stack): Template => Template.fromStack(stack);

describe('evidentlyOnSelfevident', () => {
  const { flags, tests } = appOf(evidentlyOnSelfevident());
  const first = jsonOf(flags);

  it('gives all five types their custom ones, with the provider and new ids', () => {
    const all = [...Object.entries(first.Resources), ...Object.entries(jsonOf(tests).Resources)];
    const types = all.map(([id, resource]) => [id, Object(resource).Type, Object(resource).Properties.ServiceToken]);
    expect(types).toEqual([
      ['ShopSelfevident', 'Custom::EvidentlyProject', token],
      ['TestersSelfevident', 'Custom::EvidentlySegment', token],
      ['SearchSelfevident', 'Custom::EvidentlyFeature', token],
      ['SpringSelfevident', 'Custom::EvidentlyLaunch', token],
      ['PricesSelfevident', 'Custom::EvidentlyExperiment', token],
    ]);
  });

  it('keeps properties and tags, and follows references, dependencies and outputs', () => {
    expect(first.Resources.SearchSelfevident.Properties).toMatchObject({ Project: { Ref: 'ShopSelfevident' } });
    expect(first.Resources.ShopSelfevident.Properties).toMatchObject({
      Name: 'shop',
      DataDelivery: { LogGroup: '/shop' },
      Tags: [{ Key: 'team', Value: 'web' }],
    });
    expect(first.Resources.SpringSelfevident).toMatchObject({
      DependsOn: ['SearchSelfevident'],
      Properties: { Project: { 'Fn::GetAtt': ['ShopSelfevident', 'Arn'] }, ExecutionStatus: { Status: 'START' } },
    });
    expect(first.Outputs.Project).toEqual({
      Value: { 'Fn::GetAtt': ['ShopSelfevident', 'Arn'] },
      Export: { Name: 'shop-arn' },
    });
  });

  it('follows references from one stack to another', () => {
    const { Project: project, Segment: segment } = jsonOf(tests).Resources.PricesSelfevident.Properties;
    const exported = Object.values(first.Outputs).map((output) => Object(output).Export.Name);
    for (const { 'Fn::ImportValue': name } of [project, segment]) expect(exported).toContain(name);
  });

  it('makes what selfevident migrate makes of the same template', () => {
    const before = JSON.stringify(jsonOf(appOf().flags));
    const { text } = rewriteTemplate(readSource(before, 'Flags.template.json'), { now: 0 });
    const { Resources, Outputs } = JSON.parse(text);
    expect(Resources).toEqual(first.Resources);
    expect(Outputs.Project).toEqual(first.Outputs.Project);
  });

  it('moves what an included template has', () => {
    const app = newApp();
    const stack = new Stack(app, 'Included');
    const templateFile = join(app.outdir, 'flags.json');
    const Variations = [
      { VariationName: 'off', BooleanValue: false },
      { VariationName: 'on', BooleanValue: true },
    ];
    const Shop = { Type: 'AWS::Evidently::Project', Properties: { Name: 'shop' } };
    const Flag = {
      Type: 'AWS::Evidently::Feature',
      DependsOn: ['Shop'],
      Properties: { Project: 'shop', Name: 'flag', Variations, Description: { 'Fn::Sub': '${Shop.Arn} ${!Shop}' } },
    };
    writeFileSync(templateFile, JSON.stringify({ Resources: { Shop, Flag } }));
    new CfnInclude(stack, 'Template', { templateFile });
    Aspects.of(app).add(evidentlyOnSelfevident());
    moved(stack).hasResource('Custom::EvidentlyFeature', {
      DependsOn: ['ShopSelfevident'],
      Properties: { Description: { 'Fn::Sub': '${ShopSelfevident.Arn} ${!Shop}' }, ServiceToken: token },
    });
  });

  it('keeps the name of an export that locked the id, so that its importers stay deployable', () => {
    const exportOf = (stacks: Stacks): unknown => {
      stacks.flags.exportValue(stacks.project.ref);
      const outputs: Record<string, { Export: { Name: string }; Value: unknown }> = jsonOf(stacks.flags).Outputs;
      return Object.entries(outputs).find(([id]) => id.startsWith('ExportsOutputRefShop'))?.[1];
    };
    const name = expect.stringMatching(/^Flags:ExportsOutputRefShop\w{8}$/);
    const [before, after] = [exportOf(appOf()), exportOf(appOf(evidentlyOnSelfevident()))];
    expect(before).toEqual({ Value: { Ref: 'Shop' }, Export: { Name: name } });
    expect(after).toEqual({ ...Object(before), Value: { Ref: 'ShopSelfevident' } });
  });

  it('says what to do about an id that is both set and locked', () => {
    const stacks = appOf(evidentlyOnSelfevident());
    stacks.project.overrideLogicalId('Mine');
    stacks.flags.exportValue(stacks.project.ref);
    expect(() => stacks.app.synth()).toThrow(/Flags\/Shop: the logical id Mine cannot become MineSelfevident/);
  });

  it('takes another provider and suffix, and refuses what cannot be', () => {
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:Selfevident-TemplateProvider';
    const other = moved(appOf(evidentlyOnSelfevident({ provider: arn, suffix: 'Two' })).flags);
    other.hasResourceProperties('Custom::EvidentlyProject', { ServiceToken: arn });
    expect(Object.keys(other.findResources('Custom::EvidentlyProject'))).toEqual(['ShopTwo']);
    expect(() => evidentlyOnSelfevident({ suffix: 'a-b' })).toThrow('up to 64 letters and digits');
  });

  it('finds the provider of a service in the same app, which is deployed first', () => {
    const app = newApp();
    const { service } = new SelfevidentStack(app, 'Selfevident', { service: { templates: { name: 'two' } } });
    const stack = new Stack(app, 'Shop');
    new CfnProject(stack, 'Shop', { name: 'shop' });
    Aspects.of(stack).add(evidentlyOnSelfevident({ service }));
    moved(stack).hasResourceProperties('Custom::EvidentlyProject', {
      ServiceToken: { 'Fn::ImportValue': 'Selfevident-TemplateProvider-two' },
    });
    expect(stack.dependencies.map(({ stackName }) => stackName)).toEqual(['Selfevident']);
  });

  it('reports a type that never was', () => {
    const { app, flags } = appOf(evidentlyOnSelfevident());
    new CfnResource(flags, 'Board', { type: 'AWS::Evidently::Dashboard' });
    expect(app.node.findAll()).toBeDefined();
    Annotations.fromStack(flags).hasError('/Flags/Board', Match.stringLikeRegexp('is no type that Evidently had'));
  });
});
