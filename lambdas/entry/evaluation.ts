/** The evaluation function. */
import { evaluation } from '../functions/evaluation.ts';
import { dispatcher } from '../http/dispatch.ts';
import { openEvaluationStore } from '../store/evaluation-store.ts';
import { openPartialService } from './composition-root.ts';
import { optionsFromEnvironment } from './environment.ts';
import { itemClientFromEnvironment } from './item-client.ts';
import { dataPlaneTimeouts } from './timeouts.ts';

const client = itemClientFromEnvironment({ timeouts: dataPlaneTimeouts, maxAttempts: 2 });

export const handler = dispatcher(
  evaluation,
  openPartialService((options) => openEvaluationStore({ client, ...options }), optionsFromEnvironment()),
);
