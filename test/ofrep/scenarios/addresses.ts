/** Where providers ask, and what changes in between. */
import { always, ann, type Context, onPages, question, refused, type Scenario, scenario, served } from '../scenario.ts';
import { launched } from './reasons.ts';

const word = question('word', 'string', always('hello'));
/** A key is not told why. */
const byKey = question('word', 'string', { value: 'hello', variant: 'only', reason: 'STATIC', metadata: {} });
const notFound = refused('FLAG_NOT_FOUND');

const overridden = (want: 'old' | 'new', context: Context) =>
  question(
    'overridden',
    'string',
    want === 'new'
      ? served('new', 'new', 'TARGETING_MATCH', 'ENTITY_OVERRIDES_MATCH')
      : served('old', 'old', 'DEFAULT', 'DEFAULT'),
    context,
  );

const aimed = (arm: string, more: Context) =>
  question('aimed', 'string', launched(arm, 'aimed'), { targetingKey: 'ann', ...more });

export const addresses: readonly Scenario[] = [
  scenario('below the project, with a slash at the end', word, { address: 'slash' }),
  scenario('below the ARN of the project', word, { address: 'arn' }),
  scenario('with a key, at a service that wants one', byKey, { address: 'keyed', by: 'service' }),
  scenario('with a key at the root, which says the project', byKey, { address: 'keyedRoot', by: 'service' }),
  scenario('before a service that wants signatures', word, { address: 'signed', by: 'agent' }),
  scenario('at the root', word, { address: 'root' }),
  scenario('at the root, with a slash at the end', word, { address: 'rootSlash' }),
  scenario('at the root, where no project was named', question('word', 'string', notFound), { address: 'noRoot' }),
  scenario('below a project that is not there', question('word', 'string', notFound), { address: 'nowhere' }),
  scenario('another entity', [
    overridden('new', ann),
    overridden('old', { targetingKey: 'bob' }),
    overridden('new', ann),
    overridden('new', { targetingKey: 'ünï/1 &=🎉' }),
  ]),
  scenario('another attribute of the same entity', [
    aimed('old', { tier: 'silver' }),
    aimed('new', { tier: 'gold' }),
    aimed('old', {}),
  ]),
  scenario(
    'the same answer again, by its ETag',
    [
      aimed('old', { tier: 'silver' }),
      aimed('old', { tier: 'bronze' }),
      aimed('new', { tier: 'gold' }),
      aimed('new', { tier: 'gold', city: 'Bern' }),
      overridden('old', { targetingKey: 'bob' }),
    ],
    { address: 'watched', statuses: { of: onPages, are: [200, 304, 200, 304, 200] } },
  ),
];
