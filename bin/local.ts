#!/usr/bin/env node
/**
 * `npm start`: the service on this machine.
 */
import { build } from '../local/build.ts';
import { main } from '../local/main.ts';

await main(process.argv.slice(2), build);
