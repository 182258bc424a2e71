import { reportToStandardError } from '../../../lambdas/entry/report.ts';

const linesOf = (error: Error): string[] => {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  reportToStandardError('request failed', { error });
  const [line] = printed.mock.calls.flat();
  printed.mockRestore();
  return JSON.parse(line as string).error.split('\n');
};

it('a failure is written with what caused it, so that a connection that was refused names whose address it was', () => {
  const refused = ['::1:8000', '127.0.0.1:8000'].map((address) => new Error(`connect ECONNREFUSED ${address}`));
  const lines = linesOf(new Error('The store is unavailable.', { cause: new AggregateError(refused) }));
  expect(lines.filter((line) => !line.startsWith('    at '))).toEqual([
    'Error: The store is unavailable.',
    'Caused by AggregateError: ',
    'Caused by Error: connect ECONNREFUSED ::1:8000',
    'Caused by Error: connect ECONNREFUSED 127.0.0.1:8000',
  ]);
});
