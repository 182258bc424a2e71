/**
 * The exports for other CDK apps: `import { Selfevident } from 'selfevident'`.
 */
export type {
  CustomDomain,
  ExistingTable,
  NotificationTargets,
  SelfevidentProps,
  TemplateNames,
  Throttle,
  TrustedAccount,
  TrustedOrganization,
} from './props.ts';
export { Selfevident } from './selfevident.ts';
export { SelfevidentStack, type SelfevidentStackProps } from './selfevident-stack.ts';
