export const features = {
  title: 'Features',
  name: 'Name',
  state: 'State',
  runs: 'What runs',
  default: 'Default',
  updated: 'Changed',
  filter: 'Filter by name',
  launch: 'Launch',
  experiment: 'Experiment',
  nothingRuns: 'nothing',
  off: 'Off',
  on: 'On',
  count: (count: number) => (count === 1 ? '1 feature' : `${count} features`),
  firstTitle: 'No feature yet',
  firstText:
    'A feature is a decision in your code that can be changed from here. These lines make one and ask for it; it appears here by itself.',
} as const;
