import { existsSync, readdirSync, readFileSync } from 'node:fs';

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

  it('shows no example that is not there', () => {
    expect(Object.keys(shown).filter((path) => !existsSync(path))).toEqual([]);
  });
});
