/** The OpenFeature provider over the service in this process, by the time of the tests. */
import { OpenFeature } from '@openfeature/server-sdk';
import { openLink } from '../../packages/openfeature/server/open-projects.ts';
import { ProjectLink } from '../../packages/openfeature/server/project-link.ts';
import { SelfevidentProvider } from '../../packages/openfeature/server.ts';
import { callThrough } from '../support/call-through.ts';
import type { TestService } from '../support/in-process.ts';
import type { Asked, Flag } from './asked.ts';
import type { RandomFeature } from './random-project.ts';

const after = (milliseconds: number, run: () => void) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** What the provider answers, in the words of OFREP. */
export type Provided = (feature: RandomFeature, asked: Asked) => Promise<Flag>;

export const openProvider = async (service: TestService, project: string): Promise<Provided> => {
  const call = callThrough(service.handle);
  const options = { url: 'http://in.process', project, report: () => {} };
  openLink(options, () => new ProjectLink(options, { call, clock: () => service.clock.now, after }));
  await OpenFeature.setProviderAndWait(project, new SelfevidentProvider({ ...options, exposures: 'off' }));
  const client = OpenFeature.getClient(project);
  return async ({ name, type }, { entityId, attributes }) => {
    const context = { targetingKey: entityId, ...attributes } as never;
    const details =
      type === 'boolean'
        ? await client.getBooleanDetails(name, false, context)
        : type === 'string'
          ? await client.getStringDetails(name, 'none', context)
          : await client.getNumberDetails(name, 0, context);
    const { value, variant = '', reason = '', flagMetadata } = details;
    return { key: name, reason, variant, value, metadata: flagMetadata };
  };
};
