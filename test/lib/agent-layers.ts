/**
 * The layers with the agent.
 */
import { resources, template, templateOf } from './stacks.ts';

describe('the layers with the agent', () => {
  const layersOf = (from: typeof template) => Object.values(resources(from, 'AWS::Lambda::LayerVersion'));

  it('are not there unless they are asked for', () => {
    expect(layersOf(template)).toEqual([]);
  });

  it('are for the architectures of the functions that use them, and their ARNs are printed', () => {
    const both = templateOf({ agentLayers: ['x86_64', 'arm64'] });
    expect(layersOf(both).map(({ CompatibleArchitectures }) => CompatibleArchitectures)).toEqual([
      ['x86_64'],
      ['arm64'],
    ]);
    expect(Object.keys(both.toJSON().Outputs)).toEqual(expect.arrayContaining(['AgentLayerx8664', 'AgentLayerarm64']));
  });
});
