import { isNumber, isText, scalarOf } from '../../../domain/segment/scalar.ts';

describe('a scalar', () => {
  it('is the text of a number or literal as written, and a string without its escapes', () => {
    expect(['3.0e2', '-0', 'null', '"x', '"\\u0061\\\\', '"'].map(scalarOf)).toEqual([
      '3.0e2',
      '-0',
      'null',
      '"x',
      '"a\\',
      '"',
    ]);
  });

  it.each(['0', '9e9', '-1'])('%s is a number', (text) => {
    expect([isNumber(text), isText(text)]).toEqual([true, false]);
  });

  it.each(['"', '"5', '"-5'])('%s is a string', (text) => {
    expect([isNumber(text), isText(text)]).toEqual([false, true]);
  });

  it.each(['null', 'true', 'false', ''])('%j is neither', (text) => {
    expect([isNumber(text), isText(text)]).toEqual([false, false]);
  });
});
