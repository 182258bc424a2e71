/**
 * What a rewrite leaves to people: permissions, types that never were, and calls that no other address can be given.
 */
import { isFormerType, newTypeFor } from '../rewrite.ts';
import { resourcesIn, typeOf } from './find-resources.ts';
import { type Finding, todo } from './finding.ts';
import { routesFor } from './replace-actions.ts';
import { entriesOf, type Node, type ScalarNode, type Source } from './source.ts';

export const checkTemplate = ({ root }: Source): Finding[] => [...otherTypes(root), ...scalarsOf(root).flatMap(check)];

const otherTypes = (root: Node): Finding[] =>
  resourcesIn(root).flatMap(({ entry }) => {
    const type = typeOf(entry);
    if (!type || !isFormerType(type.text) || newTypeFor(type.text) !== undefined) return [];
    return [todo(type.start, `${type.text} is no type that Evidently had: it stays as it is`)];
  });

const scalarsOf = (node: Node): ScalarNode[] => {
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'list') return node.items.flatMap(scalarsOf);
  return node.kind === 'map' ? entriesOf(node).flatMap(({ value }) => scalarsOf(value)) : [];
};

/** An action, which no part of an ARN is. */
const action = /(?<![\w:/-])evidently:([A-Za-z*?]+)/gi;

const check = ({ start, text }: ScalarNode): Finding[] => [
  ...[...text.matchAll(action)].map(([whole, name = '']) => todo(start, actionText(whole, name))),
  ...(/"service"\s*:\s*"(@aws-sdk\/client-)?evidently"/i.test(text) ? [todo(start, sdkCall)] : []),
  ...(/^evidently\.amazonaws\.com/.test(text) ? [todo(start, principal)] : []),
];

const actionText = (whole: string, name: string): string => {
  const routes = routesFor(name);
  if (routes.length === 0) return `${whole} is no action that Evidently had`;
  const arns = routes.map((route) => `arn:aws:execute-api:REGION:ACCOUNT:API-ID/prod/${route}`);
  return `${whole} becomes the action execute-api:Invoke on ${arns.join(', ')} (docs/iam.md)`;
};

const sdkCall =
  "AwsCustomResource calls Evidently by AWS's address, which cannot be changed, and a SDK that no longer has it: " +
  'use a resource of its own, or a construct of selfevident';

const principal =
  'evidently.amazonaws.com writes nothing any more: name the destination in the setting destinations of the ' +
  'deployment (docs/data-delivery.md)';
