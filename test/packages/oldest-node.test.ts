/**
 * The packages say that Node 20 is enough for them. Their tests run under a newer one, so what only that has is looked for.
 */
import { globSync, readFileSync } from 'node:fs';

/** What came with Node 21 and later. `process.getBuiltinModule` is in Node 20.16. */
const newer =
  /\b(Map|Object)\.groupBy|\bURL\.(parse|canParse)\b|withResolvers|rawJSON|Promise\.try|Iterator\.from|Array\.fromAsync|\.(values|keys|entries)\(\)\.(map|filter|some|every|find|reduce|forEach|toArray|take|drop)\b|\.(union|intersection|difference|isSubsetOf)\(|Symbol\.(async)?[dD]ispose|\bimport\.meta\.(dirname|filename)|globSync|Error\.isError|RegExp\.escape/;

it.each(globSync('packages/*/{*,!(dist|node_modules)/**/*}.ts'))('%s uses what Node 20 has', (file) => {
  expect(readFileSync(file, 'utf8')).not.toMatch(newer);
});

it('is what the packages say', () => {
  const engines = globSync('packages/*/package.json').map(
    (file) => JSON.parse(readFileSync(file, 'utf8')).engines?.node,
  );
  expect(engines.map((node) => /^>=20(\.16)?$/.test(node))).toEqual(engines.map(() => true));
});
