import { parseContext } from '../../../domain/segment/context.ts';
import { answer } from './answer.ts';

const MEGABYTE = 2 ** 20;

describe('a context', () => {
  it.each([
    '',
    ' ',
    '[]',
    '[{}]',
    '1',
    '"{}"',
    'null',
    'true',
    '{',
    '{"a":01}',
    '{"a":1}}',
    "{'a':1}",
    '{"a":NaN}',
    '{"a":"\n"}',
  ])('that is no JSON object (%j) is none', (text) => {
    expect(parseContext(text)).toBeUndefined();
  });

  it('may have space anywhere', () => {
    expect(answer('{"a":{"b":[1],"c":["x y"]}}', ' \r\n{\t"a" : { "b" :1 ,"c": \n"x y" } } ')).toBe(true);
  });

  it('may have any names and strings', () => {
    expect(answer('{"\\"{[":["}],:\\\\"]}', '{"\\u0022{[":"}],:\\\\"}')).toBe(true);
  });

  it.each([
    ['objects', '{"a":', '1', '}'],
    ['arrays', '[', '', ']'],
    ['objects in arrays', '{"a":[', '', ']}'],
    ['lists of objects', '[{"a":', '1', '}]'],
  ])('may nest %s a thousandfold, and no deeper', (_, open, inner, close) => {
    const levels = open.length - open.replaceAll(/[[{]/g, '').length;
    const nested = (depth: number) => {
      const times = (depth - 1) / levels;
      return `{"\\"[":"[\\\\{","a":${open.repeat(times)}${inner}${close.repeat(times)},"b":1}`;
    };
    expect(answer('{"a":{"a":[{"exists":false}]},"b":[1]}', nested(1000))).toBe(true);
    expect(parseContext(nested(1001))).toBeUndefined();
    expect(parseContext(nested(500_000))).toBeUndefined();
  });

  it('is read without a trace of what is empty', () => {
    const empty = parseContext(`{"a":[${'[],{},[[{}]],'.repeat(9)}{}]}`);
    expect(empty?.first).toMatchObject({ name: 'a', value: undefined, arrays: undefined, first: undefined });
  });

  it('may be a single name of a megabyte of dots, or a single string', () => {
    expect(answer('{"a":[1]}', `{"${'.'.repeat(MEGABYTE)}":0,"a":1}`)).toBe(true);
    expect(answer('{"a":[{"suffix":"x"}]}', `{"a":"${'\\"'.repeat(MEGABYTE / 2)}x"}`)).toBe(true);
  });
});
