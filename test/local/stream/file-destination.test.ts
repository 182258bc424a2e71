import { fileName } from '../../../local/stream/file-destination.ts';

describe('the name of a file for what callers named', () => {
  it.each([
    ['events*(1)', 'events%2A(1)'],
    ['a:b', 'a%3Ab'],
    ['ends.', 'ends%2E'],
    ['nul', '%6Eul'],
    ['Con.jsonl', '%43on.jsonl'],
    ['console.jsonl', 'console.jsonl'],
    ['..', '%2E%2E'],
  ])('is one that Windows takes: %s', (name, file) => {
    expect(fileName(name, 'win32')).toBe(file);
  });

  it('is the name itself elsewhere, but for dots alone', () => {
    expect(fileName('events*:', 'linux')).toBe('events*:');
    expect(fileName('..', 'darwin')).toBe('%2E%2E');
  });
});
