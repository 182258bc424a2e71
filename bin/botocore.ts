/**
 * Writes clients/botocore, the service model for boto3 and the AWS CLI, from the contract; with `--check`, exits 1 when
 * it is out of date.
 */
import { botocoreFiles } from '../contract/generate/botocore.ts';
import { writeOrCheck } from './generated-files.ts';

const files = Object.entries(botocoreFiles()).map(([path, content]) => [`clients/botocore/${path}`, content]);
writeOrCheck(Object.fromEntries(files));
