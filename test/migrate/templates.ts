/**
 * Templates as their owners wrote them for Evidently, with all that templates do: parameters, conditions, loops,
 * functions in every form, comments, quotes, braces.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const TEMPLATES = join(import.meta.dirname, 'templates');

/** Names of files; Terraform's are not rewritten. */
export const templateNames = readdirSync(TEMPLATES).filter((name) => !name.endsWith('.tf'));

export const templatePath = (name: string): string => join(TEMPLATES, name);

export const templateText = (name: string): string => readFileSync(templatePath(name), 'utf8');
