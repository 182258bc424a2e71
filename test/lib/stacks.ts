/**
 * The stack as a template.
 */
import { Template } from 'aws-cdk-lib/assertions';
import type { SelfevidentProps } from '../../lib/props.ts';
import { SelfevidentStack } from '../../lib/selfevident-stack.ts';
import { newApp } from './app.ts';

export const templateOf = (service: SelfevidentProps, stackName = 'Selfevident'): Template =>
  Template.fromStack(new SelfevidentStack(newApp(), stackName, { service }));

/** As it is when nothing is said. */
export const template = templateOf({});

/** With every option that does not exclude another. */
export const everyOption: SelfevidentProps = {
  accessLogs: true,
  decodedPaths: true,
  ephemeral: true,
  quotas: { projects: 7 },
  reservedConcurrency: { evaluation: 50 },
  throttle: { rate: 7, burst: 3 },
  trustedAccounts: [
    '111122223333',
    { account: '444455556666', roles: ['checkout', 'teams/web/*'] },
    { organization: 'o-a1b2c3d4e5' },
    { organization: 'o-a1b2c3d4e5', paths: ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'] },
  ],
  destinations: {
    buckets: ['events-of-mine', 'events-of-theirs'],
    bucketOwners: { 'events-of-theirs': '111122223333' },
    logGroups: ['/evidently/events'],
  },
  eventBusName: 'changes',
  formerArns: ['999999999999/eu-west-1'],
  templates: { name: 'second' },
};

export const optional = templateOf(everyOption);

// biome-ignore lint/suspicious/noExplicitAny: CloudFormation's properties have any shape
export type Properties = Record<string, any>;

/** Properties of all resources of a type, by logical id. */
export const resources = (template: Template, type: string): Record<string, Properties> =>
  Object.fromEntries(Object.entries(template.findResources(type)).map(([id, { Properties: of = {} }]) => [id, of]));

/** The only one of a type whose logical id starts like this. */
export const only = (template: Template, type: string, id: string): Properties => {
  const found = Object.entries(resources(template, type)).filter(([name]) => name.startsWith(id));
  if (found.length !== 1) throw new Error(`${found.length} of ${type} are called ${id}`);
  return found[0]?.[1] as Properties;
};
