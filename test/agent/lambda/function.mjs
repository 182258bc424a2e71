// A function for the tests of the layer: the client of Lambda's Runtime API asks the agent at localhost:2772 for each event.
const api = process.env.AWS_LAMBDA_RUNTIME_API;
const port = process.env.AWS_APPCONFIG_EXTENSION_HTTP_PORT ?? '2772';

const post = async (path, body, headers = {}) => {
  const answer = await fetch(`http://localhost:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
};

/** Evaluates for an entity, and puts an event for it if the invocation says so. Then it may crash, or never answer. */
const handle = async ({ entity, event, invocation, ending }) => {
  const evaluated = await post('/projects/shop/evaluations/search', { entityId: entity });
  const headers = { 'amz-sdk-invocation-id': invocation };
  const put = event && (await post('/events/projects/shop', { events: [event] }, headers));
  if (ending) await fetch(`http://${api}/told`, { method: 'POST', body: JSON.stringify({ evaluated, put }) });
  if (ending === 'crash') process.exit(1);
  if (ending === 'timeout') await new Promise(() => setInterval(() => {}, 60_000));
  return { evaluated, put };
};

if (process.env.AT_INIT) await handle({ entity: process.env.AT_INIT });
for (;;) {
  const next = await fetch(`http://${api}/2018-06-01/runtime/invocation/next`);
  const id = next.headers.get('lambda-runtime-aws-request-id');
  const result = await handle(await next.json()).catch((error) => ({ error: String(error) }));
  await fetch(`http://${api}/2018-06-01/runtime/invocation/${id}/response`, {
    method: 'POST',
    body: JSON.stringify(result),
  });
}
