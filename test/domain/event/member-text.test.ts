import fc from 'fast-check';
import { memberText } from '../../../domain/event/member-text.ts';

describe('the text of a member', () => {
  it.each([
    ['{"a":1}', '1'],
    ['{"b":{"a":2},"a":9007199254740993}', '9007199254740993'],
    [' { "b" : [ { "a" : 2 } , "a" ] , "a" : { "c" : 1.10 , "d":[] } } ', '{ "c" : 1.10 , "d":[] }'],
    ['{"b":"a","a":":,{}\\"","c":0}', '":,{}\\""'],
    ['{"a":1,"\\u0061":2}', '2'],
    ['{"a":[]}', '[]'],
    ['{"b":"\\\\","a":"\\\\\\"}"}', '"\\\\\\"}"'],
  ])('in %s is %s', (object, text) => {
    expect(memberText(object, 'a')).toBe(text);
  });

  it.each(['{}', '{"b":"a"}', '{"b":{"a":1}}', '{"b":["a",1]}'])('in %s is none', (object) => {
    expect(memberText(object, 'a')).toBeUndefined();
  });

  it('is what JSON.parse makes the value of', () => {
    const names = fc.constantFrom('a', 'b', '"', 'ä');
    const objects = fc.dictionary(names, fc.jsonValue());
    fc.assert(
      fc.property(objects, names, fc.constantFrom(0, 2), (object, name, indent) => {
        const text = memberText(JSON.stringify(object, null, indent), name);
        expect(text === undefined ? undefined : JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(object))[name]);
      }),
      { seed: 20_260_105 },
    );
  });
});
