import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { help, optionNames } from '../local/options.ts';
import { commandNames } from './support/command-names.ts';

const readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : undefined;
const once = readme === undefined ? describe.skip : describe;

/** Code blocks under a comment that names the file that they show: `<!-- examples/first-feature.sh -->`. */
const shown = Object.fromEntries(
  [...(readme ?? '').matchAll(/<!-- (examples\/\S+) -->\s*```\w*\n([\s\S]*?)```/g)].map(([, path, text]) => [
    path,
    text,
  ]),
);
const examples = readdirSync('examples').filter((name) => name.startsWith('first'));

once('the README', () => {
  it.each(examples)('shows %s as it is, which the suites of the clients run', (name) => {
    expect(shown[`examples/${name}`]).toBe(readFileSync(`examples/${name}`, 'utf8'));
  });

  it('has the prices of docs/cost.md', () => {
    const cost = readFileSync('docs/cost.md', 'utf8');
    const [, oneByOne, inBatches] =
      /^\| 1 and 0\.2 million \| 22 \| [\d.]+ \| ([\d.]+) \| ([\d.]+) \|$/m.exec(cost) ?? [];
    const [, idle, alarms] = /at most ([\d.]+) dollars a month.*?alarms cost ([\d.]+)/s.exec(cost) ?? [];
    const prices = [oneByOne, inBatches, idle, alarms];
    expect([...(readme ?? '').matchAll(/\$(\d[\d.]*\d)/g)].map(([, price]) => price)).toEqual(prices);
  });

  it('has each option and route of the local service, and each command', () => {
    const [, section = ''] = /## The local service\n(.*?)\n## /s.exec(readme ?? '') ?? [];
    const shown = [...section.matchAll(/^\| (`--.*?`) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/--([\w-]+)/g)].map(([, name]) => name),
    );
    const routes = new Set([...help.matchAll(/\/_local\/\w+/g)].map(([path]) => path));
    expect(routes.size).toBeGreaterThan(4);
    expect([...routes].filter((path) => !section.includes(path))).toEqual([]);
    expect(shown.toSorted()).toEqual(optionNames.filter((name) => name !== 'help' && name !== 'version').toSorted());
    const [, commands = ''] = /## Other commands\n(.*?)\n## /s.exec(readme ?? '') ?? [];
    const rows = [...commands.matchAll(/^\| (\[.*?) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    expect(rows.toSorted()).toEqual(commandNames().toSorted());
  });

  it('shows no example that is not there', () => {
    expect(Object.keys(shown).filter((path) => !existsSync(path))).toEqual([]);
  });
});
