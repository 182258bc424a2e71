/**
 * The exports for other CDK apps: `import { Selfevident } from 'selfevident'`.
 */
export type { LayerArchitecture } from './agent/layer.ts';
export { evidentlyOnSelfevident, type MigrationOptions } from './evidently-on-selfevident.ts';
export type {
  ConsoleOidcProvider,
  ConsoleProps,
  ConsoleRole,
  ConsoleSamlProvider,
  CustomDomain,
  ExistingTable,
  NotificationTargets,
  SelfevidentProps,
  TemplateNames,
  Throttle,
  TrustedAccount,
  TrustedOrganization,
} from './props.ts';
export { Experiment, type ExperimentProps } from './resources/experiment.ts';
export { Feature, type FeatureProps } from './resources/feature.ts';
export { Launch, type LaunchProps } from './resources/launch.ts';
export { Project, type ProjectProps } from './resources/project.ts';
export type { ProviderOptions } from './resources/provider.ts';
export { Segment, type SegmentProps } from './resources/segment.ts';
export { Selfevident } from './selfevident.ts';
export { SelfevidentStack, type SelfevidentStackProps } from './selfevident-stack.ts';
