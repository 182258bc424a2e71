/**
 * Migrates the templates of this folder and holds them to cfn-lint: `npm run verify -- migrate`. Before, cfn-lint
 * refuses each resource of Evidently (E3710, a service that was shut down). After, it has nothing to say that it did
 * not say before. Exits with 1 otherwise.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rewriteTemplate } from '../../domain/template/rewrite/rewrite-template.ts';
import { readSource } from '../../local/migrate/read-source.ts';
import { templateNames, templateText } from './templates.ts';

const VERSION = '1.58.0';
const environment = `.tools/cfn-lint-${VERSION}`;
const lint = join(environment, 'bin', 'cfn-lint');
/** The rule for services that were shut down. */
const SHUT_DOWN = 'E3710';

if (!existsSync(lint)) {
  execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
  execFileSync(join(environment, 'bin', 'pip'), ['install', '--quiet', `cfn-lint==${VERSION}`], { stdio: 'inherit' });
}

const folder = mkdtempSync(join(tmpdir(), 'selfevident-cfn-lint-'));

interface Match {
  readonly Filename: string;
  readonly Rule: { readonly Id: string };
  readonly Message: string;
}

/** Without the suffix of new ids, and without lists of all ids. */
const findingOf = ({ Rule, Message }: Match): string =>
  `${Rule.Id} ${Message.replaceAll('Selfevident', '').replace(/ is not one of \[.*/, ' is not known')}`;

/** The findings of each template, by its name. */
const findingsIn = (phase: string, textOf: (name: string) => string): ((name: string) => string[]) => {
  const pathOf = (name: string) => join(folder, `${phase}-${name}`);
  for (const name of names) writeFileSync(pathOf(name), textOf(name));
  const paths = names.map(pathOf);
  const { stdout, stderr } = spawnSync(lint, ['--format', 'json', '--regions', 'us-east-1', '--', ...paths], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (!stdout.trim().startsWith('[')) throw new Error(`cfn-lint: ${stdout}${stderr}`);
  const matches = JSON.parse(stdout) as Match[];
  return (name) => matches.filter(({ Filename }) => Filename === pathOf(name)).map(findingOf);
};

const migrated = (name: string, phase: 'keep' | 'drop'): string =>
  rewriteTemplate(readSource(templateText(name), name), { phase, now: Date.now() / 1000 }).text;

// cfn-lint reads no files of Serverless.
const names = templateNames.filter((one) => !one.startsWith('serverless'));
try {
  const before = findingsIn('before', templateText);
  const kept = findingsIn('keep', (name) => migrated(name, 'keep'));
  const dropped = findingsIn('drop', (name) => migrated(name, 'drop'));
  for (const name of names) {
    const isNew = (finding: string) => !before(name).includes(finding);
    const left = dropped(name).filter((finding) => finding.startsWith(SHUT_DOWN));
    const added = [...kept(name), ...dropped(name)].filter(isNew);
    const refused = before(name).filter((finding) => finding.startsWith(SHUT_DOWN)).length;
    const isFine = refused > 0 && left.length === 0 && added.length === 0;
    if (!isFine) process.exitCode = 1;
    console.error(
      `${isFine ? 'ok  ' : 'FAIL'} ${name}: ${SHUT_DOWN} before ${refused}, after ${left.length}; new ${added.length}`,
    );
    for (const finding of added) console.error(`     ${finding}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
