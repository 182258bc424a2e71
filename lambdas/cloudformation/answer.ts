/**
 * The answer to CloudFormation, which takes no more than 4,096 bytes of JSON.
 */
export interface Answer {
  readonly Status?: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId?: string;
  readonly Data?: Readonly<Record<string, string>>;
}

const LONGEST_ANSWER = 4_096;
const ELLIPSIS = '…';

const sizeOf = (answer: Answer): number => Buffer.byteLength(JSON.stringify(answer));

/** Returns the answer with its reason cut to what fits. */
export const fitAnswer = <A extends Answer>(answer: A): A => {
  const { Reason: reason } = answer;
  if (reason === undefined || sizeOf(answer) <= LONGEST_ANSWER) return answer;
  const characters = [...reason];
  const fits = (count: number) =>
    sizeOf({ ...answer, Reason: characters.slice(0, count).join('') + ELLIPSIS }) <= LONGEST_ANSWER;
  let [most, tooMany] = [0, characters.length];
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    if (fits(middle)) most = middle;
    else tooMany = middle;
  }
  return { ...answer, Reason: characters.slice(0, most).join('') + ELLIPSIS };
};
