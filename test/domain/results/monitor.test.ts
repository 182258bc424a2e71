import { monitorAlphas, monitorStateOf, toleranceOf } from '../../../domain/results/monitor.ts';
import { noSums, type Sums } from '../../../domain/stats/sums.ts';

const metricDefinition = { name: 'price', entityIdKey: 'user', valueKey: 'price' };
const enough: Sums = { ...noSums, K: 20n, N: 100n };
const alphas = { notWorse: 0.05, harmed: 0.05 / 6 };
const evidence = (p: number) => Math.log(1 / p);
const look = (notWorse: number, harmed: number) => ({
  looks: 1,
  notWorse: evidence(notWorse),
  harmed: evidence(harmed),
});
const read = (notWorse: number, harmed: number) => ({ control: enough, group: enough, look: look(notWorse, harmed) });

describe('a monitor within a step', () => {
  const guarded = { metricDefinition, desiredChange: 'DECREASE', margin: 0.1 } as const;

  it.each([
    [1, 0.0083, 'Harmed'],
    [1, 0.0084, 'Open'],
    [0.05, 1, 'NotWorse'],
    [0.051, 1, 'Open'],
    [0.01, 0.001, 'Harmed'],
  ])('with a desired change and p-values %d and %d is %3$s', (notWorse, harmed, state) => {
    expect(monitorStateOf(guarded, read(notWorse, harmed), alphas)).toBe(state);
  });

  it.each([
    [0.0041, 1, 'Higher'],
    [1, 0.0041, 'Lower'],
    [0.0042, 0.0042, 'Open'],
  ])('without one spends half of the alpha on each side: %d and %d', (higher, lower, state) => {
    expect(monitorStateOf({ metricDefinition }, read(higher, lower), alphas)).toBe(state);
  });

  it.each([
    [enough, { ...enough, N: 99n }],
    [{ ...enough, K: 19n }, enough],
  ])('collects until the control and the group have 100 events of 20 entities', (control, group) => {
    expect(monitorStateOf(guarded, { control, group, look: look(1e-9, 1e-9) }, alphas)).toBe('Collecting');
  });

  it('divides the alpha of harm by steps, monitors and groups, and tolerates nothing without a margin', () => {
    const launch = {
      steps: [{}, {}, {}],
      metricMonitors: [guarded, guarded],
      groups: [{}, {}, {}],
    } as unknown as Parameters<typeof monitorAlphas>[0];
    expect(monitorAlphas(launch)).toEqual({ notWorse: 0.05, harmed: 0.05 / 12 });
    expect(toleranceOf(guarded)).toEqual({ desired: 'DECREASE', margin: 0.1 });
    expect(toleranceOf({ metricDefinition })).toEqual({ desired: 'INCREASE', margin: 0 });
  });
});
