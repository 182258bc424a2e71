/**
 * Writes docs/openapi.json from the contract; with `--check`, exits 1 when it is out of date.
 */
import { openApiDocument } from '../contract/generate/openapi.ts';
import { writeOrCheck } from './generated-files.ts';

writeOrCheck({ 'docs/openapi.json': openApiDocument() });
