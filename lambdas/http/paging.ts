/**
 * Pages for operations that list: handlers use positions in a list, callers use tokens.
 */
import { brokenFields } from '../../contract/errors.ts';
import { openText, sealText } from '../handlers/sealed-text.ts';

type Members = Readonly<Record<string, unknown>>;

/** Resolves to the key that seals tokens. */
export type TokenSecret = () => Promise<Buffer>;

interface PagedRequest {
  readonly name: string;
  readonly input: Members;
}

/**
 * Replaces the token in the input of a list operation by its position.
 *
 * @throws ServiceError ValidationException when this operation did not return the token for this list.
 */
export const withPosition = async ({ name, input }: PagedRequest, secret: TokenSecret): Promise<Members> => {
  if (input.nextToken === undefined) return input;
  const position = openText(await secret(), listOf(name, input), input.nextToken as string);
  if (position !== undefined) return { ...input, nextToken: position };
  throw brokenFields([{ name: 'nextToken', message: 'must be one that this operation returned for this list' }]);
};

interface PagedAnswer extends PagedRequest {
  readonly output: Members;
}

/** Replaces the position in the output of a list operation by a token. */
export const withToken = async ({ name, input, output }: PagedAnswer, secret: TokenSecret): Promise<Members> => {
  if (output.nextToken === undefined) return output;
  return { ...output, nextToken: sealText(await secret(), listOf(name, input), output.nextToken as string) };
};

/** Names a list by the operation and the members that choose it: all but the page members. */
const listOf = (name: string, { nextToken: _, maxResults: __, ...choice }: Members): string =>
  JSON.stringify([name, Object.entries(choice).sort(([a], [b]) => (a < b ? -1 : 1))]);
