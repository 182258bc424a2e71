/**
 * Templates that were written for Evidently, as `selfevident migrate` rewrites them.
 */
import { Document, isMap, parseDocument } from 'yaml';
import { migrateFiles } from '../../../local/migrate/migrate-files.ts';
import { migrateOptionsOf } from '../../../local/migrate/options.ts';

/** The template of a file after `selfevident migrate`; of a serverless.yml what Serverless makes of its resources. */
export const migratedText = (path: string): string => {
  const options = migrateOptionsOf([path]);
  if (typeof options === 'string') throw new Error(options);
  const { output } = migrateFiles(options, Date.now() / 1000);
  return path.endsWith('serverless.yml') ? deployedByServerless(output) : output;
};

/** Serverless fills in its variables and adds what `extensions` say of resources; its functions are left out here. */
const deployedByServerless = (text: string): string => {
  const staged = text.replaceAll(`\${sls:stage}`, 'test');
  const name = parseDocument(staged, { logLevel: 'silent' }).getIn(['custom', 'name']);
  const filled = staged.replaceAll(`\${self:custom.name}`, String(name));
  const resources = parseDocument(filled, { logLevel: 'silent' }).get('resources');
  if (!isMap(resources)) throw new Error('no resources');
  const extensions = resources.get('extensions');
  for (const { key, value } of isMap(extensions) ? extensions.items : []) {
    const properties = isMap(value) ? value.get('Properties') : undefined;
    if (!resources.hasIn(['Resources', String(key)]) || !isMap(properties)) continue;
    for (const property of properties.items)
      resources.setIn(['Resources', String(key), 'Properties', String(property.key)], property.value);
  }
  return new Document({ Resources: resources.get('Resources') }).toString();
};
