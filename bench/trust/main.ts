// npm run bench -- trust [simulations] [tuned for] [part ...]: how often an A/A test is called significant, by method, and what
// else experiments and launches conclude; without a part, all of them: methods, ramps, harm, margins, power, ship, metrics.
import { defaultDesign } from '../../domain/stats/normal-mixture.ts';
import { otherMetrics } from './aggregations.ts';
import { notWorseAtMargin } from './margins.ts';
import { predictedPower } from './power.ts';
import { falseStops, foundHarm } from './ramps.ts';
import { improvement, scenarios } from './scenarios.ts';
import { shipsHarm } from './ship.ts';
import { type Plan, type Rates, simulate } from './simulate.ts';
import { type Table, tableLines } from './table.ts';

const [, , size = '2000', tuned = `${defaultDesign.tunedFor}`, ...parts] = process.argv;
const [simulations, tunedFor] = [Number(size), Number(tuned)];
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

const printMethods = () => {
  print(
    `${simulations} experiments a line, 20,000 entities each, a look after every 2 from 200 on; tuned for ${tunedFor}.`,
  );
  print(`Standard error of a rate of 5 %: ${standardError(0.05)}; of 40 %: ${standardError(0.4)}.\n`);
  row(['A/A test', ...columns.map(([, title]) => title)]);
  row(['---', ...columns.map(() => '---:')]);
  for (const scenario of scenarios) line(scenario.name, simulate(scenario, plan));
  print('\nPower: how often a treatment that is better is found.\n');
  line(improvement.name, simulate(improvement, plan));
};

const printLines = (table: Table) => {
  for (const line of tableLines(table, simulations)) print(line);
};

/** Each part of the trust in what is concluded, by its name. */
const tables: Readonly<Record<string, () => void>> = {
  methods: printMethods,
  ramps: () => printLines(falseStops(simulations)),
  harm: () => printLines(foundHarm(simulations)),
  margins: () => printLines(notWorseAtMargin(simulations)),
  power: () => printLines(predictedPower(simulations)),
  ship: () => printLines(shipsHarm(simulations)),
  metrics: () => printLines(otherMetrics(simulations)),
};

const unknown = parts.filter((part) => !(part in tables));
if (unknown.length > 0) throw new Error(`No part ${unknown.join(', ')}: ${Object.keys(tables).join(', ')}`);
for (const [name, printTable] of Object.entries(tables)) if (parts.length === 0 || parts.includes(name)) printTable();
