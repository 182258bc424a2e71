#!/usr/bin/env node
/**
 * `npm start`: the service on this machine.
 */
import { main } from '../local/main.ts';

await main(process.argv.slice(2), async () => ({
  handle: async () => ({
    statusCode: 404,
    headers: { 'content-type': 'application/json', 'x-amzn-ErrorType': 'UnknownOperationException' },
    body: JSON.stringify({ message: 'No operation is served yet.' }),
  }),
}));
