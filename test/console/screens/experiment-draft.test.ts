import { draftOf, fitsForm, updateOf } from '../../../console/screens/experiment-wizard/draft-of.ts';
import type { Output } from '../../../contract/index.ts';

type Experiment = NonNullable<Output<'GetExperiment'>['experiment']>;

const experiment = (more: Partial<Experiment> = {}): Experiment => ({
  arn: 'arn:aws:evidently:us-east-1:000000000000:project/shop/experiment/test',
  name: 'test',
  status: 'CREATED',
  createdTime: 0,
  lastUpdatedTime: 0,
  type: 'aws.evidently.onlineab',
  description: 'It sells more.',
  treatments: [
    { name: 'control', description: 'as it is', featureVariations: { checkout: 'off' } },
    { name: 'on', featureVariations: { checkout: 'on' } },
  ],
  metricGoals: [
    {
      metricDefinition: {
        name: 'revenue',
        entityIdKey: 'user.id',
        valueKey: 'amount',
        eventPattern: '{"a":[1]}',
        unitLabel: 'EUR',
        aggregation: 'VALUE_PER_ENTITY',
        entityCap: 500,
      },
      desiredChange: 'INCREASE',
    },
  ],
  samplingRate: 100_000,
  segment: 'arn:aws:evidently:us-east-1:000000000000:segment/adults',
  onlineAbDefinition: { controlTreatmentName: 'control', treatmentWeights: { control: 80_000, on: 20_000 } },
  ...more,
});

describe('the draft of an experiment', () => {
  const draft = draftOf(experiment());

  it('changes nothing as long as nobody changes it', () => expect(updateOf(draft, draft)).toEqual({}));

  it.each([
    ['its hypothesis', { hypothesis: '' }, { description: '' }],
    ['who takes part', { sampling: '12.5' }, { samplingRate: 12_500 }],
    ['its segment', { segment: 'others' }, { segment: 'others' }],
    ['that there is no segment', { segment: '' }, { removeSegment: true }],
    [
      'its shares',
      { weights: { off: '50', on: '50' } },
      { onlineAbConfig: { controlTreatmentName: 'control', treatmentWeights: { control: 50_000, on: 50_000 } } },
    ],
    [
      'that shares are equal again',
      { weights: {} },
      { onlineAbConfig: { controlTreatmentName: 'control', treatmentWeights: { control: 50_000, on: 50_000 } } },
    ],
  ])('sends only %s', (_, changed, update) => expect(updateOf(draft, { ...draft, ...changed })).toEqual(update));

  it('keeps the names and descriptions of treatments, and calls a new one as its variation', () => {
    const { treatments, onlineAbConfig } = updateOf(draft, { ...draft, variations: ['off', 'more'], weights: {} });
    expect(treatments).toEqual([
      { name: 'control', description: 'as it is', feature: 'checkout', variation: 'off' },
      { name: 'more', feature: 'checkout', variation: 'more' },
    ]);
    expect(onlineAbConfig?.treatmentWeights).toEqual({ control: 50_000, more: 50_000 });
  });

  it('keeps what the form does not show of a goal, and drops what is emptied', () => {
    const [goal] = draft.goals;
    const goals = goal ? [{ ...goal, pattern: '', valueKey: 'price' }] : [];
    expect(updateOf(draft, { ...draft, goals }).metricGoals).toEqual([
      {
        metricDefinition: {
          name: 'revenue',
          entityIdKey: 'user.id',
          valueKey: 'price',
          unitLabel: 'EUR',
          aggregation: 'VALUE_PER_ENTITY',
          entityCap: 500,
        },
        desiredChange: 'INCREASE',
      },
    ]);
  });

  it('shows equal shares as none that anybody typed', () => {
    const treatmentWeights = { control: 33_334, on: 33_333 };
    expect(draftOf(experiment({ onlineAbDefinition: { treatmentWeights } })).weights).toEqual({});
    expect(draft.weights).toEqual({ off: '80', on: '20' });
  });

  it.each([
    ['one feature', experiment(), true],
    ['nothing yet', experiment({ treatments: [] }), true],
    [
      'two features',
      experiment({
        treatments: [
          { name: 'a', featureVariations: { checkout: 'on' } },
          { name: 'b', featureVariations: { search: 'on' } },
        ],
      }),
      false,
    ],
    [
      'one variation twice',
      experiment({
        treatments: [
          { name: 'a', featureVariations: { checkout: 'on' } },
          { name: 'b', featureVariations: { checkout: 'on' } },
        ],
      }),
      false,
    ],
  ])('of %s is in the form or not', (_, one, fits) => expect(fitsForm(one)).toBe(fits));
});
