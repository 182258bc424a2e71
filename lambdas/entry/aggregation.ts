/** The aggregation function: counts records of the table's stream. */
import { aggregate, type ShardAnswer, type ShardEvent } from '../stream/aggregate.ts';
import { optionsFromEnvironment } from './environment.ts';
import { openService } from './service.ts';

const options = optionsFromEnvironment();
const { store, report } = openService(options);

export const handler = (event: ShardEvent): Promise<ShardAnswer> =>
  aggregate({ store, report, tableName: options.tableName }, event);
