import { cacheReads } from '../../../../lambdas/store/resources/read-cache.ts';

/** A read that answers what it is told to, a clock that is told the time, and what was reported. */
const setUp = () => {
  const store = { answer: 'first', fails: false, reads: 0, time: 0 };
  const reported: string[] = [];
  const read = async () => {
    store.reads++;
    if (store.fails) throw new Error('no answer');
    return store.answer;
  };
  const fresh = cacheReads(read, { timer: () => store.time, report: (message) => reported.push(message) });
  return { store, reported, fresh };
};

describe('what is kept fresh', () => {
  it('is read once in five seconds, whoever asks', async () => {
    const { store, fresh } = setUp();
    expect(await Promise.all([fresh.get('a'), fresh.get('a')])).toEqual(['first', 'first']);
    store.time = 4_999;
    await fresh.get('a');
    expect(store.reads).toBe(1);
    store.answer = 'second';
    store.time = 5_000;
    expect(await fresh.get('a')).toBe('second');
  });

  it('is what was read before while the store fails, and each time that is reported', async () => {
    const { store, reported, fresh } = setUp();
    await fresh.get('a');
    expect(reported).toEqual([]);
    store.fails = true;
    for (const time of [5_000, 10_000]) {
      store.time = time;
      expect(await fresh.get('a')).toBe('first');
    }
    expect(reported).toEqual(['stale data served', 'stale data served']);
  });

  it('fails with the store when nothing was read before, and is asked for again', async () => {
    const { store, reported, fresh } = setUp();
    store.fails = true;
    await expect(fresh.get('a')).rejects.toThrow('no answer');
    store.fails = false;
    expect(await fresh.get('a')).toBe('first');
    expect(reported).toEqual([]);
  });
});
