/**
 * Templates that something else makes CloudFormation of: a loop, SAM, and `selfevident migrate`.
 */
import { value } from './scenarios.ts';
import type { StackTemplate } from './stacks.ts';
import type { State } from './state.ts';
import { again, breaksOff, gone, renamedIn, type Scenario, withOther } from './steps.ts';

const on = { variations: [value('on', { boolValue: true })] };
const offAndOn = { variations: [value('off', { boolValue: false }), value('on', { boolValue: true })] };

interface Kind {
  readonly stack: string;
  readonly template: StackTemplate;
  /** The logical ids of the project, and of one of its features. */
  readonly project: string;
  readonly feature?: string;
  readonly shop: string;
  readonly resources: State;
}

/** Created, deployed again, updated, broken half-way, renamed, and deleted. */
const lifeOf = ({ stack, template, project, feature, shop, resources }: Kind): Scenario => {
  const described = `project/${shop}`;
  const other = { [`${project}.Description`]: 'Another' };
  const updated = { ...resources, [described]: { description: 'Another' } };
  const halfway = {
    [`${project}.Description`]: 'Half-way',
    ...(feature ? { [`${feature}.Description`]: 'Half-way' } : {}),
  };
  return {
    stack,
    steps: [
      { name: 'created', template, resources },
      again(template, resources),
      { name: 'updated', template: withOther(template, other), resources: updated },
      breaksOff(template, halfway, updated),
      {
        name: 'renamed',
        template: withOther(template, { ...other, [`${project}.Name`]: `${shop}-2` }),
        resources: renamedIn(updated, shop, `${shop}-2`),
      },
      gone,
    ],
  };
};

const migrated = (file: string): StackTemplate => ({ file: `../../migrate/templates/${file}`, migrated: true });
const features = (shop: string, all: State): State => ({ [`project/${shop}`]: {}, ...all });

export const transformed: readonly Scenario[] = [
  lifeOf({
    stack: 'for-each',
    template: { file: 'for-each.yaml' },
    project: 'Shop',
    shop: 'loop-shop',
    resources: features('loop-shop', {
      'project/loop-shop/feature/Search': on,
      'project/loop-shop/feature/Banner': on,
      'project/loop-shop/feature/Price': on,
    }),
  }),
  lifeOf({
    stack: 'sam',
    template: { file: 'sam.yaml' },
    project: 'Shop',
    feature: 'Search',
    shop: 'sam-shop',
    resources: features('sam-shop', { 'project/sam-shop/feature/search': on }),
  }),
  lifeOf({
    stack: 'migrated-sam',
    template: migrated('sam.yaml'),
    project: 'ProjectSelfevident',
    feature: 'SearchSelfevident',
    shop: 'sam-shop',
    resources: features('sam-shop', { 'project/sam-shop/feature/search': offAndOn }),
  }),
  lifeOf({
    stack: 'migrated-serverless',
    template: migrated('serverless.yml'),
    project: 'ShopProjectSelfevident',
    feature: 'SearchFeatureSelfevident',
    shop: 'shop-test',
    resources: features('shop-test', { 'project/shop-test/feature/search': offAndOn }),
  }),
];
