import type { FuzzTarget } from './fuzz-target.ts';

/** Adds the test that the calls of the tests before it in its group, none of which succeeds, left the table as it was. */
export const itLeavesTheTable = (target: () => FuzzTarget): void => {
  let before: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    before = await target().contents();
  });
  it('leaves the table as it was', async () => expect(await target().contents()).toEqual(before));
};
