import type { OperationName } from '../../contract/index.ts';
import { LARGEST_BODY } from '../../lambdas/http/largest-body.ts';
import { sampleParts } from '../contract/sample.ts';
import { faultsOf } from './answer-faults.ts';
import { type ObservedAnswer, served } from './fuzz-target.ts';
import { type Draft, hasBody, pathOf, requestOf } from './request.ts';
import { itLeavesTheTable, useFuzzTarget } from './use-fuzz-target.ts';

const target = useFuzzTarget('requests that are none');

/** Sends each draft; what breaks the rules of every answer, or `wanted`, by the draft. */
const mistakes = async (
  name: OperationName,
  drafts: Readonly<Record<string, Draft>>,
  wanted: (answer: ObservedAnswer, title: string) => boolean,
): Promise<unknown[]> => {
  const found: unknown[] = [];
  for (const [title, draft] of Object.entries(drafts)) {
    const answer = await target.send(requestOf(name, draft));
    const faults = faultsOf(name, answer);
    if (faults.length > 0 || !wanted(answer, title))
      found.push({ title, faults, error: answer.error, body: answer.body });
  }
  return found;
};

const each = <T>(values: readonly T[], draft: (value: T) => Draft): Record<string, Draft> =>
  Object.fromEntries(values.map((value) => [JSON.stringify(value).slice(0, 60), draft(value)]));

const isRefused = ({ status }: ObservedAnswer): boolean => status === 400 || status === 404;
const isUnread = ({ body }: ObservedAnswer): boolean => body.reason === 'cannotParse';
const namesOf = ({ body }: ObservedAnswer): string[] =>
  (body.fieldList ?? []).map((field: { name: string }) => field.name);

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const deepObject = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('given a body that is no JSON object', () => {
  const broken = [
    '{',
    '}',
    '{"a":}',
    '{"a":1,}',
    "{'a':1}",
    'nul',
    '{}{}',
    '{"a":1}x',
    '\u0000',
    '\ufeff{}',
    '"',
    '{"a":NaN}',
  ];
  const others = [
    'null',
    'true',
    '0',
    '-0',
    '1e999',
    '"text"',
    '[]',
    '[{}]',
    deep(10_000),
    '{"a":undefined}',
    ' ',
    '\n',
  ];

  it.each(served.filter(hasBody))('%s cannot parse it', async (name) => {
    expect(
      await mistakes(
        name,
        each([...broken, ...others], (text) => ({ text })),
        isUnread,
      ),
    ).toEqual([]);
  });

  it.each(served.filter(hasBody))('%s cannot parse bytes that are no UTF-8', async (name) => {
    const cut = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]);
    const drafts = { bytes: { text: cut.toString('base64'), base64: true } };
    expect(await mistakes(name, drafts, isUnread)).toEqual([]);
  });

  itLeavesTheTable(target);
});

describe('given another content type', () => {
  const wrong = [
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'json',
    ';',
    '\u0000',
  ];
  const right = [undefined, '', 'application/json', 'APPLICATION/JSON; charset=utf-8', 'application/x-amz-json-1.1'];

  it.each(served.filter(hasBody))('%s cannot parse what claims not to be JSON', async (name) => {
    expect(
      await mistakes(
        name,
        each(wrong, (contentType) => ({ contentType })),
        isUnread,
      ),
    ).toEqual([]);
  });

  it.each(served.filter(hasBody))('%s reads JSON by all its names, and without one', async (name) => {
    const drafts = Object.fromEntries(
      right.map((contentType) => [String(contentType), { contentType, text: '{"x":' }]),
    );
    expect(await mistakes(name, drafts, ({ body }) => body.message.includes('not valid JSON'))).toEqual([]);
  });

  itLeavesTheTable(target);
});

describe('given more than there should be', () => {
  it.each(served.filter(hasBody))('%s refuses a body over the limit', async (name) => {
    const text = `{"x":"${'a'.repeat(LARGEST_BODY)}"}`;
    expect(await mistakes(name, { large: { text } }, ({ status }) => status === 413)).toEqual([]);
  });

  it.each(served.filter(hasBody))('%s bears nesting of any depth, in its own members and in others', async (name) => {
    const members = Object.keys(sampleParts(name).body ?? {});
    const texts = members.flatMap((member) => [10_000, 250_000].map((levels) => `{"${member}":${deep(levels)}}`));
    const known = each(texts, (text) => ({ text }));
    expect(await mistakes(name, known, isRefused)).toEqual([]);
    expect(await mistakes(name, { deep: { text: `{"x":${deepObject(10_000)}}` } }, () => true)).toEqual([]);
  });

  it.each(served.filter(hasBody))('%s takes keys of prototypes for what they are: keys', async (name) => {
    const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'toJSON'];
    const polluted = keys.map((key) => `"${key}":{"polluted":true,"name":"abcd"}`).join();
    const alone = await target.send(requestOf(name, { text: `{${polluted}}` }));
    const empty = await target.send(requestOf(name, { text: '{}' }));
    expect(faultsOf(name, alone)).toEqual([]);
    expect([alone.status, namesOf(alone)]).toEqual([empty.status, namesOf(empty)]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

const withQuery = served.filter((name) => Object.keys(sampleParts(name).query).length > 0);
const isPaged = (name: OperationName): boolean => 'maxResults' in sampleParts(name).query;

describe('given a query', () => {
  const numbers = [
    '',
    ' ',
    '0',
    '-1',
    '101',
    '1.5',
    '1e1',
    '0x10',
    '+5',
    '5 ',
    '٥',
    'NaN',
    'Infinity',
    'null',
    'true',
    '[]',
    '9'.repeat(400),
  ];

  it.each(withQuery.filter(isPaged))('%s takes as maxResults only a number in its range', async (name) => {
    const query = { ...sampleParts(name).query, nextToken: [] };
    const drafts = each(numbers, (text) => ({ query: { ...query, maxResults: [text] } }));
    expect(await mistakes(name, drafts, (answer) => namesOf(answer).join() === 'maxResults')).toEqual([]);
  });

  it.each(withQuery.filter(isPaged))('%s takes no page token but its own', async (name) => {
    const query = { ...sampleParts(name).query, maxResults: ['1'] };
    const tokens = [
      '',
      ' ',
      'x',
      '\u0000',
      '\ud800',
      '=',
      'A'.repeat(40),
      'A'.repeat(8192),
      'A'.repeat(8193),
      '{"PK":"ACCOUNT"}',
      '__proto__',
    ];
    const drafts = each(tokens, (token) => ({ query: { ...query, nextToken: [token] } }));
    expect(await mistakes(name, drafts, (answer) => namesOf(answer).join() === 'nextToken')).toEqual([]);
  });

  it.each(withQuery.filter((name) => name !== 'UntagResource'))('%s wants each member once', async (name) => {
    const { query } = sampleParts(name);
    for (const member of Object.keys(query)) {
      const values = [...(query[member] ?? []), ...(query[member] ?? [])];
      const drafts = { [member]: { query: { ...query, [member]: values } } };
      expect(await mistakes(name, drafts, (answer) => namesOf(answer).includes(member))).toEqual([]);
    }
  });

  it.each(withQuery)('%s ignores members that it does not know', async (name) => {
    const known = sampleParts(name).query;
    const strange = Object.fromEntries(
      ['__proto__', 'constructor', 'x', '', 'a[b]', '\u0000'].map((key) => [key, ['1', '2']]),
    );
    const plain = await target.send(requestOf(name, { query: known }));
    const drafts = { strange: { query: { ...strange, ...known } } };
    expect(await mistakes(name, drafts, ({ status }) => status === plain.status)).toEqual([]);
  });
});

const withLabels = served.filter((name) => Object.keys(sampleParts(name).params).length > 0);

describe('given a path', () => {
  const encodings = [
    '%',
    '%2',
    '%zz',
    '%00',
    '%c3%28',
    '%ED%A0%80',
    '%FF',
    '%2F',
    '%2e%2e',
    '%252F',
    '%25',
    '+',
    '%20',
    ';',
    '%3F',
    '*',
    '"',
    '<',
    "'",
    '%F0%9F%98%80',
    '%E2%80%AE',
    'a'.repeat(3000),
    encodeURIComponent('arn:aws:evidently:us-east-1:123456789012:other/x'),
    encodeURIComponent('arn:aws:evidently:::project/'),
    'arn:',
  ];

  it.each(withLabels)('%s refuses labels that name nothing, however they are encoded', async (name) => {
    for (const label of Object.keys(sampleParts(name).params)) {
      const drafts = each(encodings, (text) => ({
        path: pathOf(name, { ...sampleParts(name).params, [label]: 'LABEL' }).replace('LABEL', () => text),
      }));
      expect(await mistakes(name, drafts, isRefused)).toEqual([]);
    }
  });

  it.each(withLabels)('%s has no label that is empty, and no path that goes on', async (name) => {
    const path = pathOf(name, sampleParts(name).params);
    const empty = Object.keys(sampleParts(name).params).map((label) =>
      pathOf(name, { ...sampleParts(name).params, [label]: '' }),
    );
    const drafts = each([`${path}/`, `/${path}`, `${path}/x/y`, `${path}//`, ...empty], (other) => ({ path: other }));
    expect(await mistakes(name, drafts, ({ error }) => error !== undefined)).toEqual([]);
  });

  it.each(served)('%s has one method', async (name) => {
    const methods = ['PUT', 'HEAD', 'TRACE', 'CONNECT', 'OPTIONS', 'get', 'Post', '', '__proto__', 'POST '];
    const drafts = each(methods, (method) => ({ method }));
    expect(await mistakes(name, drafts, ({ error }) => error === 'UnknownOperationException')).toEqual([]);
  });

  it('knows no path but those of the table', async () => {
    const paths = [
      '',
      '/',
      '//',
      '/projects/',
      '/__proto__',
      '/constructor',
      '/Projects',
      '/projects/a/b/c/d/e',
      '/tags',
      '/tags/',
      '*',
      '/%',
      'http://x/projects',
      `/${'a/'.repeat(5000)}`,
    ];
    const drafts = each(
      ['GET', 'POST', 'PATCH', 'DELETE'].flatMap((method) => paths.map((path) => ({ method, path }))),
      (draft) => draft,
    );
    expect(await mistakes('ListProjects', drafts, ({ error }) => error === 'UnknownOperationException')).toEqual([]);
  });

  itLeavesTheTable(target);
});
