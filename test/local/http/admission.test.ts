import { refusalOf } from '../../../local/http/admission.ts';

const rules = { hosts: ['0.0.0.0', 'box.lan', 'fe80::1'], origins: ['https://app.test'] };
const refusal = (headers: { host?: string; origin?: string }) =>
  refusalOf({ host: '127.0.0.1:2773', ...headers }, rules);

describe('the Host of a request', () => {
  it.each([
    '127.0.0.1',
    '127.0.0.1:2773',
    '127.8.9.10:1',
    'localhost',
    'LocalHost:2773',
    '[::1]:2773',
    'dataplane.localhost:2773',
    'dataplane.127.0.0.1:2773',
    'box.lan:2773',
    'dataplane.box.lan',
    '0.0.0.0:2773',
    '[fe80::1]:2773',
  ])('may be %s', (host) => {
    expect(refusal({ host })).toBeUndefined();
  });

  it.each([
    '',
    'evil.test',
    'evil.test:2773',
    'localhost.evil.test',
    '127.0.0.1.evil.test',
    'dataplane.dataplane.localhost',
    'evil@localhost',
    'localhost/evil.test',
    'dataplane.',
    '10.0.0.1',
    '[::2]',
    '128.0.0.1',
    'localhost, evil.test',
  ])('may not be "%s"', (host) => {
    expect(refusal({ host })).toContain('Host');
  });

  it('may not be missing', () => {
    expect(refusalOf({}, rules)).toContain('Host');
  });
});

describe('the Origin of a request', () => {
  it.each(['http://localhost:3000', 'https://127.0.0.1', 'http://[::1]:8080', 'https://app.test'])(
    'may be %s',
    (origin) => {
      expect(refusal({ origin })).toBeUndefined();
    },
  );

  it.each([
    'https://evil.test',
    'null',
    '',
    'http://app.test',
    'https://app.test:444',
    'https://localhost.evil.test',
    'localhost',
  ])('may not be "%s"', (origin) => {
    expect(refusal({ origin })).toContain('Origin');
  });
});
