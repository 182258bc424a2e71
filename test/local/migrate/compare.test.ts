/**
 * `selfevident migrate --diff`: what a service has, beside its templates.
 */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of templates
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareFiles } from '../../../local/migrate/compare-files.ts';
import { migrateFiles } from '../../../local/migrate/migrate-files.ts';
import { migrateOptionsOf } from '../../../local/migrate/options.ts';
import { type Served, serve } from '../../support/gateway-over-http.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';

const template = `Parameters:
  Stage: {Type: String}
  Text: {Type: String, Default: The search}
Resources:
  Shop:
    Type: AWS::Evidently::Project
    Properties:
      Name: !Sub 'shop-\${Stage}'
      Description: !ImportValue Text
  Search:
    Type: AWS::Evidently::Feature
    Properties:
      Project: !Ref Shop
      Name: search
      Description: !Ref Text
      Variations:
        - { VariationName: 'off', BooleanValue: no }
        - { VariationName: 'on', BooleanValue: yes }
      Tags: [{ Key: team, Value: web }]
  Spring:
    Type: AWS::Evidently::Launch
    Properties:
      Project: !GetAtt Shop.Arn
      Name: spring
      Groups: [{ GroupName: all, Feature: !Ref Search, Variation: 'on' }]
      ScheduledSplitsConfig: [{ StartTime: '2024-01-01T00:00:00Z', GroupWeights: [{ GroupName: all, SplitWeight: 100000 }] }]
      ExecutionStatus: { Status: START }
`;

const service = useFreshService(useDynamoDB());
let served: Served;
let file: string;
let folder: string;

beforeEach(async () => {
  served = await serve({ handle: service.handle });
  folder = mkdtempSync(join(tmpdir(), 'selfevident-diff-'));
  file = join(folder, 'shop.yaml');
  writeFileSync(file, template);
});
afterEach(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

const diff = async (...argv: readonly string[]) => {
  const options = migrateOptionsOf([file, '--diff', '--url', served.url, '--region', 'us-east-1', ...argv]);
  if (typeof options === 'string') throw new Error(options);
  const { output, code } = await compareFiles(options, {});
  return { output: output.replaceAll(`${file}:`, ''), code };
};

const variations = [
  { name: 'off', value: { boolValue: false } },
  { name: 'on', value: { boolValue: true } },
];
const bring = async (): Promise<void> => {
  await service.ok('CreateProject', { name: 'shop-test', description: 'by hand' });
  const own = { project: 'shop-test', description: 'The search', tags: { team: 'web', 'selfevident:logical-id': 'S' } };
  await service.ok('CreateFeature', { ...own, name: 'search', variations });
  await service.ok('CreateLaunch', {
    project: 'shop-test',
    name: 'spring',
    groups: [{ name: 'all', feature: 'search', variation: 'on' }],
    scheduledSplitsConfig: { steps: [{ startTime: Date.UTC(2024, 0, 1) / 1000, groupWeights: { all: 100_000 } }] },
  });
};

describe('selfevident migrate --diff', () => {
  it('says what is as it should be, and what it cannot know', async () => {
    await bring();
    await service.ok('StartLaunch', { project: 'shop-test', launch: 'spring' });
    expect(await diff('--parameter', 'Stage=test')).toEqual({
      output:
        '7:5: Shop: as in the template (Description not compared)\n' +
        '12:5: Search: as in the template\n' +
        '22:5: Spring: as in the template\n',
      code: 0,
    });
    const migrated = migrateOptionsOf([file]);
    if (typeof migrated === 'string') throw new Error(migrated);
    writeFileSync(file, migrateFiles(migrated, 0).output);
    expect((await diff('--parameter', 'Stage=test')).code).toBe(0);
  });

  it('names each property that differs, with both values', async () => {
    await bring();
    await service.ok('UpdateFeature', { project: 'shop-test', feature: 'search', defaultVariation: 'on' });
    const { output, code } = await diff('--parameter', 'Stage=test', '--parameter', 'Text=Another');
    expect(output.split('\n').slice(1, -1)).toEqual([
      '12:5: Search: differs',
      '  Description: "Another" in the template, "The search" there',
      '  DefaultVariation: "off" in the template, "on" there',
      '22:5: Spring: differs',
      '  ExecutionStatus: "START" in the template, "CREATED" there',
    ]);
    expect(code).toBe(2);
  });

  it('tells what is missing from what has a name that nobody knows yet', async () => {
    expect(await diff('--parameter', 'Stage=test', '--json')).toMatchObject({ code: 2 });
    const { output } = await diff('--parameter', 'Stage=test');
    expect(output).toMatch(/^7:5: Shop: is not there/);
    expect((await diff()).output).toMatch(/^7:5: Shop: cannot be compared: its name is only known/);
  });

  it('does not hide that the service cannot be asked', async () => {
    await served.close();
    await expect(diff('--parameter', 'Stage=test')).rejects.toThrow();
    served = await serve({ handle: service.handle });
  });
});
