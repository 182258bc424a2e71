/**
 * The sentences of the documents, which each noun has in its file of `contract/sentences/`. No Lambda function reads
 * them, so they stay out of the rows of the contract.
 */
import { arnSentences } from '../sentences/arn.ts';
import { durationSentences } from '../sentences/duration.ts';
import { enrolmentSentences } from '../sentences/enrolment.ts';
import { entitySentences } from '../sentences/entity.ts';
import { evaluationSentences } from '../sentences/evaluation.ts';
import { eventSentences } from '../sentences/event.ts';
import { experimentSentences } from '../sentences/experiment.ts';
import { explanationSentences } from '../sentences/explanation.ts';
import { exposureSentences } from '../sentences/exposure.ts';
import { featureSentences } from '../sentences/feature.ts';
import { healthSentences } from '../sentences/health.ts';
import { historySentences } from '../sentences/history.ts';
import { keySentences } from '../sentences/key.ts';
import { launchSentences } from '../sentences/launch.ts';
import { manifestSentences } from '../sentences/manifest.ts';
import { metricSentences } from '../sentences/metric.ts';
import { metricTestSentences } from '../sentences/metric-test.ts';
import { ofrepSentences } from '../sentences/ofrep.ts';
import { primitivesSentences } from '../sentences/primitives.ts';
import { projectSentences } from '../sentences/project.ts';
import { resultsSentences } from '../sentences/results.ts';
import { segmentSentences } from '../sentences/segment.ts';
import { serviceSentences } from '../sentences/service.ts';
import { snapshotSentences } from '../sentences/snapshot.ts';
import { summarySentences } from '../sentences/summary.ts';
import { tagSentences } from '../sentences/tag.ts';
import { tapSentences } from '../sentences/tap.ts';
import { trafficSentences } from '../sentences/traffic.ts';
import { usageSentences } from '../sentences/usage.ts';
import { variableValueSentences } from '../sentences/variable-value.ts';

type Sentences = Readonly<Record<string, string>>;

/**
 * The sentences of each file of the contract. A sentence is for a shape, for a member of one container
 * (`Container.member`), or for a member that means the same in every container that has no sentence of its own for it.
 */
export const sentences: Readonly<Record<string, Sentences>> = {
  primitives: primitivesSentences,
  arn: arnSentences,
  'variable-value': variableValueSentences,
  metric: metricSentences,
  project: projectSentences,
  feature: featureSentences,
  launch: launchSentences,
  experiment: experimentSentences,
  segment: segmentSentences,
  tag: tagSentences,
  evaluation: evaluationSentences,
  event: eventSentences,
  results: resultsSentences,
  history: historySentences,
  tap: tapSentences,
  explanation: explanationSentences,
  health: healthSentences,
  duration: durationSentences,
  summary: summarySentences,
  enrolment: enrolmentSentences,
  'metric-test': metricTestSentences,
  ofrep: ofrepSentences,
  snapshot: snapshotSentences,
  manifest: manifestSentences,
  usage: usageSentences,
  traffic: trafficSentences,
  entity: entitySentences,
  service: serviceSentences,
  key: keySentences,
  exposure: exposureSentences,
};

const all: Sentences = Object.assign({}, ...Object.values(sentences));

/** The sentence for a shape, if there is one. */
export const shapeDescription = (shape: string): string | undefined => all[shape];

/** The sentence for a member that says more than its shape's, if there is one. */
export const memberDescription = (container: string, member: string): string | undefined =>
  all[`${container}.${member}`] ?? all[member];
