/**
 * Writes what the SDKs for JavaScript and Go lack, the extensions, from the contract; with `--check`, exits 1 when a
 * file is out of date. (boto3, the CLI and Java have them from the service model in clients/botocore.)
 */
import { extensionsInGo } from '../contract/generate/go.ts';
import { extensionsInTypeScript } from '../contract/generate/typescript.ts';
import { writeOrCheck } from './generated-files.ts';

writeOrCheck({
  'clients/go/extensions.go': extensionsInGo(),
  'packages/evidently-client/extensions.ts': extensionsInTypeScript(),
});
