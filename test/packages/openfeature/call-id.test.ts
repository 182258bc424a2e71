import { newCallId } from '../../../packages/openfeature/service/call-id.ts';

describe('the id of a call', () => {
  it('is another one each time, and fits into a header', () => {
    const ids = Array.from({ length: 10_000 }, newCallId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[-.e\d]{3,60}$/);
  });
});
