import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fitAnswer } from '../../../lambdas/cloudformation/answer.ts';
import { sendAnswer } from '../../../lambdas/cloudformation/send-answer.ts';

const longName = 'x'.repeat(127);
const arn = `arn:aws-us-gov:evidently:us-gov-west-1:123456789012:project/${longName}/experiment/${longName}`;

/** The longest that each member can be. */
const longest = (reason: string) => ({
  Status: 'FAILED' as const,
  Reason: reason,
  PhysicalResourceId: arn,
  LogicalResourceId: 'L'.repeat(255),
  StackId: `arn:aws-us-gov:cloudformation:us-gov-west-1:123456789012:stack/${'s'.repeat(128)}/${'0'.repeat(36)}`,
  RequestId: '0'.repeat(36),
  Data: { Arn: arn, Name: longName },
});

const bytes = (answer: object): number => Buffer.byteLength(JSON.stringify(answer));

describe('an answer', () => {
  it.each([
    ['letters', 'a'.repeat(10_000)],
    ['bytes', '𝒳'.repeat(10_000)],
    ['escapes', '"\\\n'.repeat(10_000)],
  ])('has at most 4,096 bytes with the longest names and a reason of many %s', (_, reason) => {
    const answer = fitAnswer(longest(reason));
    expect(bytes(answer)).toBeLessThanOrEqual(4_096);
    expect(bytes(answer)).toBeGreaterThan(4_080);
    expect(answer.Reason.isWellFormed()).toBe(true);
    expect(reason.startsWith(answer.Reason.slice(0, -1))).toBe(true);
    expect({ ...answer, Reason: '' }).toEqual(longest(''));
  });

  it('keeps a reason that fits', () => {
    expect(fitAnswer(longest('Too long')).Reason).toBe('Too long');
  });
});

describe('sending an answer', () => {
  interface Received {
    readonly method: string | undefined;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }

  /** A server that answers with these statuses, one after the other. */
  const receiving = async (statuses: readonly number[], run: (url: string) => Promise<void>): Promise<Received[]> => {
    const received: Received[] = [];
    const server = createServer(async (request, response) => {
      const body = (await request.toArray()).join('');
      received.push({ method: request.method, headers: request.headers, body });
      response.writeHead(statuses[received.length - 1] ?? 500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/answer?signature=x`);
    } finally {
      server.close();
    }
    return received;
  };

  it('puts the JSON with an empty content type, which the signature is of', async () => {
    const [only, ...others] = await receiving([200], (url) => sendAnswer(url, { Status: 'SUCCESS' }));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ method: 'PUT', body: '{"Status":"SUCCESS"}' });
    expect(only?.headers).toMatchObject({ 'content-type': '', 'content-length': '20' });
  });

  it('tries again, and gives up so that Lambda repeats the event', async () => {
    expect(await receiving([503, 200], (url) => sendAnswer(url, { Status: 'SUCCESS' }))).toHaveLength(2);
    await receiving([403, 403, 403], (url) =>
      expect(sendAnswer(url, { Status: 'SUCCESS' })).rejects.toThrow('CloudFormation did not take the answer: 403'),
    );
  });
});
