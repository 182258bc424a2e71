import { compilePattern } from '../../../../packages/evaluation/pattern/compile.ts';
import { explainMismatch } from '../../../../packages/evaluation/pattern/explain.ts';

const explain = (pattern: string, context: string) => explainMismatch(compilePattern(pattern), context);

describe('why a context is not in a segment', () => {
  it('is nothing when it is', () => {
    expect(explain('{"a":[1]}', '{"a":1}')).toBeUndefined();
  });

  it('names the first field of the pattern that fails, with what is expected', () => {
    expect(explain('{"b":[1],"a":{"c": ["x", {"prefix":"y"}]},"d":[2]}', '{"b":1,"a":{"c":"z"}}')).toBe(
      'a.c: ["x", {"prefix":"y"}] expected',
    );
  });

  it('speaks of the alternative of $or that comes closest', () => {
    expect(explain('{"$or":[{"a":[1],"b":[2]},{"c":[3],"d":[4]}]}', '{"c":3,"d":0}')).toBe('d: [4] expected');
  });

  it('tells when fields match, but in different elements of an array', () => {
    expect(explain('{"a":{"b":[1],"c":[2]}}', '{"a":[{"b":1},{"c":2}]}')).toBe(
      'a.c: [2] expected in the same array element',
    );
  });

  it('goes by the names of fields when it says which one does not go with the others', () => {
    expect(explain('{"a":{"d":[3],"b":[1]}}', '{"a":[{"b":1},{"d":3}]}')).toBe(
      'a.d: [3] expected in the same array element',
    );
  });

  it('does not speak of a lack that an element has', () => {
    const pattern = '{"a":{"b":[1],"c":[{"exists":false}],"d":[3]}}';
    expect(explain(pattern, '{"a":[{"b":1},{"c":2}]}')).toBe('a.d: [3] expected');
    expect(explain(pattern, '{"a":[{"b":1,"c":2,"d":3}]}')).toBe('a.c: [{"exists":false}] expected');
    expect(explain(pattern, '{"a":[{"b":1},{"b":1,"c":2,"d":3}]}')).toBe('a.d: [3] expected in the same array element');
  });
});
