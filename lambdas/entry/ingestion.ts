/** The ingestion function. */
import { ingestion } from '../handlers/groups/ingestion.ts';
import { dispatcher } from '../http/dispatch.ts';
import { serviceFromEnvironment } from './environment.ts';

export const handler = dispatcher(ingestion, serviceFromEnvironment());
