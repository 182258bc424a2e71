// A snapshot of the project, as the service sends it.
import { FLAGS } from '../flags.ts';

const variations = ['A', 'B'].map((name) => ({ name, value: { stringValue: name } }));
const launch = {
  name: 'half',
  salt: 'half',
  startedTime: 0,
  groups: ['A', 'B'].map((name) => ({ name, variation: name })),
  steps: [{ startTime: 0, groupWeights: { A: 50_000, B: 50_000 }, segmentOverrides: [] }],
};
const feature = ({ name, isSplit }) => ({
  variations,
  defaultVariation: 'A',
  evaluationStrategy: 'ALL_RULES',
  entityOverrides: {},
  ...(isSplit ? { launch: { ...launch, id: name } } : {}),
});

export default {
  format: 1,
  project: 'shop',
  projectArn: 'arn:aws:evidently:us-east-1:000000000000:project/shop',
  projectId: 'shop',
  version: 1,
  delivers: false,
  deployment: { partition: 'aws', region: 'us-east-1', account: '000000000000' },
  formerArns: [],
  now: Date.now() / 1_000,
  features: Object.fromEntries(FLAGS.map((flag) => [flag.name, feature(flag)])),
};
