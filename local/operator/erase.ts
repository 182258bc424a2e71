/**
 * `selfevident erase --entity ID [--project NAME]`: erases the data of one entity from the table. SECURITY.md lists
 * what is erased and what stays. `local/operator/operate.ts` names the environment.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { requireVariable } from '../../lambdas/entry/environment.ts';
import { eraseEntity } from '../../lambdas/store/erasure/erase.ts';
import { openTable } from '../../lambdas/store/table/table.ts';
import { reasonOf, StartError } from '../start-error.ts';
import { erasureText } from './erasure-text.ts';

const readArguments = (): { readonly entity: string; readonly project: string | undefined } => {
  const { entity = '', project } = parse();
  if (entity === '')
    throw new StartError('selfevident erase takes --entity ID: the id of the entity, as clients send it.');
  return { entity, project };
};

const parse = () => {
  try {
    const options = { entity: { type: 'string' }, project: { type: 'string' } } as const;
    return parseArgs({ args: process.argv.slice(3), options }).values;
  } catch (error) {
    throw new StartError(`${reasonOf(error).replace(/\..*$/, '')}; --help says what erase takes.`);
  }
};

const { entity: entityId, project } = readArguments();
const tableName = requireVariable('TABLE_NAME');
const client = new DynamoDBClient({});
// Sums have up to 38 digits, more than a JavaScript number holds.
const documents = DynamoDBDocumentClient.from(client, {
  marshallOptions: { removeUndefinedValues: true },
  unmarshallOptions: { wrapNumbers: true },
});
const table = openTable({ client: documents, tableName });
const historyRetention = Number(requireVariable('HISTORY_RETENTION'));
const where = { table, client, documents, tableName, historyRetention };
const report = await eraseEntity({ ...where, entityId, project, now: Date.now(), newId: randomUUID });
if (!report)
  throw new StartError(
    `There is no project ${project}. Without --project, everything is looked through, also what projects left.`,
  );
process.stdout.write(erasureText(report));
