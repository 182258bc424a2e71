/** The evaluation function. */
import { evaluation } from '../handlers/groups/evaluation.ts';
import { dispatcher } from '../http/dispatch.ts';
import { serviceFromEnvironment } from './environment.ts';

export const handler = dispatcher(evaluation, serviceFromEnvironment());
