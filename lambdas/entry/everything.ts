/** All operations in one function, behind gateways that decode paths before they route. */
import { everything } from '../handlers/groups/everything.ts';
import { dispatcher } from '../http/dispatch.ts';
import { optionsFromEnvironment } from './environment.ts';
import { openService } from './service.ts';

export const handler = dispatcher(everything, openService(optionsFromEnvironment()));
