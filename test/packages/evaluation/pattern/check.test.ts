import { checkPattern } from '../../../../packages/evaluation/pattern/check-pattern.ts';
import { PatternError } from '../../../../packages/evaluation/pattern/pattern-error.ts';

const messageFor = (pattern: string): string => {
  try {
    checkPattern(pattern);
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
  return 'valid';
};
const leaf = (item: string) => `{"a":[${item}]}`;

describe('an invalid pattern is refused, saying where', () => {
  it.each([
    ['{}', 'an object with fields expected (character 1)'],
    ['[]', 'an object with fields expected (character 1)'],
    ['"a"', 'an object with fields expected (character 1)'],
    ['{"a":1}', 'a: a list or an object expected (character 6)'],
    ['{"a":{"b":"x"}}', 'a.b: a list or an object expected (character 11)'],
    ['{"a":{}}', 'a: an object with fields expected (character 6)'],
    ['{"a":[]}', 'a: an empty list (character 6)'],
    [leaf('[1]'), 'a: a value or one operator expected (character 7)'],
    [leaf('{}'), 'a: a value or one operator expected (character 7)'],
    [leaf('{"prefix":"x","suffix":"y"}'), 'a: a value or one operator expected (character 7)'],
    [leaf('1,{"wildcard":"x*"}'), 'a: unknown operator "wildcard" (character 9)'],
    [leaf('{"prefix":1}'), 'a: prefix: a string expected (character 17)'],
    [leaf('{"suffix":["x"]}'), 'a: suffix: a string expected (character 17)'],
    [leaf('{"exists":"true"}'), 'a: exists: true or false expected (character 17)'],
    ['{"😀":[1],"a":[{"foo":1}]}', 'a: unknown operator "foo" (character 15)'],
    ['{"$or":[{"a":[1]}]}', '$or: a list of two or more objects expected (character 8)'],
  ])('%s', (pattern, message) => {
    expect(messageFor(pattern)).toBe(message);
  });

  it.each([
    'exactly',
    'equals-ignore-case',
    'wildcard',
    'cidr',
    'regex',
    'Prefix',
    '',
    '__proto__',
    'constructor',
    '$or',
  ])('operator %j is unknown', (name) => {
    expect(messageFor(leaf(`{${JSON.stringify(name)}:"x"}`))).toBe(
      `a: unknown operator ${JSON.stringify(name)} (character 7)`,
    );
  });

  it.each(['[]', '["x",1]', '[null]', 'true', 'null', '[[1]]', '{"prefix":"x"}', '5000000001', '[1,-6e9]'])(
    'anything-but %s',
    (value) => {
      expect(messageFor(leaf(`{"anything-but":${value}}`))).toMatch(/^a: anything-but: .* \(character 23\)$/);
    },
  );

  it.each([
    '["<=",20,">",10]',
    '["=",1,"<",5]',
    '["!=",1]',
    '[]',
    '["<"]',
    '[1]',
    '["<","1"]',
    '[">",1,"<"]',
    '[">",1,"<",5,"<",6]',
    '[">",5,"<",5]',
    '[">",5,"<",1]',
    '[">",5e9]',
    '["<",-5e9]',
    '["<",6e9]',
    '["=",1e400]',
    '["==",1]',
    '[">",1,">",5]',
    '[">",1,"=",5]',
    '5',
    '"<5"',
  ])('numeric %s', (terms) => {
    expect(messageFor(leaf(`{"numeric":${terms}}`))).toMatch(/^a: numeric: .* \(character 18\)$/);
  });

  it.each(['[]', '[{"a":[1]}]', '{"a":[1]}', '1', '[1,2]', '[{"a":[1]},{}]', '[{"a":[1]},[1]]', '[{"a":[1]},{"b":1}]'])(
    '$or %s',
    (value) => {
      expect(messageFor(`{"$or":${value}}`)).toMatch(/ expected \(character \d+\)$/);
    },
  );

  it('a field inside $or, at any depth, that has the name of an operator', () => {
    expect(messageFor('{"$or":[{"a":[1]},{"b":{"exists":[1]}}]}')).toMatch(/^b\.exists: /);
    expect(messageFor('{"exists":[1]}')).toBe('valid');
  });

  it.each([
    ['', 1],
    ['{', 2],
    ['{"a"', 5],
    ['{"a":[1]', 9],
    ['{"a":[1,]}', 9],
    ['{"a":[1],}', 10],
    ['{a:[1]}', 2],
    ["{'a':[1]}", 2],
    ['{"a":[01]}', 7],
    ['{"a":["x]}', 7],
    ['{"a":["\\x"]}', 7],
    ['{"a":[1 2]}', 9],
    ['{"a":[1]} {}', 11],
    ['{"a":[1]}\u00a0', 10],
    ['{1:[1]}', 2],
    ['{"😀":[1],}', 10],
  ])('%j, which is not JSON', (pattern, character) => {
    expect(messageFor(pattern)).toMatch(new RegExp(`^not JSON: .* \\(character ${character}\\)$`));
  });
});

describe('limits', () => {
  const long = (length: number) => `{"a":["${'\u{1F600}'.repeat(length - 10)}"]}`;

  it('a pattern has up to 1,024 code points', () => {
    expect(messageFor(long(1024))).toBe('valid');
    expect(messageFor(long(1025))).toBe('over 1,024 characters');
  });

  it('nesting a thousandfold is an error like any other', () => {
    for (const text of ['['.repeat(1000), '{"a":'.repeat(200), '{"$or":['.repeat(120), '['.repeat(1e6)]) {
      expect(messageFor(text)).not.toBe('valid');
    }
  });

  it('nesting as deep as 1,024 characters allow is valid', () => {
    expect(messageFor(`${'{"":'.repeat(204)}[1]${'}'.repeat(204)}`)).toBe('valid');
    expect(messageFor(`{"${'.'.repeat(1014)}":[1]}`)).toBe('valid');
  });

  it('all $or together make up to 1,000 combinations', () => {
    const or = (n: number, inner = '') => `"$or":[${Array.from({ length: n }, (_, i) => `{"f${i}":[1]}`)}]${inner}`;
    expect(messageFor(`{${or(10)},"a":{${or(10)},"b":{${or(10)}}}}`)).toBe('valid');
    expect(messageFor(`{${or(10)},"a":{${or(10)},"b":{${or(11)}}}}`)).toBe('over 1,000 combinations of $or');
  });
});
