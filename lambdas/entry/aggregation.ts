/** Counts what the stream of the table delivers. */
import { aggregate, type ShardAnswer, type ShardEvent } from '../stream/aggregate.ts';
import { optionsFromEnvironment } from './environment.ts';
import { openService } from './service.ts';

const { store, report } = openService(optionsFromEnvironment());

export const handler = (event: ShardEvent): Promise<ShardAnswer> => aggregate({ store, report }, event);
