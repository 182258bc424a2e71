/**
 * Extensions: the flag manifest of OpenFeature, from which code generators make typed accessors.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { operation } from './operation.ts';
import { FeatureName, PlainText, ProjectRef } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { choice, json } from './shape/scalars.ts';

const manifestTypes = ['boolean', 'string', 'integer', 'float'] as const;

const ManifestFlag = structure('ManifestFlag', {
  key: FeatureName,
  type: choice('ManifestType', manifestTypes),
  defaultValue: json('ManifestValue'),
});

const row = {
  method: 'GET',
  group: 'evaluation',
  params: z.object({ project: ProjectRef }),
  errors: readErrors,
  extension: true,
  protocol: 'manifest',
  headers: { 'x-manifest-capabilities': 'read' },
} as const;

export const manifestOperations = {
  GetManifest: operation({
    ...row,
    path: '/projects/{project}/openfeature/v0/manifest',
    summary: "Returns names, types and default values of all features, as OpenFeature's command line pulls them.",
    result: z.object({ flags: list('ManifestFlagList', ManifestFlag) }),
  }),
  GetManifestFile: operation({
    ...row,
    path: '/projects/{project}/openfeature/v0/manifest.json',
    summary: "Returns names, types and default values of all features, as a file of OpenFeature's flag manifest.",
    result: z.object({ $schema: PlainText, flags: json('ManifestFileFlags') }),
  }),
};
