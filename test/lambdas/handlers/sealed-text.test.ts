import fc from 'fast-check';
import { openText, sealText } from '../../../lambdas/handlers/sealed-text.ts';

const secret = Buffer.alloc(32, 1);
const list = '["ListFeatures",[["project","shop"]]]';

it('opens to the place that it was sealed with', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string(), (place, of) => {
      const token = sealText(secret, of, place);
      expect(openText(secret, of, token)).toBe(place === '' ? undefined : place);
      expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
    }),
    { seed: 1 },
  );
});

it('is never the same twice', () => {
  expect(sealText(secret, list, 'FEATURE#a')).not.toBe(sealText(secret, list, 'FEATURE#a'));
});

it('opens for no other list, and under no other secret', () => {
  const token = sealText(secret, list, 'FEATURE#a');
  expect(openText(secret, `${list} `, token)).toBeUndefined();
  expect(openText(Buffer.alloc(32, 2), list, token)).toBeUndefined();
});

it('is refused with any one character changed, left out or added', () => {
  const token = sealText(secret, list, 'FEATURE#a');
  for (let at = 0; at < token.length; at++) {
    const changed = token[at] === 'A' ? 'B' : 'A';
    expect(openText(secret, list, token.slice(0, at) + changed + token.slice(at + 1))).toBeUndefined();
    expect(openText(secret, list, token.slice(0, at) + token.slice(at + 1))).toBeUndefined();
    expect(openText(secret, list, `${token.slice(0, at)}=${token.slice(at)}`)).toBeUndefined();
  }
});
