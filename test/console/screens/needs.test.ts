import { needsOf } from '../../../console/screens/overview/needs-of.ts';
import type { Output } from '../../../contract/index.ts';

type ExperimentSummary = Output<'ListExperimentSummaries'>['experimentSummaries'][number];

const now = Date.UTC(2026, 10, 30);
const DAY = 86_400_000;

const summary = (more: Partial<ExperimentSummary> = {}): ExperimentSummary => ({
  name: 'trial',
  status: 'RUNNING',
  features: ['search'],
  state: 'RUNNING',
  sentence: { headline: 'As it stands.', detail: '', tone: 'neutral', numbers: {} },
  treatments: [],
  sampleRatioMismatch: false,
  verdicts: [],
  decisions: [],
  ...more,
});
const decided = (decision: 'SHIP' | 'STOP') => ({ decisions: [{ treatmentName: 'on', decision, reason: 'Because.' }] });
const final = { state: 'FINAL', status: 'COMPLETED', endedTime: now - DAY } as const;

it.each([
  ['a running one with nothing to tell', summary(), undefined],
  ['a draft', summary({ state: 'DRAFT', status: 'CREATED' }), undefined],
  ['a mismatch', summary({ sampleRatioMismatch: true, ...decided('STOP') }), 'Shares do not match'],
  ['one to stop', summary(decided('STOP')), 'Stop it'],
  ['one to ship', summary(decided('SHIP')), 'Ready to ship'],
  ['one that is shipped or stopped', summary({ ...decided('SHIP'), state: 'STOPPED', endedTime: now }), undefined],
  ['one that has ended as planned', summary(final), 'Ended: decide'],
  ['one that has ended so, to ship', summary({ ...final, ...decided('SHIP') }), 'Ready to ship'],
  ['one that has ended long ago', summary({ ...final, endedTime: now - 15 * DAY }), undefined],
])('%s', (_, one, what) => {
  expect(needsOf([one], [], now).map((need) => need.what)).toEqual(what === undefined ? [] : [what]);
});

it('a launch that is held', () => {
  const launch = { name: 'ramp', heldSince: now } as Parameters<typeof needsOf>[1][number];
  expect(needsOf([], [launch], now)).toMatchObject([{ type: 'launch', name: 'ramp', what: 'Held' }]);
});
