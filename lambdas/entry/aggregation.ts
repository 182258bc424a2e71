/** Counts what the stream of the table delivers. */
import { aggregate, type ShardAnswer, type ShardEvent } from '../stream/aggregate.ts';
import { optionsFromEnvironment } from './environment.ts';
import { openService } from './service.ts';

const options = optionsFromEnvironment();
const { store, report } = openService(options);

export const handler = (event: ShardEvent): Promise<ShardAnswer> =>
  aggregate({ store, report, tableName: options.tableName }, event);
