import type { Launch } from '../../../domain/lifecycle/launch.ts';
import { monitorAlphas } from '../../../domain/results/monitor.ts';

const launchOf = (steps: number, monitors: number, groups: number) =>
  ({
    steps: Array.from({ length: steps }),
    metricMonitors: Array.from({ length: monitors }),
    groups: Array.from({ length: groups }),
  }) as unknown as Launch;

it.each([
  [1, 1, 2, 0.05],
  [6, 1, 2, 0.05 / 6],
  [6, 3, 2, 0.05 / 18],
  [6, 3, 5, 0.05 / 72],
  [1, 0, 1, 0.05],
])('%i steps, %i monitors and %i groups share one alpha', (steps, monitors, groups, alpha) => {
  expect(monitorAlphas(launchOf(steps, monitors, groups)).harmed).toBeCloseTo(alpha, 12);
});
