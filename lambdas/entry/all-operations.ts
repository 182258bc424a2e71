/** A function with all operations, for gateways that decode paths before they route. */
import { allOperations } from '../functions/all-operations.ts';
import { dispatcher } from '../http/dispatch.ts';
import { describeAlarms } from './describe-alarms.ts';
import { optionsFromEnvironment } from './environment.ts';
import { openService } from './service.ts';

export const handler = dispatcher(allOperations, openService({ ...optionsFromEnvironment(), describeAlarms }));
