// A function in Node for the tests of freezes: evaluates in its own process, with the wrapper for handlers or without.
import { OpenFeature } from '@openfeature/server-sdk';
import { withSelfevident } from '@selfevident/openfeature/lambda';
import { SelfevidentProvider } from '@selfevident/openfeature/server';

const api = process.env.AWS_LAMBDA_RUNTIME_API;
await OpenFeature.setProviderAndWait(new SelfevidentProvider({ url: process.env.SELFEVIDENT_URL, project: 'shop' }));
const client = OpenFeature.getClient();

/** Evaluates for an entity, and tracks a price for it if the invocation says so. Then it may never answer. */
const handle = async ({ entity, price, ending }) => {
  const context = { targetingKey: entity };
  const { variant } = await client.getStringDetails('search', 'none', context);
  if (price !== undefined) client.track('bought', context, { user: entity, price });
  if (ending) {
    await fetch(`http://${api}/told`, { method: 'POST', body: JSON.stringify({ variation: variant }) });
    await new Promise(() => setInterval(() => {}, 60_000));
  }
  return { variation: variant };
};
if (process.env.AT_INIT) await handle({ entity: process.env.AT_INIT });
const handler = process.env.WRAPPED === 'true' ? withSelfevident(handle) : handle;

for (;;) {
  const next = await fetch(`http://${api}/2018-06-01/runtime/invocation/next`);
  const id = next.headers.get('lambda-runtime-aws-request-id');
  const deadline = Number(next.headers.get('lambda-runtime-deadline-ms'));
  const result = await handler(await next.json(), { getRemainingTimeInMillis: () => deadline - Date.now() });
  await fetch(`http://${api}/2018-06-01/runtime/invocation/${id}/response`, {
    method: 'POST',
    body: JSON.stringify(result),
  });
}
