// A function in Node for the tests of freezes: evaluates in its own process, with the wrapper for handlers or without.
import { OpenFeature } from '@openfeature/server-sdk';
import { withSelfevident } from '@selfevident/openfeature/lambda';
import { SelfevidentProvider } from '@selfevident/openfeature/server';

const api = process.env.AWS_LAMBDA_RUNTIME_API;
await OpenFeature.setProviderAndWait(new SelfevidentProvider({ url: process.env.SELFEVIDENT_URL, project: 'shop' }));
const client = OpenFeature.getClient();

/** Evaluates for an entity, and tracks a price for it if the invocation says so. */
const handle = async ({ entity, price }) => {
  const context = { targetingKey: entity };
  const { variant } = await client.getStringDetails('search', 'none', context);
  if (price !== undefined) client.track('bought', context, { user: entity, price });
  return { variation: variant };
};
const handler = process.env.WRAPPED === 'true' ? withSelfevident(handle) : handle;

for (;;) {
  const next = await fetch(`http://${api}/2018-06-01/runtime/invocation/next`);
  const id = next.headers.get('lambda-runtime-aws-request-id');
  const result = await handler(await next.json());
  await fetch(`http://${api}/2018-06-01/runtime/invocation/${id}/response`, {
    method: 'POST',
    body: JSON.stringify(result),
  });
}
