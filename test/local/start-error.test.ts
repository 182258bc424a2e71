import { reasonOf } from '../../local/start-error.ts';

const refusedBy = (address: string) =>
  Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' });

describe('the reason of a failure', () => {
  it.each([
    ['what is no error', 'text', 'text'],
    ['the first line of an error', new Error('one\ntwo'), 'one'],
    ['the code of an error that says nothing', Object.assign(new Error(''), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
    [
      'every address that refused, of a name that has several',
      Object.assign(new AggregateError([refusedBy('::1:8000'), refusedBy('127.0.0.1:8000')]), { code: 'ECONNREFUSED' }),
      'connect ECONNREFUSED ::1:8000, connect ECONNREFUSED 127.0.0.1:8000',
    ],
    [
      'with what caused it',
      new Error('The store is unavailable.', { cause: refusedBy('127.0.0.1:8000') }),
      'The store is unavailable: connect ECONNREFUSED 127.0.0.1:8000',
    ],
  ])('is %s', (_, error, reason) => expect(reasonOf(error)).toBe(reason));
});
