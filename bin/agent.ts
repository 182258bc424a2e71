#!/usr/bin/env node
/**
 * The agent alone, in one file: for its container, and for the layer of Lambda.
 */
import { agent } from '../local/agent/main.ts';

void agent(process.argv.slice(2));
