/**
 * Templates made of others: one that changes nothing of what it describes, one with other values, one that breaks off.
 */
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';

export interface Variant {
  /** Properties of resources by their paths, such as `Shop.Name`, and their new values. */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Whether CloudFormation sends each resource again, though nothing about it is changed. */
  readonly sentAgain?: true;
  /** Whether a last resource fails, after all others. */
  readonly fails?: true;
}

/** The reason of the resource that fails. */
export const FAILURE = 'Variations must have 1 to 5 items';

/** The text of a template, JSON or YAML, as a variant of it. */
export const variantOf = (text: string, { properties = {}, sentAgain, fails }: Variant): string => {
  const document = parseDocument(text, { logLevel: 'silent' });
  const own = resourcesIn(document).filter(([, resource]) =>
    String(resource.get('Type')).startsWith('Custom::Evidently'),
  );
  for (const [path, value] of Object.entries(properties)) {
    const [name, ...rest] = path.split('.');
    const [, resource] = own.find(([one]) => one === name) ?? [];
    if (!resource) throw new Error(`no resource ${name}`);
    resource.setIn(['Properties', ...rest], value);
  }
  // The service does not look at it, so only CloudFormation sees a change.
  if (sentAgain) for (const [, resource] of own) resource.setIn(['Properties', 'ServiceTimeout'], 61);
  if (fails) addFailing(document, own);
  return text.startsWith('{') ? JSON.stringify(document) : document.toString();
};

type NamedResource = readonly [name: string, resource: YAMLMap];

/** Those of loops stand in the list of a loop, and go by the name of the loop. */
const resourcesIn = (document: Document): NamedResource[] => {
  const resources = document.get('Resources');
  if (!isMap(resources)) throw new Error('no resources');
  return resources.items.flatMap(({ key, value }): NamedResource[] => {
    const repeated = isSeq(value) ? value.get(2) : undefined;
    if (isMap(repeated)) return repeated.items.map((one) => [String(key), one.value as YAMLMap]);
    return isMap(value) ? [[String(key), value]] : [];
  });
};

const addFailing = (document: Document, others: readonly NamedResource[]): void => {
  const [project] = others;
  document.setIn(['Resources', 'Failing'], {
    Type: 'Custom::EvidentlyFeature',
    DependsOn: others.map(([name]) => name).filter((name) => !name.includes(':')),
    Properties: {
      ServiceToken: project?.[1].getIn(['Properties', 'ServiceToken'], true),
      Project: 'none',
      Name: 'failing',
      Variations: [],
    },
  });
};
