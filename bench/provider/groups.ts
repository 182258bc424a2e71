/** Who is measured beside whom. */

/** As the contenders' files name them: rules at hand, rules over HTTP, and rules at hand without OpenFeature's SDK. */
export type Way = 'atHand' | 'overHttp' | 'alone';

export interface Group {
  readonly title: string;
  readonly way: Way;
  readonly names: readonly string[];
}

const PEERS = ['flagd', 'launchdarkly', 'growthbook', 'unleash', 'statsig'];

export const GROUPS: readonly Group[] = [
  {
    title: "Through OpenFeature's SDK, rules at hand",
    way: 'atHand',
    names: ['constant', 'selfevident', ...PEERS],
  },
  {
    title: "Through OpenFeature's SDK, rules over HTTP",
    way: 'overHttp',
    names: ['constant', 'selfevident', ...PEERS],
  },
  { title: "Without OpenFeature's SDK, rules at hand", way: 'alone', names: ['selfevident', ...PEERS] },
];
