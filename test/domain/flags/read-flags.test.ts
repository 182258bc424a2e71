/**
 * Faults of a document: where, what, and what to do.
 */
import { readFlags } from '../../../domain/flags/read-flags.ts';
import { variations } from '../../lambdas/resources.ts';

const faultsOf = (document: unknown) =>
  readFlags(document).faults.map(({ path, message }) => `${path.join('.')} ${message}`.trim());

const whole = (more: object = {}) => ({ version: 1, project: { name: 'shop' }, ...more });
const feature = (more: object) => whole({ features: { f: { variations: variations('a'), ...more } } });

it.each<[string, unknown, string | RegExp]>([
  ['text', 'nothing', 'is no file of flags'],
  ['nothing', null, 'is no file of flags'],
  ['no version', { project: { name: 'shop' } }, 'version is required: this Selfevident reads version: 1'],
  ['a later version', { ...whole(), version: 2 }, 'version must be 1: a newer Selfevident may read this file'],
  ['no project', { version: 1 }, 'project is required'],
  ['the name of a project alone', { version: 1, project: 'shop' }, 'project must have a name, as in {name: shop}'],
  ['a project without a name', { version: 1, project: {} }, 'project.name is required'],
  [
    'an unknown section',
    whole({ flags: {} }),
    'flags is not a member that Selfevident knows; there are version, project, segments, features, launches, experiments',
  ],
  ['a list of features', whole({ features: [] }), 'features must have resources by their names'],
  ['a feature without members', whole({ features: { f: null } }), 'features.f must have members'],
  [
    'an unknown member',
    feature({ variation: 'a' }),
    /^features\.f\.variation is not a member that Selfevident knows; there are .*variations/,
  ],
  ['a member of a template', feature({ DefaultVariation: 'a' }), /^features\.f\.DefaultVariation is not a member/],
  [
    'a name that is none',
    whole({ features: { 'a b': { variations: variations('a') } } }),
    /^features\.a b\.name must match/,
  ],
  [
    'a number instead of a text',
    feature({ defaultVariation: 7 }),
    'features.f.defaultVariation must be a string: write it in quotes',
  ],
  [
    'a value of no type',
    feature({ variations: [{ name: 'a', value: { text: 'b' } }] }),
    /^features\.f\.variations\.0\.value\.text is not a member/,
  ],
  [
    'an integer that no number holds',
    feature({ variations: [{ name: 'a', value: { longValue: 2 ** 53 } }] }),
    /^features\.f\.variations\.0\.value\.longValue must be/,
  ],
  [
    'a time that is none',
    whole({
      launches: {
        l: {
          groups: [{ name: 'g', feature: 'f', variation: 'a' }],
          scheduledSplitsConfig: { steps: [{ startTime: 'soon', groupWeights: {} }] },
        },
      },
    }),
    'launches.l.scheduledSplitsConfig.steps.0.startTime must be a time like 2030-01-31T12:00:00Z',
  ],
  ['a run of a feature', feature({ running: {} }), /^features\.f\.running is not a member/],
])('%s', (_, document, message) => {
  expect(faultsOf(document)).toEqual([typeof message === 'string' ? message : expect.stringMatching(message)]);
});

it('has nothing to say of what is whole', () => {
  expect(faultsOf(feature({ description: null }))).toEqual([]);
});
