/**
 * Runs `selfevident health`: prints the state of an experiment or a launch in the words of the service.
 */
import { findPlace } from '../client/place.ts';
import { openClient } from '../client/service-client.ts';
import { fail } from '../ending.ts';
import { StartError } from '../start-error.ts';
import { type HealthOptions, healthOptionsOf } from './options.ts';

/** Prints the sentence. On a failure it prints one line and exits with 1. */
export const printHealth = async (argv: readonly string[]): Promise<void> => {
  try {
    const options = healthOptionsOf(argv, process.env);
    process.stdout.write(typeof options === 'string' ? options : await healthText(options));
  } catch (error) {
    fail(error);
  }
};

const healthText = async (options: HealthOptions): Promise<string> => {
  const answer = await ask(options);
  if (options.json) return `${JSON.stringify(answer, null, 2)}\n`;
  if (!answer.sentence)
    throw new StartError(`The service at ${options.url.origin} is an earlier version without sentences.`);
  const { headline, detail } = answer.sentence;
  return [headline, detail].map((one) => (one === '' ? '' : `${printable(one)}\n`)).join('');
};

interface Answer {
  readonly sentence?: { readonly headline: string; readonly detail: string };
}

const ask = async ({ url, region, question }: HealthOptions): Promise<Answer> =>
  openClient(await findPlace({ url: url.href, region }, process.env))(question.operation, question.input);

/** A unit is any text of a user, and a terminal obeys control characters. */
const printable = (line: string): string => line.replaceAll(/\p{Cc}/gu, ' ');
