/**
 * Stacks of CloudFormation on the emulator.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { query } from '../aws.ts';
import { migratedText } from './migrated.ts';
import { type Variant, variantOf } from './variants.ts';

export type Parameters = Readonly<Record<string, string>>;

/** A file of this folder, or a text, and what it is told. */
export type StackTemplate = (FileTemplate | { readonly text: string }) & {
  readonly parameters?: Parameters;
  readonly variant?: Variant;
};

interface FileTemplate {
  readonly file: string;
  /** Whether `selfevident migrate` rewrites it first. */
  readonly migrated?: true;
}

const textOf = (template: StackTemplate): string =>
  template.variant ? variantOf(writtenText(template), template.variant) : writtenText(template);

const writtenText = (template: StackTemplate): string => {
  if ('text' in template) return template.text;
  const path = join(import.meta.dirname, template.file);
  return template.migrated ? migratedText(path) : readFileSync(path, 'utf8');
};

const formOf = (StackName: string, template: StackTemplate): Record<string, string> => ({
  StackName,
  TemplateBody: textOf(template),
  ...Object.fromEntries(
    ['CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'].map((name, index) => [`Capabilities.member.${index + 1}`, name]),
  ),
  ...Object.fromEntries(
    Object.entries(template.parameters ?? {}).flatMap(([name, value], index) => [
      [`Parameters.member.${index + 1}.ParameterKey`, name],
      [`Parameters.member.${index + 1}.ParameterValue`, value],
    ]),
  ),
});

const call = (endpoint: string, Action: string, form: Record<string, string>): Promise<string> =>
  query(endpoint, 'cloudformation', { Action, Version: '2010-05-15', ...form });

/** Creates, updates or deletes a stack, and resolves to the status that it comes to. */
export const change = async (
  endpoint: string,
  action: 'CreateStack' | 'UpdateStack' | 'DeleteStack',
  [name, template]: readonly [name: string, template?: StackTemplate | undefined],
): Promise<string> => {
  const before = await call(endpoint, 'DescribeStacks', { StackName: name }).catch(() => '');
  const id = /<StackId>([^<]+)</.exec(before)?.[1] ?? name;
  await call(endpoint, action, template ? formOf(name, template) : { StackName: name });
  for (;;) {
    const status = await statusOf(endpoint, action === 'CreateStack' ? name : id);
    if (!/IN_PROGRESS$/.test(status)) return status;
    await pause(100);
  }
};

/** What is no longer there is deleted. */
const statusOf = async (endpoint: string, StackName: string): Promise<string> => {
  const answer = await call(endpoint, 'DescribeStacks', { StackName }).catch(() => '');
  return /<StackStatus>(\w+)</.exec(answer)?.[1] ?? 'DELETE_COMPLETE';
};

/** Reasons of events of a stack that failed. */
export const reasonsOf = async (endpoint: string, StackName: string): Promise<string> => {
  const answer = await call(endpoint, 'DescribeStackEvents', { StackName });
  return [...answer.matchAll(/<ResourceStatusReason>([^<]+)</g)].map(([, reason]) => reason).join('\n');
};

/** The outputs of a stack by their names. */
export const outputsOf = async (endpoint: string, StackName: string): Promise<Parameters> => {
  const answer = await call(endpoint, 'DescribeStacks', { StackName });
  const pairs = [...answer.matchAll(/<OutputKey>([^<]+)<\/OutputKey>\s*<OutputValue>([^<]*)</g)];
  return Object.fromEntries(pairs.map(([, key, value]) => [key, value]));
};
