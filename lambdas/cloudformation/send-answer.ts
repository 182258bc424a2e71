/**
 * Sends an answer to the address of an event: a signed one of S3, at which CloudFormation waits.
 */
import { type Answer, fitAnswer } from './answer.ts';

const TIMEOUT = 3_000;
const TRIES = 3;

/** @throws Error after the last try, so that Lambda repeats the event. */
export const sendAnswer = async (url: string, answer: Answer): Promise<void> => {
  const body = Buffer.from(JSON.stringify(fitAnswer(answer)));
  for (let count = 1; ; count += 1) {
    try {
      await put(url, body);
      return;
    } catch (error) {
      if (count >= TRIES) throw error;
    }
  }
};

/** The signature is of an empty content type. */
const put = async (url: string, body: Buffer<ArrayBuffer>): Promise<void> => {
  const signal = AbortSignal.timeout(TIMEOUT);
  const { ok, status } = await fetch(url, { method: 'PUT', headers: { 'content-type': '' }, body, signal });
  if (!ok) throw new Error(`CloudFormation did not take the answer: ${status}`);
};
