/**
 * Names of features in code of many languages.
 */
import { isFlagsFile, namesAskedFor, namesMentioned } from '../../../domain/flags/references.ts';

const names = (code: string) => namesAskedFor(code).map(({ name }) => name);

it.each([
  ["await evidently.evaluateFeature({ project: 'shop', feature: 'checkout', entityId })", ['checkout']],
  ['evidently.batchEvaluateFeature({ requests: [{ feature: "a.b" }, { feature: `c` }] })', ['a.b', 'c']],
  ['evidently.evaluate_feature(project="shop", feature="checkout", entityId=id)', ['checkout']],
  ['{"feature": "checkout"} # for evaluate_feature', ['checkout']],
  ['&evidently.EvaluateFeatureInput{Feature: aws.String("checkout")}', ['checkout']],
  ['EvaluateFeatureRequest.builder().project("shop").feature("checkout")', ['checkout']],
  ['aws evidently evaluate-feature --project shop --feature checkout --entity-id 1', ['checkout']],
  ["client.getBooleanValue('checkout', false)", ['checkout']],
  ["client.getObjectDetails<Banner>('checkout', {})", ['checkout']],
  ['client.get_string_value("checkout", "a")', ['checkout']],
  ['await client.get_boolean_details_async("checkout", False)', ['checkout']],
  ['client.BooleanValue(ctx, "checkout", false, evalCtx)', ['checkout']],
  ['client.StringValueDetails(context.Background(), "checkout", "a", c)', ['checkout']],
  ['await client.GetBooleanValueAsync("checkout", false)', ['checkout']],
  ["const { value } = useFlag('checkout', false)", ['checkout']],
  ["const on = useBooleanFlagValue('checkout', false)", ['checkout']],
  ["map.addLayer({ feature: 'road' })", []],
  ['client.getBooleanValue(name, false)', []],
  ['input.getStringValue()', []],
])('%s', (code, expected) => {
  expect(names(code)).toEqual(expected);
});

it('have the lines on which they stand', () => {
  expect(namesAskedFor("\n\nclient.getBooleanValue(\n  'a')\nclient.getBooleanValue('b')")).toEqual([
    { name: 'a', line: 3 },
    { name: 'b', line: 5 },
  ]);
});

it('are mentioned as whole words', () => {
  const known = new Set(['search', 'a.b', '-x', 'new']);
  expect(namesMentioned("const KEY = 'search'; // see a.b. And -x, research, newer", known).sort()).toEqual([
    '-x',
    'a.b',
    'search',
  ]);
});

it('are not asked for by a file of flags', () => {
  expect(isFlagsFile('# shop\nversion: 1\nproject:\n  name: shop\nfeatures:\n  a: {}')).toBe(true);
  expect(isFlagsFile('{\n "version": 1,\n "project": {},\n "features": {}\n}')).toBe(true);
  expect(isFlagsFile('version: 1\nservices: {}')).toBe(false);
});
