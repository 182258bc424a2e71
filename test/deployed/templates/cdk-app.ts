/**
 * A CDK app that was written for Evidently: a stack with flags, and one with what runs on them. The aspect moves it.
 */
import { App, Aspects, DefaultStackSynthesizer, type IStackSynthesizer, Stack } from 'aws-cdk-lib';
import { CfnExperiment, CfnFeature, CfnLaunch, CfnProject, CfnSegment } from 'aws-cdk-lib/aws-evidently';
import { evidentlyOnSelfevident } from '../../../lib/index.ts';
import type { StackTemplate } from './stacks.ts';

const onAndOff = [
  { variationName: 'off', booleanValue: false },
  { variationName: 'on', booleanValue: true },
];

/** Returns the templates of both stacks. `End` of the experiment is a time as text. */
export const templatesOfApp = (End: string): { readonly flags: StackTemplate; readonly tests: StackTemplate } => {
  const app = new App({ analyticsReporting: false });
  // The stacks have no files, so they need nothing of the CDK's own in the account. Its types are not exact.
  const synthesizer = () => new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer;
  const stackOf = (name: string) => new Stack(app, name, { synthesizer: synthesizer() });
  const [flags, tests] = [stackOf('cdk-flags'), stackOf('cdk-tests')];
  addTests(tests, addFlags(flags), End);
  Aspects.of(app).add(evidentlyOnSelfevident());
  const assembly = app.synth();
  const templateOf = (name: string) => ({ text: JSON.stringify(assembly.getStackByName(name).template) });
  return { flags: templateOf('cdk-flags'), tests: templateOf('cdk-tests') };
};

const addFlags = (stack: Stack) => {
  const project = new CfnProject(stack, 'Shop', { name: 'cdk-shop' });
  const segment = new CfnSegment(stack, 'Testers', { name: 'cdk-testers', pattern: '{"group":["testers"]}' });
  const feature = new CfnFeature(stack, 'Search', { project: project.ref, name: 'search', variations: onAndOff });
  return { project, segment, feature };
};

const addTests = (stack: Stack, { project, segment, feature }: ReturnType<typeof addFlags>, End: string): void => {
  const launch = new CfnLaunch(stack, 'Spring', {
    project: project.attrArn,
    name: 'spring',
    groups: [{ groupName: 'on', feature: feature.ref, variation: 'on' }],
    scheduledSplitsConfig: [
      { startTime: new Date().toISOString(), groupWeights: [{ groupName: 'on', splitWeight: 100_000 }] },
    ],
    executionStatus: { status: 'START' },
  });
  const experiment = new CfnExperiment(stack, 'Prices', {
    project: project.attrArn,
    name: 'prices',
    segment: segment.ref,
    treatments: onAndOff.map(({ variationName }) => ({
      treatmentName: variationName,
      feature: feature.ref,
      variation: variationName,
    })),
    metricGoals: [{ metricName: 'bought', entityIdKey: 'user', valueKey: 'amount', desiredChange: 'INCREASE' }],
    onlineAbConfig: { controlTreatmentName: 'off' },
    runningStatus: { status: 'START', analysisCompleteTime: End },
  });
  experiment.addResourceDependency(launch);
};
