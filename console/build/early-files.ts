/**
 * The page asks for everything at once that its scripts will ask for whatever the screen: what screens share, and where
 * the service is.
 */
import type { HtmlTagDescriptor, Plugin } from 'vite';

export const earlyFiles = (): Plugin => {
  let base = '';
  const link = (attrs: HtmlTagDescriptor['attrs']): HtmlTagDescriptor => ({ tag: 'link', attrs, injectTo: 'head' });
  return {
    name: 'early-files',
    apply: 'build',
    configResolved: (config) => {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => {
        const shared = Object.keys(bundle).find((file) => /\/parts-[^/]+\.js$/.test(file));
        if (!shared) throw new Error('There is no file of what screens share.');
        return [
          link({ rel: 'preload', as: 'fetch', crossorigin: true, href: `${base}config.json` }),
          link({ rel: 'modulepreload', crossorigin: true, href: `${base}${shared}` }),
        ];
      },
    },
  };
};
