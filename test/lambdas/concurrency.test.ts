import { coalesce, nextTick, repeat, runEach, serialize } from '../../lambdas/concurrency.ts';

const failing = (message: string) => async () => {
  throw new Error(message);
};

describe('a coalesced run', () => {
  it('is shared by all that ask while another is under way, and is given what the first of them asked', async () => {
    const runs: string[] = [];
    const { promise, resolve: finish } = Promise.withResolvers<void>();
    const ask = coalesce(async (asked: string) => {
      runs.push(asked);
      await promise;
    });
    const first = ask('first');
    await nextTick();
    const others = [ask('second'), ask('third')];
    finish();
    await Promise.all([first, ...others]);
    expect(runs).toEqual(['first', 'second']);
  });

  it('follows one that failed', async () => {
    const ask = coalesce(async (asked: string) => {
      if (asked === 'first') throw new Error(asked);
    });
    await expect(ask('first')).rejects.toThrow('first');
    await ask('second');
  });
});

describe('serialized tasks', () => {
  it('start when all before them have ended, however they ended', async () => {
    const steps: string[] = [];
    const inTurn = serialize();
    const task = (name: string) => async () => {
      steps.push(`${name} starts`);
      await nextTick();
      steps.push(`${name} ends`);
    };
    const failed = inTurn(failing('broken'));
    await Promise.all([expect(failed).rejects.toThrow('broken'), inTurn(task('one')), inTurn(task('other'))]);
    expect(steps).toEqual(['one starts', 'one ends', 'other starts', 'other ends']);
  });
});

describe('each of several tasks', () => {
  it('runs, and the first failure is the one that is thrown', async () => {
    const ran: string[] = [];
    const reported: unknown[] = [];
    const tasks = [failing('first'), async () => ran.push('between'), failing('second')];
    await expect(runEach((_, { error }) => reported.push(error), tasks)).rejects.toThrow('first');
    expect(ran).toEqual(['between']);
    expect(reported).toEqual([new Error('second')]);
  });
});

describe('repeated work', () => {
  it('goes on after a failure, and ends when it is told to', async () => {
    const failures: unknown[] = [];
    const { promise, resolve: secondRun } = Promise.withResolvers<void>();
    let runs = 0;
    const stop = repeat(
      async () => {
        runs++;
        if (runs === 1) throw new Error('broken');
        secondRun();
      },
      0,
      (error) => failures.push(error),
    );
    await promise;
    await stop();
    const before = runs;
    await nextTick();
    expect(runs).toBe(before);
    expect(failures).toEqual([new Error('broken')]);
  });
});

describe('the next tick', () => {
  const done: string[] = [];
  const work = async (name: string) => {
    for (let step = 0; step < 20; step++) await undefined;
    done.push(`${name} worked`);
    await nextTick();
    done.push(`${name} written`);
  };

  it('comes when everything that waits for nothing is done, once for all', async () => {
    await Promise.all([work('one'), Promise.resolve().then(() => work('other'))]);
    expect(done).toEqual(['one worked', 'other worked', 'one written', 'other written']);
  });

  it('is another one afterwards', async () => {
    const first = nextTick();
    expect(nextTick()).toBe(first);
    await first;
    expect(nextTick()).not.toBe(first);
  });
});
