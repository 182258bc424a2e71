/** The sentences of the shapes and members in `contract/manifest.ts`, in its order. */
export const manifestSentences = {
  ManifestType:
    "The type of a flag's value. The sync API of OpenFeature 0.1.0 lacks `float`; its command line reads it.",
  ManifestFlag: 'A feature as a flag of OpenFeature.',
  'ManifestFlag.key': 'The name of the feature.',
  ManifestValue: 'The value of the default variation. One of the type `float` always has a point or an exponent.',
  ManifestFlagList: 'All features of the project, sorted by name.',
  'GetManifestFileResponse.$schema': 'The address of the schema of the file.',
  ManifestFileFlags: 'For each feature its `flagType` and its `defaultValue`.',
};
