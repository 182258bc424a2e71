#!/usr/bin/env node
/**
 * The agent alone, in one file: for its container, for the layer of Lambda, and for `selfevident agent` of the npm
 * package, whose command line has the word before the options.
 */
import { agent } from '../local/agent/main.ts';

const [, , ...argv] = process.argv;
void agent(argv[0] === 'agent' ? argv.slice(1) : argv);
