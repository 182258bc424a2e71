import { changeTimes, toDate, toSeconds } from '../../../packages/evidently-client/times.ts';

it('times are changed where the paths say, through lists and maps, and nowhere else', () => {
  const answer = { at: 1.5, steps: [{ at: 2, no: 3 }, { no: 4 }], byName: { a: { at: 5 } } };
  expect(changeTimes(answer, ['at', 'steps.*.at', 'byName.*.at', 'absent.*.at'], toDate)).toEqual({
    at: new Date(1500),
    steps: [{ at: new Date(2000), no: 3 }, { no: 4 }],
    byName: { a: { at: new Date(5000) } },
  });
});

it('a time keeps its milliseconds both ways', () => {
  const time = new Date('2026-01-02T03:04:05.678Z');
  expect(toDate(toSeconds(time))).toEqual(time);
  expect(() => toSeconds(new Date('no'))).toThrow(RangeError);
});
