/** The management function. */
import { management } from '../functions/management.ts';
import { dispatcher } from '../http/dispatch.ts';
import { describeAlarms } from './describe-alarms.ts';
import { optionsFromEnvironment } from './environment.ts';
import { openService } from './service.ts';

export const handler = dispatcher(management, openService({ ...optionsFromEnvironment(), describeAlarms }));
