/**
 * AWS's own DynamoDB Local, which `mvn` fetches once into .tools (Java 17 or later).
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export const home = join(process.cwd(), '.tools', 'dynamodb-local');
const libraries = join(home, 'lib');

/** Of `java`; the archive of AWS has a `-jar` for all but the first. */
export const javaOptions = [
  `-Djava.library.path=${libraries}`,
  '-cp',
  join(libraries, '*'),
  'software.amazon.dynamodb.services.local.main.ServerRunner',
];

export const installDynamodbLocal = (): void => {
  if (existsSync(join(libraries, 'DynamoDBLocal-3.1.0.jar'))) return;
  mkdirSync(home, { recursive: true });
  copyFileSync(join(import.meta.dirname, 'pom.xml'), join(home, 'pom.xml'));
  const copy = ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${libraries}`];
  if (spawnSync('mvn', copy, { cwd: home, stdio: 'inherit' }).status !== 0)
    throw new Error('mvn could not fetch DynamoDB Local');
};
