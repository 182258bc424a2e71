/** The analysis function. */
import { analysis } from '../functions/analysis.ts';
import { dispatcher } from '../http/dispatch.ts';
import { optionsFromEnvironment } from './environment.ts';
import { openService } from './service.ts';

export const handler = dispatcher(analysis, openService(optionsFromEnvironment()));
