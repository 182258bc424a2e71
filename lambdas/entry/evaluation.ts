/** The evaluation function. */
import { evaluation } from '../handlers/groups/evaluation.ts';
import { dispatcher } from '../http/dispatch.ts';
import { openEvaluationStore } from '../store/data-plane.ts';
import { dataPlaneFromEnvironment } from './environment.ts';

export const handler = dispatcher(evaluation, dataPlaneFromEnvironment(openEvaluationStore, { maxAttempts: 2 }));
