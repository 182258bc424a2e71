import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPositions, writePositions } from '../../../local/stream/stream-position.ts';

const directory = mkdtempSync(join(tmpdir(), 'positions-'));
const file = join(directory, 'stream.json');
afterAll(() => rmSync(directory, { recursive: true }));

describe('the positions in a stream', () => {
  it('are those that were kept', () => {
    writePositions(file, { streamArn: 'stream/1', positions: { shard: '7' } });
    expect(readPositions(file, 'stream/1')).toEqual({ shard: '7' });
  });

  it('are none in the stream of another table, whose numbers begin anew', () => {
    writePositions(file, { streamArn: 'stream/1', positions: { shard: '7' } });
    expect(readPositions(file, 'stream/2')).toEqual({});
  });

  it.each(['', '{"streamArn":"stream/1","posi', 'null', '[]'])('are none in a broken file: %j', (text) => {
    writeFileSync(file, text);
    expect(readPositions(file, 'stream/1')).toEqual({});
  });
});
