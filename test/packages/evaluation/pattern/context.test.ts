import { checkContext, readContext } from '../../../../packages/evaluation/pattern/context.ts';
import { ContextError } from '../../../../packages/evaluation/pattern/context-error.ts';
import { NameTree } from '../../../../packages/evaluation/pattern/name-tree.ts';
import { matchText } from './match-text.ts';

const MEGABYTE = 2 ** 20;

describe('a text', () => {
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
    '{"a":tru}',
    '{"a":-}',
    '{"a":1.}',
    '{"a":.5}',
    '{"a":1e}',
    '{"a":"\\x"}',
    '{"a":"\\u12g4"}',
    '{"a":"\\u123"}',
    '{"a":"x}',
    '{"a":1,}',
    '{,"a":1}',
    '{"a":[1,]}',
    '{"a":[,1]}',
    '{"a":[1}',
    '{"a" 1}',
    '{"a":1 "b":2}',
    '{a:1}',
    '{"a"',
    '{"a":',
    '\u00a0{}',
    '{"\\x":1}',
  ])('that is no JSON object (%j) is refused, whether its names are asked for or not', (text) => {
    expect(() => JSON.parse(/^\s*[^{\s]/.test(text) ? '{' : text)).toThrow(SyntaxError);
    expect(() => checkContext(text)).toThrow(ContextError);
    expect(() => matchText('{"a":[1]}', text)).toThrow(ContextError);
  });

  it.each([
    ['{"😀":1,}', 'a string expected (character 8)'],
    ['{"a":"x', 'a string expected (character 6)'],
    ['{"a":["\\x"]}', 'a value expected (character 7)'],
    ['{"\\u12g4":1}', 'a value expected (character 2)'],
    ['{"a":1,"b":-}', 'a value expected (character 12)'],
    ['{"a":01}', 'a value expected (character 6)'],
    ['{"a":1 "b":2}', ', expected (character 8)'],
    ['{"a":1}}', 'end expected (character 8)'],
  ])('is refused with the place of the fault: %s', (text, message) => {
    expect(() => checkContext(text)).toThrow(`not JSON: ${message}`);
  });

  it('may have space anywhere', () => {
    expect(matchText('{"a":{"b":[1],"c":["x y"]}}', ' \r\n{\t"a" : { "b" :1 ,"c": \n"x y" } } ')).toBe(true);
  });

  it('may have any names and strings', () => {
    expect(matchText('{"\\"{[":["}],:\\\\"]}', '{"\\u0022{[":"}],:\\\\"}')).toBe(true);
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
    expect(matchText('{"a":{"a":[{"exists":false}]},"b":[1]}', nested(1000))).toBe(true);
    for (const depth of [1001, 500_000])
      for (const pattern of ['{"a":{"a":[1]}}', '{"b":[1]}'])
        expect(() => matchText(pattern, nested(depth))).toThrow('arrays and objects nest over 1000 deep');
  });

  it('is read without a trace of what is empty', () => {
    const names = new NameTree();
    names.add('a.b');
    const { values, arrays } = readContext(names, `{"a":[${'[],{},[[{}]],'.repeat(9)}{"c":1}]}`);
    expect([...values, arrays]).toEqual([undefined, undefined, undefined]);
  });

  it('may be a single name of a megabyte of dots, or a single string', () => {
    expect(matchText('{"a":[1]}', `{"${'.'.repeat(MEGABYTE)}":0,"a":1}`)).toBe(true);
    expect(matchText('{"a":[{"suffix":"x"}]}', `{"a":"${'\\"'.repeat(MEGABYTE / 2)}x"}`)).toBe(true);
  });
});
