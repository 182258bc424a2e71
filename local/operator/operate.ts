/**
 * Runs the commands for operators of a deployment, once the environment has all that they need.
 */
import { fail } from '../ending.ts';
import { StartError } from '../start-error.ts';

const serviceVariables = ['TABLE_NAME', 'ACCOUNT_ID', 'AWS_REGION', 'PARTITION'] as const;

/** Without the name of the bus, late events would go to the default bus and be lost. */
export const operatorVariables = {
  failed: [...serviceVariables, 'FAILED_BUCKET', 'EVENT_BUS_NAME'],
  parked: serviceVariables,
  recount: serviceVariables,
  erase: [...serviceVariables, 'HISTORY_RETENTION'],
} as const;

const purposes = {
  failed:
    'Handles the batches of the stream that the functions could not in 22 hours, and removes them from the bucket.',
  parked: 'Counts the records of the stream that could not be understood when they came.',
  recount:
    'Counts in a restored table, TABLE_NAME, what had not been counted, from the stream of the table before. docs/restoring.md.',
  erase: 'Erases what is kept of one entity, and leaves the totals as they are. SECURITY.md says what goes.',
} as const;

/** Commands with arguments, which they read themselves. */
const argumentsOf: Readonly<Partial<Record<Name, string>>> = {
  recount: 'STREAM-ARN [--one-shard]',
  erase: '--entity ID [--project NAME]',
};

type Name = keyof typeof operatorVariables;

const helpOf = (name: Name): string => `Usage: selfevident ${[name, argumentsOf[name] ?? []].flat().join(' ')}

${purposes[name]}
It needs credentials of the account, and in the environment ${operatorVariables[name].join(', ')}:
the output Operator of the stack is the line that sets them. docs/observing.md says more.
`;

/** Loading the command runs it. Ends the process with one line when a variable is missing or the command fails. */
export const operate = async (name: Name, argv: readonly string[], load: () => Promise<unknown>): Promise<void> => {
  try {
    if (argv.includes('--help') || argv.includes('-h')) {
      process.stdout.write(helpOf(name));
      return;
    }
    if (argv.length > 0 && !argumentsOf[name])
      throw new StartError(`Unexpected argument '${argv[0]}'; --help says what ${name} does.`);
    const missing = operatorVariables[name].filter((variable) => !process.env[variable]);
    if (missing.length > 0)
      throw new StartError(`The environment lacks ${missing.join(', ')}; the output Operator of the stack sets all.`);
    await load();
  } catch (error) {
    fail(error);
  }
};
