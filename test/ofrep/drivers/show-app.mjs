// Shows the component `App` of a module in a page of jsdom, and prints the text of the page when its flags are there.
import { JSDOM } from 'jsdom';

const page = new JSDOM('<div id="root"></div>', { url: 'http://127.0.0.1/', pretendToBeVisual: true });
Object.assign(globalThis, { window: page.window, document: page.window.document, IS_REACT_ACT_ENVIRONMENT: true });
Object.defineProperty(globalThis, 'localStorage', { value: page.window.localStorage, configurable: true });

const { act, createElement } = await import('react');
const { createRoot } = await import('react-dom/client');
const { OpenFeature, ProviderEvents } = await import('@openfeature/react-sdk');
const { App } = await import(process.argv[2]);

const root = createRoot(document.getElementById('root'));
await act(async () => {
  root.render(createElement(App));
  await new Promise((ready) => OpenFeature.addHandler(ProviderEvents.Ready, ready));
});
process.stdout.write(`${document.body.textContent}\n`);
await act(async () => root.unmount());
await OpenFeature.close();
page.window.close();
