/** The provider in a history, as applications have it. */
import { type Client, OpenFeature } from '@openfeature/server-sdk';
import { closeLink, openLink } from '../../packages/openfeature/server/open-projects.ts';
import { ProjectLink } from '../../packages/openfeature/server/project-link.ts';
import { SelfevidentProvider } from '../../packages/openfeature/server.ts';
import type { OpenEvaluator } from './evaluator.ts';

/** One for all histories: the SDK lets go of the provider before. */
const DOMAIN = 'history';

export const openProvider: OpenEvaluator = async ({ project, call, clock, time, through }) => {
  const options = { url: 'http://in.process', project, report: () => {} };
  let link: ProjectLink;
  let provider: SelfevidentProvider;
  const client: Client = OpenFeature.getClient(DOMAIN);
  const start = async (): Promise<boolean> => {
    provider = new SelfevidentProvider(options);
    try {
      await OpenFeature.setProviderAndWait(DOMAIN, provider);
      return true;
    } catch {
      await provider.onClose();
      return false;
    }
  };
  const open = async (): Promise<void> => {
    link = openLink(options, () => new ProjectLink(options, { call, clock, after: time.after }));
    while (!(await through(start())));
  };
  const close = async (): Promise<void> => {
    while (link.pending > 0) {
      await through(provider.flush());
      await time.advance(100);
    }
    await through(provider.onClose());
    await through(closeLink(options));
  };
  await open();
  return {
    serve: async ({ feature, entityId, attributes }) => {
      const details = { targetingKey: entityId, ...attributes };
      const { variant, reason } = await client.getStringDetails(feature, 'none', details);
      return variant ?? `nothing (${reason})`;
    },
    track: async ({ entityId, value }) => client.track('bought', { targetingKey: entityId }, { value }),
    pending: () => link.pending,
    // It hears of changes when it is used, if the service answers.
    refresh: async () => {
      do {
        await time.advance(11_000);
        await client.getStringValue('nothing', '');
      } while ((provider.state().ageSeconds ?? 11) > 1);
    },
    restart: async () => {
      await close();
      await open();
    },
    close,
  };
};
