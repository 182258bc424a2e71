import { startLocalService } from '../support/over-http.ts';

it('the local service takes ARNs of the accounts and regions that it is told of, and no others', async () => {
  const { endpoint, stop } = await startLocalService(
    ...['--former-arn', '999999999999/eu-west-1', '--former-arn', '888888888888/us-west-2'],
  );
  try {
    const headers = { 'content-type': 'application/json' };
    await fetch(`${endpoint}/projects`, { method: 'POST', headers, body: '{"name":"shop"}' });
    const statusOf = async (place: string) =>
      (await fetch(`${endpoint}/projects/${encodeURIComponent(`arn:aws:evidently:${place}:project/shop`)}`)).status;
    for (const place of ['us-east-1:000000000000', 'eu-west-1:999999999999', 'us-west-2:888888888888'])
      expect(await statusOf(place)).toBe(200);
    for (const place of ['us-west-2:999999999999', 'us-east-1:111111111111']) expect(await statusOf(place)).toBe(404);
  } finally {
    await stop();
  }
});
