/**
 * Pages for every operation that lists: handlers deal in places of a list, callers in tokens.
 */
import { brokenFields } from '../../contract/errors.ts';
import { openToken, sealToken } from './page-token.ts';

type Members = Readonly<Record<string, unknown>>;

/** Where the key that tokens are sealed with comes from. */
export type TokenSecret = () => Promise<Buffer>;

interface PagedRequest {
  readonly name: string;
  readonly input: Members;
}

/**
 * The input of an operation that lists, with the place that its token stands for.
 *
 * @throws ServiceError ValidationException when the token is not one that this operation gave out for this list.
 */
export const withPosition = async ({ name, input }: PagedRequest, secret: TokenSecret): Promise<Members> => {
  if (input.nextToken === undefined) return input;
  const position = openToken(await secret(), listOf(name, input), input.nextToken as string);
  if (position !== undefined) return { ...input, nextToken: position };
  throw brokenFields([{ name: 'nextToken', message: 'must be one that this operation returned for this list' }]);
};

interface PagedAnswer extends PagedRequest {
  readonly output: Members;
}

/** The output of an operation that lists, with the token for its place. */
export const withToken = async ({ name, input, output }: PagedAnswer, secret: TokenSecret): Promise<Members> => {
  if (output.nextToken === undefined) return output;
  return { ...output, nextToken: sealToken(await secret(), listOf(name, input), output.nextToken as string) };
};

/** The operation and the members that choose the list: all but the page itself. */
const listOf = (name: string, { nextToken: _, maxResults: __, ...choice }: Members): string =>
  JSON.stringify([name, Object.entries(choice).sort(([a], [b]) => (a < b ? -1 : 1))]);
