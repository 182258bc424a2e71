import { InMemoryProvider, OpenFeature } from '@openfeature/web-sdk';
import { exposureHook } from '../../../packages/openfeature/web.ts';

interface Sent {
  readonly url: string;
  readonly headers: unknown;
  readonly tokens: readonly string[];
}

const makeHook = (statuses: readonly number[] = []) => {
  const sent: Sent[] = [];
  const answers = [...statuses];
  const hook = exposureHook({
    url: 'https://flags.example/prod/',
    project: 'shop',
    key: 'pk_1_secret',
    send: async (url, { headers, body, keepalive }) => {
      if (!keepalive) throw new Error('the page may be left');
      sent.push({ url, headers, tokens: JSON.parse(String(body)).tokens });
      return { status: answers.shift() ?? 200 };
    },
  });
  const show = (flagKey: string, exposure?: string) =>
    hook.after?.(
      {} as never,
      { flagKey, value: true, flagMetadata: exposure === undefined ? {} : { exposure } } as never,
    );
  return { hook, sent, show };
};

describe('the hook for pages', () => {
  it('sends the token of a flag once, however often it is used', async () => {
    const { hook, sent, show } = makeHook();
    for (let again = 0; again < 50; again++) show('checkout', 'token-1');
    show('search');
    await hook.flush();
    show('checkout', 'token-1');
    await hook.flush();
    expect(sent).toEqual([
      {
        url: 'https://flags.example/prod/projects/shop/exposures',
        headers: { 'content-type': 'application/json', authorization: 'Bearer pk_1_secret' },
        tokens: ['token-1'],
      },
    ]);
  });

  it('sends another token of the same flag', async () => {
    const { hook, sent, show } = makeHook();
    show('checkout', 'token-1');
    show('checkout', 'token-2');
    await hook.flush();
    expect(sent.map(({ tokens }) => tokens)).toEqual([['token-1', 'token-2']]);
  });

  it('sends at most 50 at once, and again what failed', async () => {
    const { hook, sent, show } = makeHook([200, 503]);
    for (let flag = 0; flag < 60; flag++) show(`flag-${flag}`, `token-${flag}`);
    await hook.flush();
    await hook.flush();
    expect(sent.map(({ tokens }) => tokens.length)).toEqual([50, 10, 10]);
    expect(sent[2]?.tokens).toEqual(sent[1]?.tokens);
  });

  it('does not send again what was refused', async () => {
    const { hook, sent, show } = makeHook([403]);
    show('checkout', 'token-1');
    await hook.flush();
    await hook.flush();
    expect(sent).toHaveLength(1);
  });

  it('hears of each use from the SDK for pages', async () => {
    const { hook, sent } = makeHook();
    const flag = { variants: { on: true }, defaultVariant: 'on' as const, disabled: false };
    await OpenFeature.setProviderAndWait(new InMemoryProvider({ checkout: flag }));
    OpenFeature.addHooks(hook);
    expect(OpenFeature.getClient().getBooleanValue('checkout', false)).toBe(true);
    await hook.flush();
    expect(sent).toEqual([]);
  });
});
