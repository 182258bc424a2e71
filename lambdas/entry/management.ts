/** The management function. */
import { management } from '../functions/management.ts';
import { dispatcher } from '../http/dispatch.ts';
import { managementService } from './management-service.ts';

export const handler = dispatcher(management, managementService);
