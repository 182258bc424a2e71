/** What an evaluation is called in the OpenFeature Remote Evaluation Protocol: as everywhere in OpenFeature. */

export { flagMetadata, flagReason } from '@selfevident/evaluation';
