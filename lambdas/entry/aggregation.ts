/** Counts what the stream of the table delivers. */
import { aggregate, type ShardAnswer, type ShardEvent } from '../stream/aggregate.ts';
import { serviceFromEnvironment } from './environment.ts';

const { store, report } = serviceFromEnvironment();

export const handler = (event: ShardEvent): Promise<ShardAnswer> => aggregate({ store, report }, event);
