// Asks the questions of a file through the stock OFREP provider for pages, which gets all flags of a context at once.
import { readFileSync } from 'node:fs';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature } from '@openfeature/web-sdk';

const method = { boolean: 'Boolean', string: 'String', integer: 'Number', float: 'Number', object: 'Object' };
const pause = (milliseconds = 0) => new Promise((done) => setTimeout(done, milliseconds));

for (const { name, url, key, questions } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const client = OpenFeature.getClient(name);
  const seen = [];
  for (const { flag, type, fallback, context, wait } of questions) {
    if (wait) await pause(wait);
    if (context) await OpenFeature.setContext(name, context);
    // A page whose first request fails goes on with the defaults of its code.
    const headers = key ? { headers: [['Authorization', `Bearer ${key}`]] } : {};
    if (seen.length === 0)
      await OpenFeature.setProviderAndWait(name, new OFREPWebProvider({ baseUrl: url, ...headers })).catch(() => {});
    seen.push(client[`get${method[type]}Details`](flag, fallback));
  }
  process.stdout.write(`${JSON.stringify({ name, seen })}\n`);
}
await OpenFeature.close();
