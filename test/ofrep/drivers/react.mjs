// Asks the questions of a file through hooks of the SDK for React, in a page of jsdom, over the stock provider for pages.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

// React looks for a page when it is imported.
const page = new JSDOM('<div id="root"></div>', { url: 'http://127.0.0.1/', pretendToBeVisual: true });
Object.assign(globalThis, { window: page.window, document: page.window.document, IS_REACT_ACT_ENVIRONMENT: true });
Object.defineProperty(globalThis, 'localStorage', { value: page.window.localStorage, configurable: true });

const { act, createElement } = await import('react');
const { createRoot } = await import('react-dom/client');
const { OFREPWebProvider } = await import('@openfeature/ofrep-web-provider');
const sdk = await import('@openfeature/react-sdk');
const { OpenFeature, OpenFeatureProvider } = sdk;

const hooks = {
  boolean: sdk.useBooleanFlagDetails,
  string: sdk.useStringFlagDetails,
  integer: sdk.useNumberFlagDetails,
  float: sdk.useNumberFlagDetails,
  object: sdk.useObjectFlagDetails,
};
const pause = (milliseconds = 0) => new Promise((done) => setTimeout(done, milliseconds));

let shown;
const Flag = ({ flag, type, fallback }) => {
  shown = hooks[type](flag, fallback);
  return createElement('p', null, String(shown.value));
};

for (const { name, url, key, questions } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const root = createRoot(document.getElementById('root'));
  const seen = [];
  for (const [index, question] of questions.entries()) {
    const { flag, type, context, wait } = question;
    if (wait) await pause(wait);
    await act(async () => {
      if (context) await OpenFeature.setContext(name, context);
      // Without this mode the provider shows what it has stored first, and asks behind it.
      const headers = key ? { headers: [['Authorization', `Bearer ${key}`]] } : {};
      const provider = () => new OFREPWebProvider({ baseUrl: url, cacheMode: 'network-first', ...headers });
      if (index === 0) await OpenFeature.setProviderAndWait(name, provider()).catch(() => {});
    });
    const element = createElement(Flag, { key: `${flag} ${type}`, ...question });
    await act(async () => root.render(createElement(OpenFeatureProvider, { domain: name }, element)));
    const text = document.querySelector('p').textContent;
    if (text !== String(shown.value)) throw new Error(`${name}: the page shows ${text}`);
    const { value, variant, reason, errorCode, flagMetadata } = shown;
    seen.push({ value, variant, reason, errorCode, flagMetadata });
  }
  await act(async () => root.unmount());
  process.stdout.write(`${JSON.stringify({ name, seen })}\n`);
}
await OpenFeature.close();
page.window.close();
