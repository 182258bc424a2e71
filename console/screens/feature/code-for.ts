/**
 * Code that asks for a feature, in the languages that people paste.
 */
import { config } from '../../api/config.ts';
import type { Feature } from '../../api/queries/features.ts';
import { clientLine } from '../client-line.ts';
import { valueText } from './value-text.ts';

/** The first is for addresses that name none. */
export const languages = [
  { id: undefined, label: 'Python' },
  { id: 'js', label: 'JavaScript' },
  { id: 'cli', label: 'AWS CLI' },
] as const;

export type Language = (typeof languages)[number]['id'];

export const codeFor = (language: Language, project: string, feature: Feature): string =>
  writers[language ?? 'python'](project, feature);

const address = (): string => config().api || location.origin;

const python = (project: string, feature: Feature): string =>
  [
    'import boto3',
    clientLine(),
    `answer = evidently.evaluate_feature(`,
    `  project='${project}', feature='${feature.name}', entityId='u-17')`,
    `value = answer['value']['${memberOf(feature)}']  # ${defaultText(feature)}`,
  ].join('\n');

const js = (project: string, feature: Feature): string =>
  [
    "import { Evidently } from '@aws-sdk/client-evidently';",
    'const evidently = new Evidently({',
    `  endpoint: '${address()}', disableHostPrefix: true, region: '${config().region}',`,
    ...(config().local && config().signing === 'none'
      ? ["  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },"]
      : []),
    '});',
    'const { value } = await evidently.evaluateFeature({',
    `  project: '${project}', feature: '${feature.name}', entityId: 'u-17',`,
    '});',
    `console.log(value.${memberOf(feature)}); // ${defaultText(feature)}`,
  ].join('\n');

const cli = (project: string, feature: Feature): string =>
  [
    `aws evidently evaluate-feature --endpoint-url ${address()} --region ${config().region} \\`,
    `  --project ${project} --feature ${feature.name} --entity-id u-17`,
  ].join('\n');

const writers = { python, js, cli };

const members = { STRING: 'stringValue', LONG: 'longValue', DOUBLE: 'doubleValue', BOOLEAN: 'boolValue' } as const;

const memberOf = ({ valueType }: Feature): string => members[valueType];

const defaultText = ({ variations, defaultVariation }: Feature): string => {
  const found = variations.find(({ name }) => name === defaultVariation);
  return `the default is ${found ? valueText(found.value) : ''}`;
};
