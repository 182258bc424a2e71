/** The function that checks the keys of pages. */
import { authorizer } from '../authorization/authorizer.ts';
import { keyReader } from '../store/resources/key.ts';
import { openItemTable } from '../store/table/item-table.ts';
import { openPartialService } from './composition-root.ts';
import { optionsFromEnvironment } from './environment.ts';
import { itemClientFromEnvironment } from './item-client.ts';
import { dataPlaneTimeouts } from './timeouts.ts';

const client = itemClientFromEnvironment({ timeouts: dataPlaneTimeouts, maxAttempts: 2 });

export const handler = authorizer(
  openPartialService(
    ({ tableName }) => ({ keys: keyReader(openItemTable(client, tableName)) }),
    optionsFromEnvironment(),
  ),
);
