import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorSentences } from '../../../console/words/en/errors.ts';
import { ago, distance, moment } from '../../../console/words/moments.ts';
import { count, percent, shareOf, shortNumber } from '../../../console/words/numbers.ts';
import { errors } from '../../../contract/errors.ts';

it('there is a sentence for each error of the contract', () => {
  expect(Object.keys(errorSentences).sort()).toEqual(Object.keys(errors).sort());
  for (const sentence of Object.values(errorSentences)) expect(sentence).toMatch(/^[A-Z].*\.$/);
});

describe('numbers', () => {
  it.each([
    [1.23456, '1.23'],
    [-1234.5, '−1,230'],
    [0, '0'],
  ])('%d is %s with three digits', (value, text) => expect(shortNumber(value)).toBe(text));

  it.each([
    [0, '0 %'],
    [1, '100 %'],
    [0.125, '12.5 %'],
    [0.00001, '< 0.01 %'],
    [shareOf(50_000), '50 %'],
  ])('a share of %d is %s', (share, text) => expect(percent(share)).toBe(text));

  it('are whole with their digits in groups', () => expect(count(1_234_567)).toBe('1,234,567'));
});

describe('moments', () => {
  const now = Date.UTC(2026, 10, 30, 12);
  it.each([
    [now, 'just now'],
    [now - 59_999, 'just now'],
    [now - 5 * 60_000, '5 minutes ago'],
    [now + 2 * 86_400_000, 'in 2 days'],
    [now - 3_600_000, '1 hour ago'],
  ])('%d is %s', (time, text) => expect(ago(time, now)).toBe(text));

  it('have their year when it is another one', () => {
    expect(moment(Date.UTC(2025, 5, 1), now)).toContain('2025');
    expect(moment(now, now)).not.toContain('2026');
  });

  it('are apart by a length without a direction', () => {
    expect([distance(-13 * 86_400_000), distance(3_600_000)]).toEqual(['13 days', '1 hour']);
  });
});

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('the sources of the console', () => {
  const files = readdirSync('console', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/^(node_modules|build)\//.test(file))
    .map((file) => [file, withoutComments(readFileSync(join('console', file), 'utf8'))] as const);
  const filesWith = (pattern: RegExp): string[] => files.filter(([, text]) => pattern.test(text)).map(([file]) => file);

  it('are found', () => expect(files.length).toBeGreaterThan(50));

  it('word no verdict: the API says it', () => {
    const verdicts =
      /significance|statistically|not significant|significantly|\bwinner\b|\bwinning\b|\blosing\b|no difference|\btrending\b|(is|was|does) (better|worse)\b|inconclusive/i;
    expect(filesWith(verdicts)).toEqual([]);
  });

  it('compute no statistic', () => {
    expect(filesWith(/Math\.(sqrt|exp|log|erf)\(|zScore|standardError|variance\s*=/)).toEqual([]);
  });

  it('take the time from the service alone', () => {
    expect(filesWith(/Date\.now\(|new Date\(\)/)).toEqual(['api/clock.ts']);
  });

  it('never make markup or addresses of texts', () => {
    expect(filesWith(/dangerouslySetInnerHTML|innerHTML|<a\s[^>]*href=\{|eval\(/)).toEqual([]);
    // A window of the console itself, to sign in again.
    expect(filesWith(/window\.open/)).toEqual(['api/session.ts']);
  });

  it('keep nothing secret in the browser', () => {
    expect(filesWith(/localStorage/)).toEqual(['shell/theme-switch.tsx']);
  });
});
