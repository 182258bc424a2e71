import { summary } from './answer-faults.ts';
import { type FuzzTarget, openFuzzTarget } from './fuzz-target.ts';

/** A target for all tests of a file, and a line under `title` in the end of how many calls were answered how. */
export const useFuzzTarget = (title: string): FuzzTarget => {
  let target: FuzzTarget;
  beforeAll(async () => {
    target = await openFuzzTarget();
  });
  afterAll(() => {
    target.stop();
    process.stdout.write(summary(title));
  });
  return {
    send: (event) => target.send(event),
    rebuild: () => target.rebuild(),
    contents: () => target.contents(),
    stop: () => target.stop(),
  };
};

/** Adds the test that the calls of the tests before it in its group, none of which succeeds, left the table as it was. */
export const itLeavesTheTable = (target: FuzzTarget): void => {
  let before: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    before = await target.contents();
  });
  it('leaves the table as it was', async () => expect(await target.contents()).toEqual(before));
};
