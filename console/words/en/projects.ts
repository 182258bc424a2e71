export const projects = {
  title: 'Projects',
  create: 'Create project',
  name: 'Name',
  nameHint: 'Letters, digits and - . _',
  description: 'Description',
  features: (count: number) => (count === 1 ? '1 feature' : `${count} features`),
  running: (count: number) => (count === 1 ? '1 running' : `${count} running`),
  launches: 'Running launches',
  experiments: 'Running experiments',
  created: 'Created',
  firstTitle: 'Begin with a project',
  firstText:
    'A project holds the features of one product, and the launches and experiments on them. These lines make one; it appears here by itself.',
  cancel: 'Cancel',
} as const;
