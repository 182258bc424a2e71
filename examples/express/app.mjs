// A page in Express that evaluates in its own process.
//
// npm install express @openfeature/server-sdk, and the files of @selfevident/openfeature (docs/client-side.md)
// SELFEVIDENT_URL=http://127.0.0.1:2773 node app.mjs
import { OpenFeature } from '@openfeature/server-sdk';
import { SelfevidentProvider } from '@selfevident/openfeature/server';
import express from 'express';

const url = process.env.SELFEVIDENT_URL ?? 'http://127.0.0.1:2773';
await OpenFeature.setProviderAndWait(new SelfevidentProvider({ url, project: 'shop' }));
const flags = OpenFeature.getClient();
const app = express();

app.get('/', async (request, response) => {
  const visitor = { targetingKey: request.query.visitor, agent: request.get('user-agent') };
  response.send(`<button>${await flags.getStringValue('buy-button', 'Buy', visitor)}</button>`);
});

// The metric reads `entityId` and `value`: {"entityIdKey": "entityId", "valueKey": "value"}.
app.post('/orders', express.urlencoded(), (request, response) => {
  const { visitor, price } = request.body;
  flags.track('order', { targetingKey: visitor }, { value: Number(price) });
  response.status(201).send('Thank you');
});

// SIGTERM ends it: what the service has not got yet is sent before.
const server = app.listen(process.env.PORT ?? 3000, () => console.log(`http://127.0.0.1:${server.address().port}`));
