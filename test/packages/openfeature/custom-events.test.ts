import { LARGEST_BODY } from '../../../lambdas/http/largest-body.ts';
import { type CustomCall, CustomEvents } from '../../../packages/openfeature/server/custom-events.ts';

it('custom events go in calls that are not too large for the service', async () => {
  const calls: CustomCall[] = [];
  const custom = new CustomEvents({
    mark: () => 0,
    settle: async () => {},
    resume: () => {},
    send: async (call) => calls.push(call) - calls.length,
    after: () => () => {},
    inBackground: false,
    newId: () => 'id',
    report: () => {},
  });
  const data = JSON.stringify({ text: '\u4e00'.repeat(24_000) });
  for (let nth = 0; nth < 20; nth++) custom.add({ timestamp: nth, type: 'aws.evidently.custom', data }, `${nth}`);
  await custom.flush();
  expect(calls.flatMap(({ events }) => events.map(({ timestamp }) => timestamp))).toEqual([...Array(20).keys()]);
  for (const call of calls) expect(Buffer.byteLength(JSON.stringify(call))).toBeLessThan(LARGEST_BODY);
});
