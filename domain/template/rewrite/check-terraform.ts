/**
 * What Terraform files have of Evidently. They are not rewritten: hashicorp/aws takes another address for it, awscc
 * takes none.
 */
import { type Finding, note, todo } from './finding.ts';

const resource = /\b(awscc|aws)_evidently_(\w+)/g;

/** At most one finding for each kind of resource. */
export const checkTerraform = (text: string): Finding[] => {
  const found = new Map<string, Finding>();
  for (const { 0: name, 1: provider, index } of text.matchAll(resource))
    if (!found.has(name)) found.set(name, provider === 'aws' ? continues(name, index) : ends(name, index));
  return [...found.values()];
};

const continues = (name: string, offset: number): Finding =>
  name === 'aws_evidently_experiment'
    ? todo(offset, `${name} never was a resource of hashicorp/aws: create the experiment with the API`)
    : note(
        offset,
        `${name} goes on with endpoints { evidently = ADDRESS } in the provider block (docs/infrastructure-code.md)`,
      );

const ends = (name: string, offset: number): Finding =>
  todo(
    offset,
    `${name} goes through AWS's own types, to which no other address can be given: ` +
      `use ${name.replace('awscc', 'aws')} of hashicorp/aws, or a template`,
  );
