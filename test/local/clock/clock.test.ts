import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { openClock } from '../../../local/clock/clock.ts';
import { clockNotice } from '../../../local/clock/clock-notice.ts';
import { clockMoveOf } from '../../../local/clock/clock-request.ts';

let directory: string;
let file: string;
let time: number;
const system = () => time;
const noon = Date.UTC(2030, 0, 1, 12);

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'selfevident-clock-'));
  file = join(directory, 'clock.json');
  time = noon;
});

afterEach(() => rmSync(directory, { recursive: true }));

describe('a clock', () => {
  it('is the system clock to begin with', () => {
    const clock = openClock(file, system);
    time += 5;
    expect([clock.now(), clock.offset(), clock.frozen()]).toEqual([noon + 5, 0, false]);
  });

  it('goes on from where it was moved to', () => {
    const clock = openClock(file, system);
    clock.move({ to: noon + 3_600_000 });
    time += 7;
    expect([clock.now(), clock.offset()]).toEqual([noon + 3_600_007, 3_600_000]);
  });

  it('is ahead by the same, whatever time passes while it is asked', () => {
    const clock = openClock(file, () => time++);
    clock.move({ to: noon + 3_600_000 });
    expect([clock.offset(), clock.offset()]).toEqual([3_600_000, 3_600_000]);
  });

  it('stands still while frozen, and goes on from there', () => {
    const clock = openClock(file, system);
    clock.move({ frozen: true });
    time += 1_000;
    expect(clock.now()).toBe(noon);
    clock.move({ to: noon + 60_000 });
    time += 1_000;
    expect([clock.now(), clock.frozen()]).toEqual([noon + 60_000, true]);
    clock.move({ frozen: false });
    time += 3;
    expect([clock.now(), clock.frozen()]).toEqual([noon + 60_003, false]);
  });

  it('does not go back when the system clock does', () => {
    const clock = openClock(file, system);
    clock.now();
    time -= 5_000;
    expect(clock.now()).toBe(noon);
  });

  it('is where it was after a restart', () => {
    openClock(file, system).move({ to: noon + 9_000 });
    expect(openClock(file, system).now()).toBe(noon + 9_000);
    openClock(file, system).move({ frozen: true });
    time += 500;
    expect(openClock(file, system).now()).toBe(noon + 9_000);
  });

  it('never goes back, however it is moved, held and opened again', () => {
    const step = fc.record({
      passes: fc.nat(10_000),
      by: fc.option(fc.nat(10_000_000)),
      frozen: fc.option(fc.boolean()),
      reopen: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        rmSync(file, { force: true });
        time = noon;
        let clock = openClock(file, system);
        let before = clock.now();
        for (const { passes, by, frozen, reopen } of steps) {
          time += passes;
          if (by !== null || frozen !== null)
            clock.move({ ...(by !== null && { to: clock.now() + by }), ...(frozen !== null && { frozen }) });
          if (reopen) clock = openClock(file, system);
          expect(clock.now()).toBeGreaterThanOrEqual(before);
          before = clock.now();
        }
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('is never behind the system when it goes on', () => {
    const clock = openClock(file, system);
    clock.move({ frozen: true });
    time += 60_000;
    clock.move({ frozen: false });
    expect([clock.now(), clock.offset()]).toEqual([noon + 60_000, 0]);
    expect(openClock(file, system).now()).toBe(noon + 60_000);
  });

  it.each([
    ['{"offset":-5000,"frozenAt":null}', /behind the system's\); delete it/],
    ['{"offset":1e300,"frozenAt":null}', /not a setting/],
    ['{"offset":0,"frozenAt":1e300}', /not a setting/],
  ])('does not start from a file with a time that it cannot have: %j', (text, message) => {
    writeFileSync(file, text);
    expect(() => openClock(file, system)).toThrow(message);
  });

  it('says how far ahead it is, and that it stands still', () => {
    const clock = openClock(file, system);
    expect(clockNotice(clock)).toBeUndefined();
    clock.move({ to: noon + 15 * 86_400_000 + 3_600_000 + 60_000 });
    expect(clockNotice(clock)).toBe(
      'the clock is 15 days 1 hour ahead, at 2030-01-16T13:01:00.000Z: clients take their time from GET /_local/clock',
    );
    clock.move({ frozen: true });
    expect(clockNotice(clock)).toMatch(/^the clock stands still, at 2030-01-16T13:01:00.000Z: /);
  });

  it.each(['', '{}', '[]', 'null', '{"offset":"1","frozenAt":null}', '{"offset":1}'])(
    'does not start from a file with %j',
    (text) => {
      writeFileSync(file, text);
      expect(() => openClock(file, system)).toThrow(`The clock file ${file} is broken`);
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );
});

describe('a request to move the clock', () => {
  const move = (request: unknown) => clockMoveOf(JSON.stringify(request), noon);

  it.each([
    [{ advanceSeconds: 90 }, { to: noon + 90_000 }],
    [{ advanceSeconds: 0.0015 }, { to: noon + 2 }],
    [{ advanceSeconds: 0 }, { to: noon }],
    [{ now: '2030-01-01T12:00:00.250Z' }, { to: noon + 250 }],
    [{ now: '2030-01-01T14:30+02:00' }, { to: noon + 1_800_000 }],
    [{ frozen: true }, { frozen: true }],
    [
      { advanceSeconds: 1, frozen: false },
      { to: noon + 1_000, frozen: false },
    ],
  ])('understands %j', (request, expected) => {
    expect(move(request)).toEqual(expected);
  });

  it.each([
    [{ advanceSeconds: -1 }, 'never goes back'],
    [{ now: '2030-01-01T11:59:59.999Z' }, 'never goes back'],
    [{ advanceSeconds: 'ten' }, 'must be a number'],
    [{ advanceSeconds: null }, 'must be a number'],
    [{ now: 'tomorrow' }, 'must be a number of seconds, now a time'],
    [{ now: '2031-02-31T00:00:00Z' }, 'now a time'],
    [{ now: '2031-13-01T00:00:00Z' }, 'now a time'],
    [{ now: '2031-01-01T25:00:00Z' }, 'now a time'],
    [{ now: '2031-01-01' }, 'now a time'],
    [{ now: noon + 1 }, 'now a time'],
    [{ advanceSeconds: 1e300 }, 'year 9999'],
    [{ advanceSeconds: 1, now: '2031-01-01T00:00:00Z' }, 'exclude each other'],
    [{ frozen: 'yes' }, 'true or false'],
    [{ advance: 1 }, "no member 'advance'"],
    [{}, 'must be given'],
    [[], 'JSON object'],
    [null, 'JSON object'],
    ['2031-01-01T00:00:00Z', 'JSON object'],
  ])('refuses %j', (request, problem) => {
    expect(move(request)).toContain(problem);
  });

  it('refuses what is no JSON', () => {
    expect(clockMoveOf('', noon)).toContain('JSON object');
  });
});
