/** Values of every type, and what comes of asking for another. */
import { always, type Deviation, question, refused, type Scenario, scenario } from '../scenario.ts';
import { JSON_TEXT, LONG_NAME, LONG_TEXT, UNICODE } from '../world.ts';

const mismatch = refused('TYPE_MISMATCH');

const javaObject = (value: unknown): Deviation => ({
  providers: ['java'],
  because: 'it hands out any value as an object',
  want: [always(value)],
});

export const values: readonly Scenario[] = [
  scenario('a boolean that is true', question('yes', 'boolean', always(true))),
  scenario('a boolean that is false', question('no', 'boolean', always(false))),
  scenario('a string', question('word', 'string', always('hello'))),
  scenario('an empty string', question('empty', 'string', always(''))),
  scenario('a string of many scripts, with quotes and lines', question('unicode', 'string', always(UNICODE))),
  scenario('JSON in a string', question('json', 'string', always(JSON_TEXT))),
  scenario('digits in a string', question('digits', 'string', always('7'))),
  scenario('the longest string', question('longText', 'string', always(LONG_TEXT))),
  scenario('an integer', question('seven', 'integer', always(7))),
  scenario('zero', question('zero', 'integer', always(0))),
  scenario('a negative integer', question('negative', 'integer', always(-42))),
  scenario('the largest integer of 32 bits', question('largest32', 'integer', always(2_147_483_647))),
  scenario('the largest integer', question('largest', 'integer', always(9_007_199_254_740_991)), {
    deviations: [{ providers: ['java'], because: "integers of OpenFeature's SDK have 32 bits", want: [mismatch] }],
  }),
  scenario('7.0', question('sevenPointZero', 'float', always(7))),
  scenario('0.0', question('zeroPointZero', 'float', always(0))),
  scenario('1e21', question('huge', 'float', always(1e21))),
  scenario('-0.5', question('half', 'float', always(-0.5))),
  scenario('0.1', question('tenth', 'float', always(0.1))),
  scenario('the smallest number', question('tiny', 'float', always(5e-324))),
  scenario('a name of 127 characters', question(LONG_NAME, 'string', always('long', LONG_NAME))),
  scenario('a name with dots, dashes and underscores', question('dots.and-dashes_1', 'string', always('named'))),
  scenario('a string, asked as a boolean', question('word', 'boolean', mismatch)),
  scenario('a boolean, asked as a string', question('yes', 'string', mismatch)),
  scenario('a string of digits, asked as an integer', question('digits', 'integer', mismatch)),
  scenario('an integer, asked as a string', question('seven', 'string', mismatch)),
  scenario('JSON in a string, asked as an object', question('json', 'object', mismatch), {
    deviations: [javaObject(JSON_TEXT)],
  }),
  scenario('a boolean, asked as an object', question('yes', 'object', mismatch), { deviations: [javaObject(true)] }),
  scenario('a fraction, asked as an integer', question('half', 'integer', mismatch), {
    deviations: [
      {
        providers: ['js-server', 'web', 'react'],
        because: 'JavaScript has one type for numbers',
        want: [always(-0.5)],
      },
    ],
  }),
  scenario('a boolean, asked as an integer', question('yes', 'integer', mismatch), {
    deviations: [{ providers: ['python'], because: 'a bool of Python is an int', want: [always(true)] }],
  }),
];
