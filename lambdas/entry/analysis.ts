/** The analysis function. */
import { analysis } from '../handlers/groups/analysis.ts';
import { dispatcher } from '../http/dispatch.ts';
import { serviceFromEnvironment } from './environment.ts';

export const handler = dispatcher(analysis, serviceFromEnvironment());
