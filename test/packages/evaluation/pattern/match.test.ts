import { compilePattern } from '../../../../packages/evaluation/pattern/compile.ts';
import { readContext } from '../../../../packages/evaluation/pattern/context.ts';
import { matchesDocument } from '../../../../packages/evaluation/pattern/match.ts';
import { NameTree } from '../../../../packages/evaluation/pattern/name-tree.ts';
import { newPatternSet } from '../../../../packages/evaluation/pattern/pattern-set.ts';
import { matchText } from './match-text.ts';

/** Rows of: what is said, pattern, contexts that match, contexts that do not. */
type Row = [string, string, string[], string[]];

const field = (...values: string[]) => values.map((value) => `{"a":${value}}`);

describe('exact values', () => {
  it.each<Row>([
    [
      'a string matches itself only',
      '{"a":["x"]}',
      field('"x"'),
      [...field('"X"', '"xx"', '""', 'null', '{"x":"x"}'), '{}'],
    ],
    [
      'null matches null only',
      '{"a":[null]}',
      field('null'),
      [...field('""', '"null"', '0', 'false', '[]', '{}'), '{}'],
    ],
    ['the empty string matches neither missing nor null', '{"a":[""]}', field('""'), [...field('null'), '{}']],
    ['true is not "true"', '{"a":[true]}', field('true'), field('"true"', 'false', '1')],
    ['300 is not "300"', '{"a":[300]}', field('300'), field('"300"')],
    ['numbers compare as written', '{"a":[300]}', field('300'), field('300.0', '3.0e2', '3e2', '300.00')],
    ['300.0 is another number', '{"a":[300.0]}', field('300.0'), field('300')],
    ['several values are alternatives', '{"a":["x",1,null]}', field('"x"', '1', 'null'), [...field('"1"', '2'), '{}']],
    ['a string with escapes is what it stands for', '{"a":["\\u0061\\"b"]}', field('"a\\u0022b"'), field('"a"')],
    ['a string that looks like an address is a string', '{"a":["1.2.3.4"]}', field('"1.2.3.4"'), field('"1.2.3.04"')],
  ])('%s', (_, pattern, hits, misses) => {
    for (const context of hits) expect([context, matchText(pattern, context)]).toEqual([context, true]);
    for (const context of misses) expect([context, matchText(pattern, context)]).toEqual([context, false]);
  });
});

describe('operators', () => {
  const numbers = (terms: string) => `{"a":[{"numeric":${terms}}]}`;
  it.each<Row>([
    [
      'prefix matches the beginning of a string',
      '{"a":[{"prefix":"x1"}]}',
      field('"x1"', '"x12"'),
      [...field('"x"', '"ax1"'), '{}'],
    ],
    ['prefix matches strings only', '{"a":[{"prefix":"1"}]}', field('"1"'), field('1', '12', 'null')],
    [
      'an empty prefix matches any string',
      '{"a":[{"prefix":""}]}',
      field('""', '"x"'),
      [...field('1', 'null', '{}'), '{}'],
    ],
    [
      'suffix matches the end of a string',
      '{"a":[{"suffix":".png"}]}',
      field('".png"', '"a.png"'),
      field('"a.png1"', '"a.jpg"'),
    ],
    ['an empty suffix matches any string', '{"a":[{"suffix":""}]}', field('""', '"x"'), [...field('true'), '{}']],
    ['a quote is no suffix of a string', '{"a":[{"suffix":"\\""}]}', field('"\\""'), field('""', '"x"')],
    [
      'exists matches null and the empty string',
      '{"a":[{"exists":true}]}',
      field('null', '""', '0', '[null]'),
      [...field('{}', '{"b":1}', '[]', '[{}]'), '{}'],
    ],
    [
      'exists false matches an object or an empty array',
      '{"a":[{"exists":false}]}',
      [...field('{}', '{"b":1}', '[]', '[[]]'), '{}'],
      field('null', '""', '[0]'),
    ],
    ['missing or one of some', '{"a":[{"exists":false},"x"]}', ['{}', ...field('"x"', '[]')], field('"y"', 'null')],
    [
      'anything-but needs the field',
      '{"a":[{"anything-but":"x"}]}',
      field('"y"', 'null', '1', 'true', '""'),
      [...field('"x"', '{}', '[]'), '{}'],
    ],
    ['anything-but lists strings', '{"a":[{"anything-but":["x","y"]}]}', field('"z"', '1'), field('"x"', '"y"')],
    [
      'anything-but compares numbers by value',
      '{"a":[{"anything-but":[1,2]}]}',
      field('3', '"1"', 'null'),
      field('1', '1.0', '20e-1'),
    ],
    [
      'anything-but lets numbers pass that are out of range, and next to one that is listed',
      '{"a":[{"anything-but":[-4999994000,4999999999]}]}',
      field('6000000000', '4999999999.000002', '4999999998.999998'),
      field('4999999999', '-4999994000.0'),
    ],
    [
      'anything-but passes when one element of an array does',
      '{"a":[{"anything-but":["x"]}]}',
      field('["x","y"]'),
      field('["x"]', '["x","x"]'),
    ],
    [
      'numeric = compares values',
      numbers('["=",300]'),
      field('300', '300.0', '3.0e2'),
      field('"300"', '300.1', 'null'),
    ],
    ['numeric <', numbers('["<",5]'), field('4.999999', '-5e9'), field('5', '"4"', '-5000000001')],
    ['numeric <=', numbers('["<=",5]'), field('5', '-1'), field('5.000001')],
    ['numeric >', numbers('[">",5]'), field('5.000001', '5e9'), field('5', '5000000001')],
    ['numeric >=', numbers('[">=",5]'), field('5', '5.0'), field('4.999999')],
    ['numeric range', numbers('[">",0,"<=",5]'), field('5', '0.000001'), field('0', '5.000001', '-1')],
    [
      'numeric has six decimals',
      numbers('["=",-5e9]'),
      field('-5e9', '-4999999999.999999'),
      field('-4999999999.999998'),
    ],
    [
      'several operators are alternatives',
      '{"a":[{"prefix":"x"},{"numeric":["<",0]},"y"]}',
      field('"x1"', '-1', '"y"'),
      field('1', '"z"'),
    ],
  ])('%s', (_, pattern, hits, misses) => {
    for (const context of hits) expect([context, matchText(pattern, context)]).toEqual([context, true]);
    for (const context of misses) expect([context, matchText(pattern, context)]).toEqual([context, false]);
  });
});

describe('fields', () => {
  it.each<Row>([
    ['all must match', '{"a":[1],"b":[2]}', ['{"b":2,"a":1,"c":3}'], ['{"a":1}', '{"a":1,"b":1}']],
    ['nest', '{"a":{"b":[1],"c":{"d":[2]}}}', ['{"a":{"b":1,"c":{"d":2}}}'], ['{"b":1,"c":{"d":2}}', '{"a":{"b":1}}']],
    ['with a dot are nested ones', '{"a.b":[1]}', ['{"a":{"b":1}}', '{"a.b":1}'], ['{"a":1}', '{"a":{"b":2}}']],
    [
      'nested are those with a dot',
      '{"a":{"b":{"c":[1]}}}',
      ['{"a.b":{"c":1}}', '{"a":{"b.c":1}}', '{"a.b.c":1}'],
      ['{"a.b":1}'],
    ],
    [
      'written both ways come together',
      '{"a":{"b":[1],"c":[2]}}',
      ['{"a.b":1,"a":{"c":2}}', '{"a":{"c":2},"a.b":1}'],
      ['{"a.b":1}'],
    ],
    ['may have empty names', '{"":{"a":[1]}}', ['{"":{"a":1}}', '{".a":1}'], ['{"a":1}']],
    [
      'written both ways come together at any depth',
      '{"a":{"b":{"c":{"d":[1]}}}}',
      ['{"a":{"b":{"e":1}},"a.b":{"c.d":1}}'],
      ['{"a.b":{"c.e":1}}'],
    ],
    [
      'named like members of Object are fields',
      '{"__proto__":[1],"constructor":{"name":["x"]}}',
      ['{"__proto__":1,"constructor":{"name":"x"}}'],
      ['{"__proto__":1}', '{"__proto__":{"__proto__":1},"constructor":{}}'],
    ],
    ['named twice in a context have both values', '{"a":[1]}', ['{"a":1,"a":2}', '{"a":2,"a":1}'], ['{"a":2,"a":3}']],
    ['named twice in an object of a pattern: the last counts', '{"a":[1],"a":[2]}', ['{"a":2}'], ['{"a":1}']],
  ])('%s', (_, pattern, hits, misses) => {
    for (const context of hits) expect([context, matchText(pattern, context)]).toEqual([context, true]);
    for (const context of misses) expect([context, matchText(pattern, context)]).toEqual([context, false]);
  });
});

describe('$or', () => {
  const nested = '{"$or":[{"a":[1]},{"$or":[{"b":[2]},{"c":[3]}],"d":[4]}],"e":[5]}';
  it.each<Row>([
    [
      'needs one of its objects',
      '{"$or":[{"a":[1]},{"b":[2]}]}',
      ['{"a":1}', '{"b":2}', '{"a":1,"b":2}'],
      ['{"a":2,"b":1}', '{}'],
    ],
    ['and its siblings', '{"$or":[{"a":[1]},{"b":[2]}],"c":[3]}', ['{"a":1,"c":3}'], ['{"a":1}', '{"c":3}']],
    [
      'an object in it needs all its fields',
      '{"$or":[{"a":[1],"b":[2]},{"c":[3]}]}',
      ['{"a":1,"b":2}', '{"c":3}'],
      ['{"a":1}', '{"b":2}'],
    ],
    ['nests', nested, ['{"a":1,"e":5}', '{"c":3,"d":4,"e":5}'], ['{"a":1}', '{"b":2,"e":5}', '{"d":4,"e":5}']],
    [
      'stands below a field',
      '{"a":{"$or":[{"b":[1]},{"c":[2]}]}}',
      ['{"a":{"b":1}}', '{"a.c":2}'],
      ['{"b":1}', '{"a":{"b":2}}'],
    ],
    [
      'a field beside and inside must satisfy both',
      '{"a":[{"prefix":"x"}],"$or":[{"a":[{"suffix":"y"}]},{"b":[1]}]}',
      ['{"a":"xy"}', '{"a":"x","b":1}'],
      ['{"a":"ay"}', '{"a":"x"}', '{"b":1}'],
    ],
    [
      'wherever it stands',
      '{"$or":[{"a":[{"suffix":"y"}]},{"b":[1]}],"a":[{"prefix":"x"}]}',
      ['{"a":"xy"}', '{"a":"x","b":1}'],
      ['{"a":"ay"}', '{"a":"x"}', '{"b":1}'],
    ],
  ])('%s', (_, pattern, hits, misses) => {
    for (const context of hits) expect([context, matchText(pattern, context)]).toEqual([context, true]);
    for (const context of misses) expect([context, matchText(pattern, context)]).toEqual([context, false]);
  });
});

describe('more combinations and lists than there are bits in a number', () => {
  const numbers = Array.from({ length: 40 }, (_, i) => i);
  const or = `"$or":[${numbers.map((i) => `{"a":{"b":[${i}]}}`)}]`;

  it('all count', () => {
    for (const i of numbers) {
      expect(matchText(`{${or},"c":["x"]}`, `{"a":{"b":${i}},"c":"x"}`)).toBe(true);
      expect(matchText(`{${or},"c":["x"]}`, `{"a":[{"b":-1},{"b":[-2,${i}]}],"c":"x"}`)).toBe(true);
    }
    expect(matchText(`{${or},"c":["x"]}`, '{"a":{"b":40},"c":"x"}')).toBe(false);
    expect(matchText(`{${or},"c":["x"]}`, '{"a":[{"b":40},{"b":0}],"c":"y"}')).toBe(false);
  });

  it('none is taken for another', () => {
    const pairs = `{"a":{"$or":[${numbers.map((i) => `{"b":[${i}],"c":[${i}]}`)}]}}`;
    for (const i of numbers) {
      for (const k of numbers) expect(matchText(pairs, `{"a":[{"b":${i},"c":${k}},{"b":-1}]}`)).toBe(i === k);
    }
  });

  it('nor is one of another pattern of the set', () => {
    for (const count of [28, 29, 30, 31, 32]) {
      const names = new NameTree();
      const set = newPatternSet(names);
      const alternatives = Array.from({ length: count }, (_, i) => `{"a":[${i}]}`);
      const patterns = ['{"x":[1]}', `{"$or":[${alternatives}]}`].map((pattern) => compilePattern(pattern, set));
      const belongs = (context: string) => {
        const document = readContext(names, context);
        return patterns.map((pattern) => matchesDocument(pattern, document));
      };
      expect(['{"x":1}', '{"a":0}', '{"x":[{}],"a":[[0]]}', '{}'].map(belongs)).toEqual([
        [true, false],
        [false, true],
        [false, true],
        [false, false],
      ]);
    }
  });
});

describe('arrays', () => {
  const two = '{"a":{"b":[1],"c":[2]}}';
  const letters = [...'defghijklmnop'].map((letter) => `"${letter}":0`).join();
  it.each<Row>([
    ['match when one element does', '{"a":[1]}', field('[0,1]', '[[0],[1]]'), field('[0,2]', '[]', '[{"a":1}]')],
    [
      'of objects are searched',
      '{"a":{"b":[1]}}',
      field('[{"b":0},{"b":1}]', '[0,[{"b":1}]]'),
      field('[{"b":0}]', '[1]'),
    ],
    [
      'two fields must match in the same element',
      two,
      field('[{"b":1,"c":2}]', '[{"b":1},{"b":1,"c":2}]'),
      field('[{"b":1},{"c":2}]', '[[{"b":1}],[{"c":2}]]'),
    ],
    [
      'the same element, through $or too',
      '{"a":{"b":[1]},"$or":[{"a.c":[2]},{"x":[1]}]}',
      [...field('[{"b":1,"c":2}]'), '{"a":[{"b":1},{"c":2}],"x":1}'],
      field('[{"b":1},{"c":2}]'),
    ],
    [
      'different arrays are free of each other',
      '{"a":{"b":[1]},"c":{"d":[2]}}',
      ['{"a":[{"b":0},{"b":1}],"c":[{"d":2},{"d":0}]}'],
      ['{"a":[{"b":1}],"c":[{"d":1}]}'],
    ],
    [
      'an element that is not needed is chosen for what it lacks',
      '{"a":[1],"a.b":[{"exists":false}]}',
      field('[1,[1],{"b":2}]', '[[1],{"b":2}]', '[1,{"c":2}]'),
      field('[1,{"b":2}]', '[1,[1,{"b":2}]]'),
    ],
    [
      'may have many elements, and objects many fields',
      two,
      field(
        `[${'{"x":1},'.repeat(20)}[{"b":1,"c":2}]]`,
        `[${'[{"b":1}],'.repeat(20)}{"b":1,"c":2}]`,
        `[{"b":1,${letters},"c":2},${'{"b":1},{"c":2},'.repeat(20)}0]`,
        `{${letters},"c":2,"b":1}`,
      ),
      field(`[${'{"x":1},'.repeat(20)}[{"b":1},{"c":2}]]`, `[${'{"b":1},[{"c":2}],'.repeat(20)}0]`),
    ],
    [
      'in arrays belong to their element',
      '{"a":{"b":[1],"c":{"d":[2]}}}',
      field('[{"b":1,"c":[{"d":0},{"d":2}]}]'),
      field('[{"b":1},{"b":0,"c":[{"d":2}]}]'),
    ],
    [
      'a field is missing when no element has it',
      '{"a":{"b":[{"exists":false}]}}',
      field('[{"c":1}]', '[]'),
      field('[{"c":1},{"b":1}]'),
    ],
    [
      'or when the element chosen by an earlier name lacks it',
      '{"a":{"b":[1],"c":[{"exists":false}]}}',
      field('[{"b":1},{"c":1}]'),
      field('[{"b":1,"c":1}]'),
    ],
    [
      'what is beside an array under one name goes with any element',
      '{"a":{"b":[1],"c":[2]}}',
      ['{"a":[{"b":0},{"b":1}],"a":{"c":2}}', '{"a":{"c":2},"a.b":1,"a":[]}'],
      ['{"a":[{"b":0},{"c":2}],"a":{"c":3}}'],
    ],
    [
      'under a name that stands twice count as one array',
      two,
      ['{"a":[{"b":0}],"a":[{"b":1,"c":2}]}', '{"a":{"x":[{"b":0}]},"a.x":[{"b":1}],"a":{"b":1,"c":2}}'],
      ['{"a":[{"b":1}],"a":[{"c":2}]}', '{"a":[{"b":1},{"c":2}],"a":[{"b":0},{"c":0}]}'],
    ],
    [
      'in an array are elements, of which one is chosen, and then one of its own',
      '{"a":[1],"a.b":[2],"a.c":[3]}',
      field('[[1,{"b":2,"c":3}]]', '[0,[[1],0],1,[{"b":2,"c":3}]]', '[[0],[[1,{"c":3,"b":2}]]]'),
      field('[[1],{"b":2,"c":3}]', '[1,[{"b":2},{"c":3}]]', '[[1,{"b":2}],{"c":3}]'),
    ],
    [
      'a field is there even in an element that has failed already',
      '{"p":{"$or":[{"a":["z"]},{"a":{"b":[1]},"a-b":[{"exists":false}]}]}}',
      ['{"p":[{"a":{"b":1}},{"c":1}]}'],
      ['{"p":[{"a":{"b":0},"a-b":5},{"a":{"b":1}}]}'],
    ],
    [
      'names sort as they are written, dots and all',
      '{"p":{"a":{"b":[1]},"a-b":[{"exists":false}]}}',
      ['{"p":[{"a":{"b":1}},{"c":1}]}'],
      ['{"p":[{"a":{"b":0},"a-b":5},{"a":{"b":1}}]}'],
    ],
    [
      'not by a later name',
      '{"a":{"c":[1],"b":[{"exists":false}]}}',
      field('[{"c":1},{"d":1}]'),
      field('[{"c":1},{"b":1}]'),
    ],
  ])('%s', (_, pattern, hits, misses) => {
    for (const context of hits) expect([context, matchText(pattern, context)]).toEqual([context, true]);
    for (const context of misses) expect([context, matchText(pattern, context)]).toEqual([context, false]);
  });
});
