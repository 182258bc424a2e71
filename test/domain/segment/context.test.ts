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
    ['arrays', '{"a":[', '', ']}'],
    ['lists of objects', '[{"a":', '1', '}]'],
  ])('may nest %s as deep as a megabyte allows', (_, open, inner, close) => {
    const depth = Math.floor(MEGABYTE / (open.length + close.length));
    const text = `{"a":${open.repeat(depth)}${inner}${close.repeat(depth)},"b":1}`;
    expect(answer('{"a":{"a":[{"exists":false}]},"b":[1]}', text)).toBe(true);
  });

  it('may be a single name of a megabyte of dots, or a single string', () => {
    expect(answer('{"a":[1]}', `{"${'.'.repeat(MEGABYTE)}":0,"a":1}`)).toBe(true);
    expect(answer('{"a":[{"suffix":"x"}]}', `{"a":"${'\\"'.repeat(MEGABYTE / 2)}x"}`)).toBe(true);
  });
});
