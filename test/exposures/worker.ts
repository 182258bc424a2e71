/** A thread that lives through one history after the other, as `run.ts` asks. */
import { parentPort } from 'node:worker_threads';
import { live } from './live.ts';

parentPort?.on('message', async (seed: number) => parentPort?.postMessage(await live(seed)));
