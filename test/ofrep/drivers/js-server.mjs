// Asks the questions of a file through the stock OFREP provider for servers, and prints what the application sees.
import { readFileSync } from 'node:fs';
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature } from '@openfeature/server-sdk';

const method = { boolean: 'Boolean', string: 'String', integer: 'Number', float: 'Number', object: 'Object' };
const pause = (milliseconds = 0) => new Promise((done) => setTimeout(done, milliseconds));

for (const { name, url, key, questions } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  await OpenFeature.setProviderAndWait(
    name,
    new OFREPProvider({ baseUrl: url, ...(key ? { headers: [['Authorization', `Bearer ${key}`]] } : {}) }),
  );
  const client = OpenFeature.getClient(name);
  const seen = [];
  for (const { flag, type, fallback, context, wait } of questions) {
    if (wait) await pause(wait);
    seen.push(await client[`get${method[type]}Details`](flag, fallback, context));
  }
  process.stdout.write(`${JSON.stringify({ name, seen })}\n`);
}
