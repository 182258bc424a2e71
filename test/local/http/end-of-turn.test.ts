import { nextTick } from '../../../local/http/end-of-turn.ts';

const done: string[] = [];
const work = async (name: string) => {
  for (let step = 0; step < 20; step++) await undefined;
  done.push(`${name} worked`);
  await nextTick();
  done.push(`${name} written`);
};

describe('the end of a turn', () => {
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
