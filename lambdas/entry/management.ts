/** The management function. */
import { management } from '../handlers/groups/management.ts';
import { dispatcher } from '../http/dispatch.ts';
import { serviceFromEnvironment } from './environment.ts';

export const handler = dispatcher(management, serviceFromEnvironment());
