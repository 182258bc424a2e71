// npm run bench -- trust [simulations] [tuned for]: how often an A/A test is called significant, by method.
import { defaultDesign } from '../../domain/stats/normal-mixture.ts';
import { improvement, scenarios } from './scenarios.ts';
import { type Plan, type Rates, simulate } from './simulate.ts';

const [simulations = 2000, tunedFor = defaultDesign.tunedFor] = process.argv.slice(2).map(Number);
const plan: Plan = {
  simulations,
  pairs: 10_000,
  firstLook: 100,
  design: { ...defaultDesign, tunedFor },
  seed: 20_211_005,
};

const columns: readonly (readonly [keyof Rates, string])[] = [
  ['anytime', 'ours, any look'],
  ['final', 'ours, final'],
  ['stopped', 'ours, stopped'],
  ['finalAtStop', 'final at any stop'],
  ['unguarded', 'ours, no guard'],
  ['growthBook', 'GrowthBook'],
  ['tTest', 't-test, any look'],
  ['welch', 'one look'],
];

const print = (line: string) => process.stdout.write(`${line}\n`);
const row = (cells: readonly string[]) => print(`| ${cells.join(' | ')} |`);
const percent = (rate: number) => `${(100 * rate).toFixed(1)} %`;
const line = (name: string, rates: Rates) => row([name, ...columns.map(([key]) => percent(rates[key]))]);
const standardError = (rate: number) => percent(Math.sqrt((rate * (1 - rate)) / simulations));

print(
  `${simulations} experiments a line, 20,000 entities each, a look after every 2 from 200 on; tuned for ${tunedFor}.`,
);
print(`Standard error of a rate of 5 %: ${standardError(0.05)}; of 40 %: ${standardError(0.4)}.\n`);
row(['A/A test', ...columns.map(([, title]) => title)]);
row(['---', ...columns.map(() => '---:')]);
for (const scenario of scenarios) line(scenario.name, simulate(scenario, plan));
print('\nPower: how often a treatment that is better is found.\n');
line(improvement.name, simulate(improvement, plan));
