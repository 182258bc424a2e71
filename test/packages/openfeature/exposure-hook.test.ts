import { InMemoryProvider, OpenFeature } from '@openfeature/web-sdk';
import { exposureHook } from '../../../packages/openfeature/web.ts';

interface Sent {
  readonly url: string;
  readonly headers: unknown;
  readonly tokens: readonly string[];
}

const ann = { targetingKey: 'ann' };

/** What the service answers: to a report a status, or the states of its tokens; to a question for flags these flags. */
interface Answers {
  readonly reports?: readonly (number | readonly string[])[];
  readonly flags?: readonly object[];
  /** How many questions for flags fail first. */
  readonly away?: number;
}

const makeHook = ({ reports = [], flags = [], away = 0 }: Answers = {}) => {
  const sent: Sent[] = [];
  const asked: unknown[] = [];
  const answers = [...reports];
  const hook = exposureHook({
    url: 'https://flags.example/prod/',
    project: 'shop',
    key: 'pk_1_secret',
    send: async (url, { headers, body, keepalive }) => {
      if (!keepalive) throw new Error('the page may be left');
      const { tokens, context } = JSON.parse(String(body));
      if (url.endsWith('/projects/shop/ofrep/v1/evaluate/flags')) {
        asked.push(context);
        return { status: asked.length > away ? 200 : 503, json: async () => ({ flags }) };
      }
      sent.push({ url, headers, tokens });
      const answer = answers.shift() ?? 200;
      const states = typeof answer === 'number' ? tokens.map(() => 'ASSIGNED') : answer;
      const results = states.map((status: string) => ({ status }));
      return {
        status: typeof answer === 'number' ? answer : 200,
        json: async () => ({ results, message: 'no scope' }),
      };
    },
  });
  const show = (flagKey: string, exposure?: string) =>
    hook.after?.(
      { context: { ...ann } } as never,
      { flagKey, value: true, variant: 'on', flagMetadata: exposure === undefined ? {} : { exposure } } as never,
    );
  const tokens = () => sent.map((one) => one.tokens);
  return { hook, sent, asked, show, tokens };
};

const minutes = (count: number) => count * 60_000;

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 0, 1), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
});

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

  it('says once that nothing is counted where flags of trials have no token, since the page has no key', async () => {
    const { hook, sent } = makeHook();
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const show = (flagMetadata: object) =>
      hook.after?.({ context: { ...ann } } as never, { flagKey: 'f', value: true, flagMetadata } as never);
    show({});
    expect(warn).not.toHaveBeenCalled();
    show({ experiment: 'e', treatment: 't' });
    show({ launch: 'l', group: 'g' });
    expect(warn.mock.calls).toEqual([[expect.stringContaining('sends no key of the project')]]);
    await hook.flush();
    expect(sent).toEqual([]);
    warn.mockRestore();
  });

  it('sends another token of the same flag', async () => {
    const { hook, sent, show } = makeHook();
    show('checkout', 'token-1');
    show('checkout', 'token-2');
    await hook.flush();
    expect(sent.map(({ tokens }) => tokens)).toEqual([['token-1', 'token-2']]);
  });

  it('sends at most 50 at once, and again what failed', async () => {
    const { hook, sent, show } = makeHook({ reports: [200, 503] });
    for (let flag = 0; flag < 60; flag++) show(`flag-${flag}`, `token-${flag}`);
    await hook.flush();
    await hook.flush();
    expect(sent.map(({ tokens }) => tokens.length)).toEqual([50, 10, 10]);
    expect(sent[2]?.tokens).toEqual(sent[1]?.tokens);
  });

  it('does not send again what was refused, and says once why', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const { hook, sent, show } = makeHook({ reports: [403, 403] });
    show('checkout', 'token-1');
    await hook.flush();
    await hook.flush();
    expect(sent).toHaveLength(1);
    show('search', 'token-2');
    await hook.flush();
    expect(sent).toHaveLength(2);
    expect(warn.mock.calls).toEqual([
      ['Selfevident: what this page shows is not counted: the service answered 403 no scope'],
    ]);
    warn.mockRestore();
  });

  it('sends the token again when the flag is used more than five minutes later', async () => {
    const { show, tokens } = makeHook();
    for (let minute = 0; minute <= 180; minute++) {
      show('checkout', 'token-1');
      await jest.advanceTimersByTimeAsync(minutes(1));
    }
    // Three hours of use, every five minutes.
    expect(tokens()).toEqual(Array.from({ length: 37 }, () => ['token-1']));
  });

  it('sends nothing again while the flag is not used', async () => {
    const { show, tokens } = makeHook();
    show('checkout', 'token-1');
    await jest.advanceTimersByTimeAsync(minutes(180));
    expect(tokens()).toEqual([['token-1']]);
  });

  it('asks for a newer token when one is refused, and reports that from then on', async () => {
    const flags = [{ key: 'checkout', variant: 'on', metadata: { exposure: 'newer' } }];
    const { hook, show, tokens, asked } = makeHook({ reports: [['ASSIGNED', 'REFUSED']], flags });
    show('search', 'token-1');
    show('checkout', 'old');
    await hook.flush();
    expect(asked).toEqual([{ ...ann, selfevident: { flags: ['checkout'] } }]);
    await jest.advanceTimersByTimeAsync(minutes(6));
    show('checkout', 'old');
    await hook.flush();
    expect(tokens()).toEqual([['token-1', 'old'], ['newer'], ['newer']]);
    expect(asked).toHaveLength(1);
  });

  it('asks no more often than daily when newer tokens are refused too', async () => {
    const flags = [{ key: 'checkout', variant: 'on', metadata: { exposure: 'newer' } }];
    const refused = Array.from({ length: 500 }, () => ['REFUSED']);
    const { show, tokens, asked } = makeHook({ reports: refused, flags });
    for (let hour = 0; hour < 20; hour++) {
      show('checkout', 'old');
      await jest.advanceTimersByTimeAsync(minutes(60));
    }
    expect([tokens(), asked.length]).toEqual([[['old'], ['newer']], 1]);
  });

  it('asks again at a later use when there was no answer', async () => {
    const flags = [{ key: 'checkout', variant: 'on', metadata: { exposure: 'newer' } }];
    const { hook, show, tokens } = makeHook({ reports: [['REFUSED'], ['REFUSED']], flags, away: 1 });
    show('checkout', 'old');
    await hook.flush();
    await jest.advanceTimersByTimeAsync(minutes(6));
    show('checkout', 'old');
    await hook.flush();
    expect(tokens()).toEqual([['old'], ['old'], ['newer']]);
  });

  it('reports nobody who would be shown something else by now', async () => {
    for (const flags of [[], [{ key: 'checkout', variant: 'off', metadata: { exposure: 'newer' } }]]) {
      const { hook, show, tokens } = makeHook({ reports: [['REFUSED']], flags });
      show('checkout', 'old');
      await hook.flush();
      expect(tokens()).toEqual([['old']]);
    }
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
