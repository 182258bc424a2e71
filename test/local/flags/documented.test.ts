/**
 * The file in docs/flags-as-a-file.md is one that an export gives.
 */
import { readFileSync } from 'node:fs';
import { parseYaml, writeYaml } from '../../../local/flags/yaml-text.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { applyDocument, exportProject } from './in-process-project.ts';

const service = useSharedService(useDynamoDB(), { now: startTime });

it('is what comes back when it was applied', async () => {
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/flags-as-a-file.md', 'utf8')) ?? [];
  await applyDocument(service, parseYaml(text).value, { start: true });
  expect(writeYaml(await exportProject(service, 'shop'))).toBe(text);
});
