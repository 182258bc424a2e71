/**
 * The command `selfevident migrate`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Migration, migrateFiles } from '../../../local/migrate/migrate-files.ts';
import { migrateOptionsOf } from '../../../local/migrate/options.ts';
import { TEMPLATES, templatePath } from '../../migrate/templates.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'selfevident-migrate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOW = Date.UTC(2026, 10, 1) / 1000;

const run = (...argv: readonly string[]): Migration => {
  const options = migrateOptionsOf(argv);
  if (typeof options === 'string') throw new Error(options);
  return migrateFiles(options, NOW);
};

describe('selfevident migrate', () => {
  it('prints one template, and the report beside it', () => {
    const { output, report, code } = run(templatePath('flags.yaml'));
    expect(output).toContain('  BannerSelfevident:\n    Type: Custom::EvidentlyFeature\n');
    expect(report).toMatch(/flags.yaml: changed: ShopProject -> ShopProjectSelfevident, /);
    expect(report).toContain('deploy it with --phase keep first');
    expect(code).toBe(0);
  });

  it('writes several into a folder, all or none', () => {
    const out = join(folder, 'new');
    const files = ['sam.yaml', 'experiment.json', 'main.tf'];
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(process.cwd(), 'bin', 'local.ts'), 'migrate', ...files, '--out', out],
      { cwd: TEMPLATES, encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    for (const file of files) expect(existsSync(join(out, file))).toBe(true);
    expect(JSON.parse(readFileSync(join(out, 'experiment.json'), 'utf8')).Resources.PricesSelfevident).toBeDefined();

    writeFileSync(join(folder, 'broken.yaml'), 'Resources:\n  A: [\n');
    expect(() => run(templatePath('sam.yaml'), join(folder, 'broken.yaml'), '--out', join(folder, 'never'))).toThrow(
      /broken\.yaml:3:1: Flow sequence in block collection/,
    );
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('checks: 2 while something is left to do, 0 when nothing is', () => {
    const { output, code } = run(templatePath('main.tf'), templatePath('flags.yaml'), '--check', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(output).files).toMatchObject([
      {
        file: templatePath('main.tf'),
        changed: false,
        findings: [
          { line: 1, level: 'note' },
          { line: 5, level: 'todo' },
        ],
      },
      { file: templatePath('flags.yaml'), changed: true, renamed: { Banner: 'BannerSelfevident' }, findings: [] },
    ]);
    const done = join(folder, 'flags.yaml');
    writeFileSync(done, run(templatePath('flags.yaml')).output);
    expect(run(done, '--check')).toEqual({ output: `${done}: nothing to change\n`, report: '', code: 0 });
  });

  it('renames in every file of a template that several make up', () => {
    writeFileSync(
      join(folder, 'resources.yml'),
      'Resources:\n  Shop: {Type: AWS::Evidently::Project, Properties: {Name: a}}\n',
    );
    writeFileSync(join(folder, 'outputs.yml'), 'Outputs:\n  Shop: {Value: !Ref Shop}\n');
    const out = join(folder, 'new');
    expect(run(join(folder, 'resources.yml'), join(folder, 'outputs.yml'), '--out', out).code).toBe(0);
    expect(readFileSync(join(out, 'outputs.yml'), 'utf8')).toContain('!Ref ShopSelfevident');
  });
});

describe('the options', () => {
  it.each([
    [[], 'takes the path of a file'],
    [['a.yaml', 'b.yaml'], 'give --out DIR'],
    [['a.yaml', '--phase', 'both'], '--phase is keep or drop, not both'],
    [['a.yaml', '--suffix', 'a-b'], '--suffix takes up to 64 letters and digits'],
    [['a.yaml', '--provider', '!x'], '--provider takes the name of an export'],
    [['a.yaml', '--fly'], "Unknown option '--fly'"],
  ])('%j is refused', (argv, message) => {
    expect(() => migrateOptionsOf(argv)).toThrow(message);
  });

  it('have a help', () => {
    expect(migrateOptionsOf(['--help'])).toContain('Usage: selfevident migrate FILE...');
  });

  it('do not include code', () => {
    expect(() => run('app.ts')).toThrow('Aspects.of(app).add(evidentlyOnSelfevident())');
  });
});
