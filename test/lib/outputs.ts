/**
 * What the outputs of the stack say.
 */

import { existsSync } from 'node:fs';
import { clientLines } from '../../lib/outputs.ts';
import { operatorVariables } from '../../local/operator/operate.ts';
import { optional, template } from './stacks.ts';

/** The variables that the line for operators sets, with what is no reference in their values. */
const operatorLine = (of: typeof template): Record<string, string> => {
  const { 'Fn::Join': parts } = of.toJSON().Outputs.Operator.Value as { 'Fn::Join': [string, (string | object)[]] };
  const text = parts[1].map((part) => (typeof part === 'string' ? part : '')).join('');
  return Object.fromEntries([...text.matchAll(/(\w+)=(\S*)/g)].map(([, name, value]) => [name, value]));
};

describe('the output for operators', () => {
  it('sets what the commands need', () => {
    const needed = new Set(Object.values(operatorVariables).flat());
    expect(Object.keys(operatorLine(template)).sort()).toEqual([...needed].sort());
  });

  it('names the bus on which the deployment announces its changes', () => {
    expect(operatorLine(template).EVENT_BUS_NAME).toBe('default');
    expect(operatorLine(optional).EVENT_BUS_NAME).toBe('changes');
  });
});

describe('the outputs for clients', () => {
  it.each(['Shell', 'Cli'])('name the service model below the folder that is deployed from: %s', (name) => {
    const [, folder = ''] =
      /AWS_DATA_PATH="\$PWD\/([^"]+)"/.exec(clientLines('https://a.test', 'eu-west-1')[name] ?? '') ?? [];
    expect(existsSync(`${folder}/evidently`)).toBe(true);
  });
});
