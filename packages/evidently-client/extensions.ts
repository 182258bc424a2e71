/**
 * The operations that this service has beyond those of the SDK, as commands for its client.
 * Made from the contract by `npm run generate`; do not edit.
 */
import type { __MetadataBearer } from '@aws-sdk/client-evidently';
import { extensionCommand, extensionPaginator } from './extension-command.ts';

/** The share of an audience that a check serves one arm. */
export interface ArmShare {
  /** The group or treatment; absent for the default variation. */
  arm?: string | undefined;
  /** The name of the variation that is served. */
  variation: string;
  /** The share of the whole audience, of 100,000. */
  share: number;
}

/** An arm that the entity was served, and the time in which its events count for it. */
export interface ArmTime {
  /** The group or treatment. */
  arm: string;
  /** The first evaluation that served it. */
  since: Date;
  /** Until when events count for it: an hour after the last evaluation. */
  until: Date;
}

/** What a goal or a guardrail says of a treatment. */
export interface ArmVerdict {
  /** The name of a metric. */
  metricName: string;
  /** The name of a treatment of the experiment. */
  treatmentName: string;
  /** Whether the metric is a guardrail; otherwise it is a goal. */
  guardrail: boolean;
  /** The verdict, as GetExperimentHealth has it; absent while there is too little data. */
  verdict?: string | undefined;
  /** The verdict in words, to be read behind the treatment's name. */
  text: string;
}

/** What changes for entities without an override, by the segments that they are in. */
export interface AudienceChange {
  /** Segments of the launch and the experiment that the entities are in, and in no other; empty for those in none. */
  segments: string[];
  /** The shares of all variations. */
  variations: VariationShareChange[];
}

/** Who of an audience is served another variation from a moment on. */
export interface AudienceMoves {
  /** Segments of the launch and the experiment that the entities are in, and in no other; empty for those in none. */
  segments: string[];
  /** The share that is served another variation than before, of 100,000. */
  moved: number;
  /** From which variation to which. */
  moves: VariationMove[];
}

/** What entities without an override are served, by the segments that they are in. */
export interface AudienceTraffic {
  /** Segments of the launch and the experiment that the entities are in, and in no other; empty for those in none. */
  segments: string[];
  /** The checks in the order in which they are asked; their shares add up to 100,000. */
  rungs: TrafficRung[];
  /** The shares of the variations in all; they add up to 100,000. */
  variations: VariationShare[];
}

/** Buckets that follow each other, and their owner. */
export interface BucketRange {
  /** The first bucket. */
  start: number;
  /** The first bucket that is not one of them. */
  end: number;
  /** The group or treatment; absent where nobody owns them. */
  arm?: string | undefined;
}

/** Whether a higher or a lower value of the metric is better. */
export type ChangeDirectionEnum = 'INCREASE' | 'DECREASE';

/** The CloudWatch Logs group to which evaluation events are delivered. */
export interface CloudWatchLogsDestination {
  /** The name of a CloudWatch Logs group. */
  logGroup?: string | undefined;
}

/** The CloudWatch Logs group to which evaluation events are to be delivered. */
export interface CloudWatchLogsDestinationConfig {
  /** The name of a CloudWatch Logs group. */
  logGroup?: string | undefined;
}

/** Events and values that were not counted, by cause; approximate. */
export interface DroppedEvents {
  /** Values of entities that were never assigned. */
  noAssignment: number;
  /** Values of events outside the hour after an evaluation. */
  outsideAssignment: number;
  /** Values of events dated more than 5 minutes before the start, or after the end. */
  outsideRun: number;
  /** Values of events outside the hours after the first evaluation of their entity, for a metric with `windowHours`. */
  outsideWindow: number;
  /** Events that the pattern does not match and no other metric takes. */
  noMatch: number;
  /** Events with nothing at the key of the entity. */
  noEntityId: number;
  /** Events whose entity is no text or number of 1 to 512 characters. */
  invalidEntityId: number;
  /** Events with nothing at the key of the value. */
  noValue: number;
  /** Events whose value is no number. */
  invalidValue: number;
}

/** Where the numbers before the change come from: exactly one of them. */
export type DurationBaseline = { experiment: ExperimentBaseline } | { launch: LaunchBaseline } | { given: GivenBaseline };

/** What a running launch or experiment knows of the entity. */
export interface EntityTrial {
  /** Whether it is a launch or an experiment. */
  type: EntityTrialType;
  /** The launch or the experiment. */
  name: string;
  /** The arm that it was served last; absent where it was not served. */
  current?: ArmTime | undefined;
  /** The arm before that, if there was one. */
  previous?: ArmTime | undefined;
  /** What was counted for it. */
  values: EntityValue[];
}

/** Whether it is a launch or an experiment. */
export type EntityTrialType = 'LAUNCH' | 'EXPERIMENT';

/** What a metric counted for the entity while it was in one arm. */
export interface EntityValue {
  /** The name of the metric. */
  metric: string;
  /** The group or treatment. */
  arm: string;
  /** The number of events. */
  events: number;
  /** The sum of their values. */
  sum: number;
  /** For a ratio: the sum of the denominators. */
  denominators?: number | undefined;
}

/** A running launch or experiment of the feature. */
export interface EvaluationRule {
  /** The name of the launch or experiment. */
  name?: string | undefined;
  /** Whether the rule is a launch or an experiment. */
  type: string;
}

/** A comparison of variations by what entities do after they were served one. */
export interface Experiment {
  /** The ARN of the experiment. */
  arn: string;
  /** The name of the experiment. */
  name: string;
  /** The ARN of the project. */
  project?: string | undefined;
  /** Where the experiment is in its life. */
  status: ExperimentStatus;
  /** Why it was stopped, in the words of the request that stopped it. */
  statusReason?: string | undefined;
  /** Free text for people. */
  description?: string | undefined;
  /** When it was created. */
  createdTime: Date;
  /** When it was last changed. */
  lastUpdatedTime: Date;
  /** A number that rises with each change of the resource; of a feature, also when something starts or stops on it. */
  version?: number | undefined;
  /** When the experiment stops by itself. */
  schedule?: ExperimentSchedule | undefined;
  /** When the experiment ran. */
  execution?: ExperimentExecution | undefined;
  /** The treatments of the experiment. */
  treatments?: Treatment[] | undefined;
  /** The metrics of the experiment. */
  metricGoals?: MetricGoal[] | undefined;
  /** The guardrails of the experiment. */
  guardrails?: Guardrail[] | undefined;
  /** What the assignment of entities is derived from, with their id; the name when omitted or empty. */
  randomizationSalt?: string | undefined;
  /** The share of the audience that takes part, of 100,000. */
  samplingRate?: number | undefined;
  /** The ARN of the segment. */
  segment?: string | undefined;
  /** The kind of the experiment, of which there is one. */
  type: ExperimentType;
  /** The control and the weights of the treatments. */
  onlineAbDefinition?: OnlineAbDefinition | undefined;
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
}

/** A metric that a running or ended experiment of the project has measured. */
export interface ExperimentBaseline {
  /** The name of the experiment. */
  name: string;
  /** The name of one of its metrics. */
  metricName: string;
  /** The treatment whose numbers are taken, its control when omitted. */
  treatmentName?: string | undefined;
}

/** An experiment to be created, as CreateExperiment takes it. */
export interface ExperimentCreation {
  /** The name of the experiment. */
  name: string;
  /** The treatments of the experiment, up to five. */
  treatments: TreatmentConfig[];
  /** The metrics of the experiment, up to three. */
  metricGoals: MetricGoalConfig[];
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
  /** Free text for people. */
  description?: string | undefined;
  /** What the assignment of entities is derived from, with their id; the name when omitted or empty. */
  randomizationSalt?: string | undefined;
  /** A share of 100,000, which is everyone: thousandths of a percent. */
  samplingRate?: number | undefined;
  /** The control and the weights of the treatments. */
  onlineAbConfig?: OnlineAbConfig | undefined;
  /** The name or the ARN of the segment. */
  segment?: string | undefined;
  /** The guardrails of the experiment, up to five. */
  guardrails?: GuardrailConfig[] | undefined;
}

/** When the experiment ran. */
export interface ExperimentExecution {
  /** When it started. */
  startedTime?: Date | undefined;
  /** When it ended. */
  endedTime?: Date | undefined;
}

/** When the experiment stops by itself. */
export interface ExperimentSchedule {
  /** When the experiment stops by itself, at most 30 days after its start. */
  analysisCompleteTime?: Date | undefined;
}

/** Where an experiment stands, in words. */
export interface ExperimentSentence {
  /** One sentence that says where the experiment stands. */
  headline: string;
  /** What there is to say beside it; may be empty. */
  detail: string;
  /** How the sentence is meant. */
  tone: SentenceTone;
  /** The numbers of the headline by name, unrounded. */
  numbers: Record<string, number>;
}

/** Where an experiment stands. */
export type ExperimentState = 'DRAFT' | 'COLLECTING' | 'RUNNING' | 'FINAL' | 'STOPPED' | 'EXPIRED';

/** Where the experiment is in its life. */
export type ExperimentStatus = 'CREATED' | 'UPDATING' | 'RUNNING' | 'COMPLETED' | 'CANCELLED';

/** A running experiment to be stopped. */
export interface ExperimentStop {
  /** The name of the experiment. */
  experiment: string;
}

/** How the experiment ends, completed when omitted. */
export type ExperimentStopDesiredState = 'COMPLETED' | 'CANCELLED';

/** Where an experiment stood at its last look. */
export interface ExperimentSummary {
  /** The name of the experiment. */
  name: string;
  /** Where the experiment is in its life. */
  status: ExperimentStatus;
  /** Free text for people. */
  description?: string | undefined;
  /** The features whose variations its treatments serve. */
  features: string[];
  /** Where it stands, as GetExperimentHealth says it. */
  state: ExperimentState;
  /** Where it stands, in words. */
  sentence: ExperimentSentence;
  /** When it was started, absent before. */
  startedTime?: Date | undefined;
  /** Its planned end, absent before the start. */
  analysisCompleteTime?: Date | undefined;
  /** When it ended, absent before. */
  endedTime?: Date | undefined;
  /** How much of the planned time it has run, from 0 to 1, absent before the start. */
  progress?: number | undefined;
  /** How many entities each treatment with a weight was given by the last look. */
  treatments: TreatmentHealth[];
  /** Whether entities arrive in other shares than they should, which makes all results doubtful. */
  sampleRatioMismatch: boolean;
  /** What each goal and each guardrail says of each treatment but the control. */
  verdicts: ArmVerdict[];
  /** Whether to ship each treatment. */
  decisions: TreatmentDecision[];
  /** The moment of the last look that had something new to count; absent before the first look. */
  asOf?: Date | undefined;
  /** When the next look is due, absent unless it runs. */
  nextLook?: Date | undefined;
}

/** The kind of the experiment, of which there is one. */
export type ExperimentType = 'aws.evidently.onlineab';

/** A change of an experiment, as UpdateExperiment takes it. */
export interface ExperimentUpdate {
  /** The name of the experiment. */
  experiment: string;
  /** The treatments of the experiment, up to five. */
  treatments?: TreatmentConfig[] | undefined;
  /** The metrics of the experiment, up to three. */
  metricGoals?: MetricGoalConfig[] | undefined;
  /** Whether the experiment is to have no segment any more. */
  removeSegment?: boolean | undefined;
  /** Free text for people. */
  description?: string | undefined;
  /** What the assignment of entities is derived from, with their id; the name when omitted or empty. */
  randomizationSalt?: string | undefined;
  /** A share of 100,000, which is everyone: thousandths of a percent. */
  samplingRate?: number | undefined;
  /** The control and the weights of the treatments. */
  onlineAbConfig?: OnlineAbConfig | undefined;
  /** The name or the ARN of the segment. */
  segment?: string | undefined;
  /** The guardrails of the experiment, up to five. */
  guardrails?: GuardrailConfig[] | undefined;
}

/** One question that the evaluation asked, and its answer. */
export interface ExplanationCheck {
  /** What was asked about. */
  check: ExplanationCheckName;
  /** The check in a sentence, its shares of 100,000 and in percent. */
  text: string;
  /** Whether the answer was yes. */
  matched?: boolean | undefined;
  /** The evaluation strategy of the feature. */
  strategy?: string | undefined;
  /** The launch that was asked about. */
  launch?: string | undefined;
  /** The position of the step in force, 0 for the first; absent before that. */
  step?: number | undefined;
  /** The experiment that was asked about. */
  experiment?: string | undefined;
  /** Whether the experiment is running. */
  running?: boolean | undefined;
  /** When the launch or experiment ended, if it has. */
  endedTime?: Date | undefined;
  /** The segment that was asked about. */
  segment?: string | undefined;
  /** The first thing in the pattern that the evaluation context does not match. */
  mismatch?: string | undefined;
  /** The bucket of the entity, of 100,000. */
  bucket?: number | undefined;
  /** The share of the audience that takes part, of 100,000. */
  samplingRate?: number | undefined;
  /** The share of the audience that does not take part, of 100,000. */
  outside?: number | undefined;
  /** Whether the bucket is below the sampling rate. */
  enrolled?: boolean | undefined;
  /** How the audience is split and where the entity falls. */
  split?: ExplanationSplit | undefined;
}

/** What was asked about. */
export type ExplanationCheckName = 'ENTITY_OVERRIDE' | 'EVALUATION_STRATEGY' | 'LAUNCH' | 'SEGMENT_OVERRIDE' | 'GROUP_WEIGHTS' | 'EXPERIMENT' | 'EXPERIMENT_SEGMENT' | 'SAMPLING_RATE' | 'TREATMENT_WEIGHTS' | 'DEFAULT';

/** How the audience is split and where the entity falls. */
export interface ExplanationSplit {
  /** The bucket of the entity, of 100,000. */
  bucket: number;
  /** The share of each group or treatment, of 100,000. */
  shares: Record<string, number>;
  /** The share that belongs to no group or treatment, of 100,000. */
  outside: number;
  /** The group or treatment that the bucket belongs to, absent when it belongs to none. */
  arm?: string | undefined;
  /** The owners of all buckets. */
  ranges: BucketRange[];
}

/** A feature of an application, with the variations that can be served. */
export interface Feature {
  /** The ARN of the feature. */
  arn: string;
  /** The name of the feature. */
  name: string;
  /** The ARN of the project. */
  project?: string | undefined;
  /** Whether the feature can be used. */
  status: FeatureStatus;
  /** When it was created. */
  createdTime: Date;
  /** When it was last changed. */
  lastUpdatedTime: Date;
  /** A number that rises with each change of the resource; of a feature, also when something starts or stops on it. */
  version?: number | undefined;
  /** Free text for people. */
  description?: string | undefined;
  /** Whether launches and experiments decide, or everyone is served the default variation. */
  evaluationStrategy: FeatureEvaluationStrategy;
  /** The type of the values of all variations. */
  valueType: VariationValueType;
  /** The variations of the feature, in the order in which they were given. */
  variations: Variation[];
  /** The variation that is served when nothing else decides, the first when omitted. */
  defaultVariation?: string | undefined;
  /** The running launch and experiment of the feature. */
  evaluationRules?: EvaluationRule[] | undefined;
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
  /** Entities that are always served the variation named here, whatever launches and experiments say. */
  entityOverrides?: Record<string, string> | undefined;
}

/** Whether launches and experiments decide, or everyone is served the default variation. */
export type FeatureEvaluationStrategy = 'ALL_RULES' | 'DEFAULT_VARIATION';

/** NEW: made in the last 7 days and not evaluated yet. INACTIVE: not evaluated for 7 days, as far as that is counted. ACTIVE: something runs on it, or it was changed in the last 7 days. LAUNCHED: everybody has been served the same for 7 days. OFF: its strategy is DEFAULT_VARIATION. */
export type FeatureState = 'NEW' | 'ACTIVE' | 'LAUNCHED' | 'INACTIVE' | 'OFF';

/** Whether the feature can be used. */
export type FeatureStatus = 'AVAILABLE' | 'UPDATING';

/** A feature without its variations. */
export interface FeatureSummary {
  /** The ARN of a resource. */
  arn: string;
  /** The name of the feature. */
  name: string;
  /** The name or the ARN of the project. */
  project?: string | undefined;
  /** Whether the feature can be used. */
  status: FeatureStatus;
  /** When it was created. */
  createdTime: Date;
  /** When it was last changed. */
  lastUpdatedTime: Date;
  /** A number that rises with each change of the resource; of a feature, also when something starts or stops on it. */
  version?: number | undefined;
  /** Whether launches and experiments decide, or everyone is served the default variation. */
  evaluationStrategy: FeatureEvaluationStrategy;
  /** The running launch and experiment of the feature. */
  evaluationRules?: EvaluationRule[] | undefined;
  /** The variation that is served when nothing else decides, the first when omitted. */
  defaultVariation?: string | undefined;
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
  /** Free text for people. */
  description?: string | undefined;
  /** The type of the values of all variations. */
  valueType?: VariationValueType | undefined;
  /** NEW: made in the last 7 days and not evaluated yet. INACTIVE: not evaluated for 7 days, as far as that is counted. ACTIVE: something runs on it, or it was changed in the last 7 days. LAUNCHED: everybody has been served the same for 7 days. OFF: its strategy is DEFAULT_VARIATION. */
  state?: FeatureState | undefined;
  /** When the feature was last evaluated, as ListFeatureUsage has it. */
  lastEvaluated?: Date | undefined;
}

/** How often a feature is evaluated. Numbers are approximate: each process adds its own every ten minutes. */
export interface FeatureUsage {
  /** The name of the feature. */
  feature: string;
  /** When the feature was last evaluated; absent when it was not since `countedSince`. */
  lastEvaluated?: Date | undefined;
  /** All evaluations of `hours`. */
  evaluations: number;
  /** The hours with evaluations, the oldest first. */
  hours: UsageHour[];
}

/** Numbers that were measured elsewhere. */
export interface GivenBaseline {
  /** The mean before the change. */
  mean: number;
  /** The standard deviation between entities. Needed except for the aggregation `SHARE`, whose mean says it. */
  standardDeviation?: number | undefined;
  /** The share of the entities that take part that count, above 0 and up to 1: of a mean per event, those with an event. 1 when omitted. */
  shareCounting?: number | undefined;
  /** The hours after its first evaluation in which the events of an entity will count, if the metric will have such a window. Entities count when theirs is over. */
  windowHours?: number | undefined;
}

/** The entities of a group over time. */
export interface GroupEnrolment {
  /** The name of a group of the launch. */
  groupName: string;
  /** The unique entities that were assigned the group, up to each of `timestamps`. */
  entities: number[];
  /** The share that the step in force before each of `timestamps` gives the group; absent where segments have weights of their own, or groups serve several features. */
  expectedShares?: number[] | undefined;
}

/** How many entities a group was given. */
export interface GroupEntities {
  /** The name of a group of the launch. */
  groupName: string;
  /** Unique entities that were assigned the group. */
  entities: number;
}

/** What a metric says of a group. */
export interface GroupMetric {
  /** The name of a group of the launch. */
  groupName: string;
  /** Events counted. */
  events: number;
  /** Entities with an event. */
  entities: number;
  /** The mean of the events' values. */
  perEvent: MetricEstimate;
  /** The share of the assigned entities that have an event; for a metric with `windowHours`, as all its numbers, of those whose window is over. */
  share: MetricEstimate;
  /** Events per assigned entity. */
  eventsPerEntity: MetricEstimate;
  /** The sum of values per assigned entity. */
  valuePerEntity: MetricEstimate;
}

/** What a guard does: STOP ends the launch as CANCELLED, HOLD keeps the step in force, TELL only publishes an event. */
export type GuardAction = 'STOP' | 'HOLD' | 'TELL';

/** A metric that no treatment may make worse by more than a margin. */
export interface Guardrail {
  /** How a metric takes its values from events. */
  metricDefinition: MetricDefinition;
  /** Whether a higher or a lower value is better: an increase when omitted. */
  desiredChange?: ChangeDirectionEnum | undefined;
  /** The tolerated change for the worse, as a share of the control's mean: 0.02 when omitted. */
  margin?: number | undefined;
}

/** A metric that no treatment may make worse by more than a margin. */
export interface GuardrailConfig {
  /** How a metric is to take its values from events. */
  metricDefinition: MetricDefinitionConfig;
  /** Whether a higher or a lower value is better: an increase when omitted. */
  desiredChange?: ChangeDirectionEnum | undefined;
  /** The tolerated change for the worse, as a share of the control's mean: 0.02 when omitted. */
  margin?: number | undefined;
}

/** What a guardrail says of all treatments. */
export interface GuardrailHealth {
  /** The name of a metric. */
  metricName: string;
  /** Whether a higher or a lower value is better. */
  desiredChange: ChangeDirectionEnum;
  /** The tolerated change for the worse, as a share of the control's mean. */
  margin: number;
  /** What is missing before GetExperimentResults has data; absent when nothing is. */
  needed?: NeededForResults | undefined;
  /** Events and values that were not counted, by cause. */
  dropped: DroppedEvents;
  /** Values of events that another launch or experiment counted, because the entity takes part there: no loss. */
  countedElsewhere: number;
  /** The numbers of each treatment. */
  treatments: TreatmentGuardrailHealth[];
}

/** What a guardrail says of a treatment against the control. */
export type GuardrailVerdict = 'NotWorse' | 'Harmed' | 'Open';

/** One change of one resource. */
export interface HistoryRecord {
  /** The stable id of the change. */
  id: string;
  /** When the change was made. */
  time: Date;
  /** The operation that made the change. */
  operation: string;
  /** The ARN of who made the change, or `cognito:` and the id of a person of the console; absent when it was the service. */
  actor?: string | undefined;
  /** The name of the person of the console, as it was then, where it was known. */
  actorName?: string | undefined;
  /** The ARN of the resource that was changed. */
  resource: string;
  /** The type of the resource. */
  resourceType: string;
  /** The resource before the change, absent when it was created. */
  before?: unknown | undefined;
  /** The resource after the change, absent when it was deleted. */
  after?: unknown | undefined;
}

/** A key of a project, without its secret. */
export interface Key {
  /** The id of the key. */
  id: string;
  /** The name of the project. */
  project: string;
  /** Free text for people. */
  description?: string | undefined;
  /** What the key is for. */
  scopes: KeyScope[];
  /** The features that the key may ask for, all when omitted. */
  features: string[];
  /** The pages that may use the key, all when omitted. `events` needs the pages named. */
  origins: string[];
  /** How many requests a second the key may send to each process of the service, 100 when omitted. Others are answered by 429. */
  requestsPerSecond: number;
  /** When it was created. */
  createdTime: Date;
  /** When it was last changed. */
  lastUpdatedTime: Date;
  /** When the key ends by itself; never when omitted. */
  expiresTime?: Date | undefined;
}

/** What the key is for: `evaluate` asks for flags, `expose` lets evaluations enrol, `events` sends custom events, and `enrolOnBulk` lets all flags at once enrol, for clients without a hook. */
export type KeyScope = 'evaluate' | 'expose' | 'events' | 'enrolOnBulk';

/** A gradual rollout of variations to groups of entities. */
export interface Launch {
  /** The ARN of the launch. */
  arn: string;
  /** The name of the launch. */
  name: string;
  /** The name or the ARN of the project. */
  project?: string | undefined;
  /** Where the launch is in its life. */
  status: LaunchStatus;
  /** Why it was stopped, in the words of the request that stopped it. */
  statusReason?: string | undefined;
  /** Free text for people. */
  description?: string | undefined;
  /** When it was created. */
  createdTime: Date;
  /** When it was last changed. */
  lastUpdatedTime: Date;
  /** A number that rises with each change of the resource; of a feature, also when something starts or stops on it. */
  version?: number | undefined;
  /** When the launch ran. */
  execution?: LaunchExecution | undefined;
  /** The groups of the launch. */
  groups?: LaunchGroup[] | undefined;
  /** The metrics of the launch. */
  metricMonitors?: MetricMonitor[] | undefined;
  /** The alarms that guard the launch, up to five. */
  alarms?: LaunchAlarm[] | undefined;
  /** Since when the launch is held in its step, or was at its end; absent while it goes on by itself. */
  heldSince?: Date | undefined;
  /** What keeps a guard from judging, a sentence each; only in answers about one launch. */
  warnings?: string[] | undefined;
  /** What the assignment of entities is derived from, with their id; the name when omitted or empty. */
  randomizationSalt?: string | undefined;
  /** The kind of the launch, of which there is one. */
  type: LaunchType;
  /** The steps in which the launch goes on. */
  scheduledSplitsDefinition?: ScheduledSplitsLaunchDefinition | undefined;
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
}

/** An alarm that guards the launch while it runs. */
export interface LaunchAlarm {
  /** The ARN of a CloudWatch alarm of the account and region of the deployment. */
  alarmArn: string;
  /** What happens when the alarm goes to ALARM; TELL when omitted. */
  onAlarm?: GuardAction | undefined;
}

/** A metric that a running or ended launch of the project has measured. */
export interface LaunchBaseline {
  /** The name of the launch. */
  name: string;
  /** The name of one of its metrics. */
  metricName: string;
  /** The group whose numbers are taken; when omitted, the first that serves the default variation of its feature, else the first. */
  groupName?: string | undefined;
}

/** A launch to be created, as CreateLaunch takes it. */
export interface LaunchCreation {
  /** The name of the launch. */
  name: string;
  /** Free text for people. */
  description?: string | undefined;
  /** The steps in which the launch goes on. */
  scheduledSplitsConfig?: ScheduledSplitsLaunchConfig | undefined;
  /** The metrics of the launch, up to three. */
  metricMonitors?: MetricMonitorConfig[] | undefined;
  /** The alarms that guard the launch, up to five. */
  alarms?: LaunchAlarm[] | undefined;
  /** The groups of the launch, up to five. */
  groups: LaunchGroupConfig[];
  /** What the assignment of entities is derived from, with their id; the name when omitted or empty. */
  randomizationSalt?: string | undefined;
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
}

/** When the launch ran. */
export interface LaunchExecution {
  /** When it started. */
  startedTime?: Date | undefined;
  /** When it ended. */
  endedTime?: Date | undefined;
}

/** A group of the launch and the variation that it is served. */
export interface LaunchGroup {
  /** The name of a group of the launch. */
  name: string;
  /** Free text for people. */
  description?: string | undefined;
  /** The variation of each feature that is served. */
  featureVariations: Record<string, string>;
}

/** A group of the launch and the variation that it is to be served. */
export interface LaunchGroupConfig {
  /** The name of a group of the launch. */
  name: string;
  /** Free text for people. */
  description?: string | undefined;
  /** The name of the feature. */
  feature: string;
  /** The name of the variation that is served. */
  variation: string;
}

/** What a metric says of all groups. */
export interface LaunchMetric {
  /** The name of a metric. */
  metricName: string;
  /** Events and values that were not counted, by cause. */
  dropped: DroppedEvents;
  /** Values of events that another launch or experiment counted, because the entity takes part there: no loss. */
  countedElsewhere: number;
  /** The numbers of each group. */
  groups: GroupMetric[];
}

/** Where a launch stands, in words. */
export interface LaunchSentence {
  /** One sentence on the step in force. */
  headline: string;
  /** What there is to say beside it; may be empty. */
  detail: string;
  /** How the sentence is meant. */
  tone: SentenceTone;
  /** The numbers of the headline by name, unrounded. */
  numbers: Record<string, number>;
}

/** Where it stands: not started, before its first step, too little data to compare in its step, compared, or stopped. */
export type LaunchState = 'DRAFT' | 'WAITING' | 'COLLECTING' | 'RUNNING' | 'STOPPED';

/** Where the launch is in its life. */
export type LaunchStatus = 'CREATED' | 'UPDATING' | 'RUNNING' | 'COMPLETED' | 'CANCELLED';

/** The groups of a launch within one of its steps. */
export interface LaunchStep {
  /** The number of the step; the first is 1. */
  step: number;
  /** When the step took effect. */
  startTime: Date;
  /** How many entities each group was given in the step. */
  groups: StepGroup[];
  /** How surprising the split of the entities is, valid at every look; absent where the shares are not known. */
  sampleRatioPValue?: number | undefined;
  /** Whether entities arrive in other shares than they should, which makes the comparisons of the step doubtful. */
  sampleRatioMismatch?: boolean | undefined;
  /** What each metric says of each group within the step. */
  metrics: StepMetric[];
}

/** A running launch to be stopped. */
export interface LaunchStop {
  /** The name of the launch. */
  launch: string;
}

/** How the launch ends, completed when omitted. */
export type LaunchStopDesiredState = 'COMPLETED' | 'CANCELLED';

/** The kind of the launch, of which there is one. */
export type LaunchType = 'aws.evidently.splits';

/** A change of a launch, as UpdateLaunch takes it. */
export interface LaunchUpdate {
  /** The name of the launch. */
  launch: string;
  /** Free text for people. */
  description?: string | undefined;
  /** The groups of the launch, up to five. */
  groups?: LaunchGroupConfig[] | undefined;
  /** The metrics of the launch, up to three. */
  metricMonitors?: MetricMonitorConfig[] | undefined;
  /** The alarms that guard the launch, up to five. */
  alarms?: LaunchAlarm[] | undefined;
  /** What the assignment of entities is derived from, with their id; the name when omitted or empty. */
  randomizationSalt?: string | undefined;
  /** The steps in which the launch goes on. */
  scheduledSplitsConfig?: ScheduledSplitsLaunchConfig | undefined;
}

/** Which mean is compared: of the values of events, or over all assigned entities, those without an event as zeros: the share with an event, the number of events, or the sum of values. */
export type MetricAggregation = 'VALUE_PER_EVENT' | 'SHARE' | 'EVENTS_PER_ENTITY' | 'VALUE_PER_ENTITY';

/** How a metric takes its values from events. */
export interface MetricDefinition {
  /** The name of a metric. */
  name?: string | undefined;
  /** The dotted path of a member of the event. */
  entityIdKey?: string | undefined;
  /** The dotted path of a member of the event. */
  valueKey?: string | undefined;
  /** JSON text: only events that match this pattern count. */
  eventPattern?: string | undefined;
  /** What the values of the metric are counted in. */
  unitLabel?: string | undefined;
  /** Which mean is compared; `VALUE_PER_EVENT` where it is left out. */
  aggregation?: MetricAggregation | undefined;
  /** Only events within these hours after the first evaluation of their entity count, and only entities for which the hours are over. */
  windowHours?: number | undefined;
  /** The most that the value of one event counts as. */
  eventCap?: number | undefined;
  /** The least that the value of one event counts as. */
  eventFloor?: number | undefined;
  /** The most that the sum of an entity counts as; only with an `aggregation` over entities. The sum itself is kept whole. */
  entityCap?: number | undefined;
  /** The least that the sum of an entity with an event counts as; only with an `aggregation` over entities. */
  entityFloor?: number | undefined;
  /** Counts 1 for each value above this threshold and 0 for any other: the mean is the share of events above it. */
  above?: number | undefined;
  /** The dotted path of a second value of the same event: the metric is the sum of the values divided by the sum of these. */
  denominatorKey?: string | undefined;
}

/** How a metric is to take its values from events. */
export interface MetricDefinitionConfig {
  /** The name of a metric. */
  name: string;
  /** The dotted path of a member of the event. */
  entityIdKey: string;
  /** The dotted path of a member of the event. */
  valueKey: string;
  /** JSON text: only events that match this pattern count. */
  eventPattern?: string | undefined;
  /** What the values of the metric are counted in. */
  unitLabel?: string | undefined;
  /** Which mean is compared; `VALUE_PER_EVENT` where it is left out. */
  aggregation?: MetricAggregation | undefined;
  /** Only events within these hours after the first evaluation of their entity count, and only entities for which the hours are over. */
  windowHours?: number | undefined;
  /** The most that the value of one event counts as. */
  eventCap?: number | undefined;
  /** The least that the value of one event counts as. */
  eventFloor?: number | undefined;
  /** The most that the sum of an entity counts as; only with an `aggregation` over entities. The sum itself is kept whole. */
  entityCap?: number | undefined;
  /** The least that the sum of an entity with an event counts as; only with an `aggregation` over entities. */
  entityFloor?: number | undefined;
  /** Counts 1 for each value above this threshold and 0 for any other: the mean is the share of events above it. */
  above?: number | undefined;
  /** The dotted path of a second value of the same event: the metric is the sum of the values divided by the sum of these. */
  denominatorKey?: string | undefined;
}

/** A mean, and where there is enough data its difference to the control. */
export interface MetricEstimate {
  /** The mean of the arm. */
  mean?: number | undefined;
  /** The difference to the control. */
  effect?: number | undefined;
  /** The lower end of the anytime-valid interval of the difference. */
  lowerBound?: number | undefined;
  /** The upper end of the anytime-valid interval of the difference. */
  upperBound?: number | undefined;
  /** The difference as a share of the control; absent where the control's mean is not clearly away from 0. */
  relative?: RelativeEffect | undefined;
}

/** A metric of the experiment. */
export interface MetricGoal {
  /** How a metric takes its values from events. */
  metricDefinition: MetricDefinition;
  /** Whether a higher or a lower value of the metric is better. */
  desiredChange?: ChangeDirectionEnum | undefined;
}

/** A metric of the experiment. */
export interface MetricGoalConfig {
  /** How a metric is to take its values from events. */
  metricDefinition: MetricDefinitionConfig;
  /** Whether a higher or a lower value of the metric is better. */
  desiredChange?: ChangeDirectionEnum | undefined;
}

/** What a metric says of all treatments. */
export interface MetricHealth {
  /** The name of a metric. */
  metricName: string;
  /** What is missing before GetExperimentResults has data; absent when nothing is. */
  needed?: NeededForResults | undefined;
  /** Events and values that were not counted, by cause. */
  dropped: DroppedEvents;
  /** Values of events that another launch or experiment counted, because the entity takes part there: no loss. */
  countedElsewhere: number;
  /** The numbers of each treatment. */
  treatments: TreatmentMetricHealth[];
}

/** A metric of the launch. */
export interface MetricMonitor {
  /** How a metric takes its values from events. */
  metricDefinition: MetricDefinition;
  /** Which change is good. Only a monitor with it is judged. */
  desiredChange?: ChangeDirectionEnum | undefined;
  /** The loss that is tolerated, as a share of the mean of the control. */
  margin?: number | undefined;
  /** What happens when a group is worse than the control by more than the margin. */
  onRegression?: GuardAction | undefined;
}

/** A metric of the launch. */
export interface MetricMonitorConfig {
  /** How a metric is to take its values from events. */
  metricDefinition: MetricDefinitionConfig;
  /** Which change is good. Only a monitor with it is judged. */
  desiredChange?: ChangeDirectionEnum | undefined;
  /** The loss that is tolerated, as a share of the mean of the control; 0 when omitted. */
  margin?: number | undefined;
  /** What happens when a group is worse than the control by more than the margin; TELL when omitted. */
  onRegression?: GuardAction | undefined;
}

/** Why a metric takes nothing from an event, or not for the entity that was asked for. */
export type MetricTestCause = 'noMatch' | 'noEntityId' | 'invalidEntityId' | 'noValue' | 'invalidValue' | 'refused' | 'otherEntity';

/** Why a value of an entity does not count. */
export type MetricTestDrop = 'noAssignment' | 'outsideAssignment' | 'outsideRun' | 'outsideWindow';

/** What a running launch or experiment would do with a value of the entity that is dated now. */
export interface MetricTestTrial {
  /** Whether it is a launch or an experiment. */
  type: MetricTestTrialType;
  /** The name of the launch or experiment. */
  name: string;
  /** The group or treatment for which the value would count; absent if it would not. */
  arm?: string | undefined;
  /** Why it would not count, as GetExperimentHealth counts it; absent if it would. */
  dropped?: MetricTestDrop | undefined;
  /** The same in words. */
  reason: string;
}

/** A launch or an experiment. */
export type MetricTestTrialType = 'LAUNCH' | 'EXPERIMENT';

/** What a comparison says. NotWorse and Harmed by the desired change of the monitor and its margin; Higher and Lower without one; NoControl where the step gives the control no share. */
export type MonitorState = 'NoControl' | 'Collecting' | 'Open' | 'NotWorse' | 'Harmed' | 'Higher' | 'Lower';

/** What a treatment lacks. */
export interface NeededByTreatment {
  /** The name of a treatment of the experiment. */
  treatmentName: string;
  /** How many events more; for a metric over all assigned entities, how many entities more. */
  events: number;
  /** How many entities more, of those that the mean is over. */
  entities: number;
  /** True while the sum of the denominators of a ratio is not clearly above 0: the coefficient of variation of their mean is 0.1 or more. */
  steadyDenominator?: boolean | undefined;
}

/** What is missing before GetExperimentResults has data. */
export interface NeededForResults {
  /** Minutes until the tenth after the start, or until the first window of a metric with `windowHours` is over. */
  minutes: number;
  /** The treatments that lack something, beside their 100 events of 20 entities. */
  treatments: NeededByTreatment[];
}

/** The control and the weights of the treatments. */
export interface OnlineAbConfig {
  /** The treatment that the others are compared with, the first when omitted. */
  controlTreatmentName?: string | undefined;
  /** The share of each treatment, of 100,000; equal shares when omitted. */
  treatmentWeights?: Record<string, number> | undefined;
}

/** The control and the weights of the treatments. */
export interface OnlineAbDefinition {
  /** The treatment that the others are compared with, the first when omitted. */
  controlTreatmentName?: string | undefined;
  /** The share of each treatment, of 100,000; equal shares when omitted. */
  treatmentWeights?: Record<string, number> | undefined;
}

/** The smallest effects that are found by the end of a day. */
export interface PlannedDay {
  /** The day, counted from the start. */
  day: number;
  /** The unique entities that take part by then. */
  entities: number;
  /** The smallest difference that looks at any time have found by then; absent where too few entities have come. */
  anytimeEffect?: number | undefined;
  /** The smallest difference that an end planned for that day finds; absent where too few entities have come. */
  plannedEndEffect?: number | undefined;
}

/** When an effect is found with the power asked for. */
export interface PlannedDuration {
  /** The unique entities of all treatments together. */
  entities: number;
  /** The days until they have arrived. */
  days: number;
}

/** A container of features, launches and experiments. */
export interface Project {
  /** The ARN of the project. */
  arn: string;
  /** The name of the project. */
  name: string;
  /** Whether the project can be used. */
  status: ProjectStatus;
  /** Free text for people. */
  description?: string | undefined;
  /** When it was created. */
  createdTime: Date;
  /** When it was last changed. */
  lastUpdatedTime: Date;
  /** A number that rises with each change of the resource; of a feature, also when something starts or stops on it. */
  version?: number | undefined;
  /** How many features there are. */
  featureCount?: number | undefined;
  /** How many launches there are. */
  launchCount?: number | undefined;
  /** How many launches are running. */
  activeLaunchCount?: number | undefined;
  /** How many experiments there are. */
  experimentCount?: number | undefined;
  /** How many experiments are running. */
  activeExperimentCount?: number | undefined;
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
  /** Where evaluation events are stored. */
  dataDelivery?: ProjectDataDelivery | undefined;
  /** The AWS AppConfig resources of the project, kept for client-side evaluation. */
  appConfigResource?: ProjectAppConfigResource | undefined;
}

/** The AWS AppConfig resources of the project, kept for client-side evaluation. */
export interface ProjectAppConfigResource {
  /** An id that AWS AppConfig gave. */
  applicationId: string;
  /** An id that AWS AppConfig gave. */
  environmentId: string;
  /** An id that AWS AppConfig gave. */
  configurationProfileId: string;
}

/** The AWS AppConfig resources of the project, kept for client-side evaluation. */
export interface ProjectAppConfigResourceConfig {
  /** An id that AWS AppConfig gave. */
  applicationId?: string | undefined;
  /** An id that AWS AppConfig gave. */
  environmentId?: string | undefined;
}

/** Where evaluation events are stored. */
export interface ProjectDataDelivery {
  /** The S3 bucket to which evaluation events are delivered. */
  s3Destination?: S3Destination | undefined;
  /** The CloudWatch Logs group to which evaluation events are delivered. */
  cloudWatchLogs?: CloudWatchLogsDestination | undefined;
}

/** Where evaluation events are to be stored: S3 or CloudWatch Logs, not both. */
export interface ProjectDataDeliveryConfig {
  /** The S3 bucket to which evaluation events are to be delivered. */
  s3Destination?: S3DestinationConfig | undefined;
  /** The CloudWatch Logs group to which evaluation events are to be delivered. */
  cloudWatchLogs?: CloudWatchLogsDestinationConfig | undefined;
}

/** Whether the project can be used. */
export type ProjectStatus = 'AVAILABLE' | 'UPDATING';

/** A project without its settings. */
export interface ProjectSummary {
  /** The ARN of the project. */
  arn: string;
  /** The name of the project. */
  name: string;
  /** Whether the project can be used. */
  status: ProjectStatus;
  /** Free text for people. */
  description?: string | undefined;
  /** When it was created. */
  createdTime: Date;
  /** When it was last changed. */
  lastUpdatedTime: Date;
  /** A number that rises with each change of the resource; of a feature, also when something starts or stops on it. */
  version?: number | undefined;
  /** How many features there are. */
  featureCount?: number | undefined;
  /** How many launches there are. */
  launchCount?: number | undefined;
  /** How many launches are running. */
  activeLaunchCount?: number | undefined;
  /** How many experiments there are. */
  experimentCount?: number | undefined;
  /** How many experiments are running. */
  activeExperimentCount?: number | undefined;
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
}

/** A difference as a share of the control: 0.05 is 5 % more. */
export interface RelativeEffect {
  /** The difference as a share of the control. */
  effect: number;
  /** The lower end of its anytime-valid interval. */
  lower: number;
  /** The upper end of its anytime-valid interval. */
  upper: number;
}

/** The evaluations of one feature since the last report of this process. */
export interface ReportedUsage {
  /** The name of the feature. */
  feature: string;
  /** The evaluations since the last report, such as `{"old": 940, "new": 60}`. Numbers are added to those before. */
  counts: Record<string, number>;
  /** The time of the last of them, the time of the call when omitted. The call counts for the hour of this time. */
  lastEvaluated?: Date | undefined;
}

/** The S3 bucket to which evaluation events are delivered. */
export interface S3Destination {
  /** The name of an S3 bucket. */
  bucket?: string | undefined;
  /** What the keys of the S3 objects begin with. */
  prefix?: string | undefined;
}

/** The S3 bucket to which evaluation events are to be delivered. */
export interface S3DestinationConfig {
  /** The name of an S3 bucket. */
  bucket?: string | undefined;
  /** What the keys of the S3 objects begin with. */
  prefix?: string | undefined;
}

/** One step: from its time on, these weights are in force. */
export interface ScheduledSplit {
  /** When the step takes effect. */
  startTime: Date;
  /** The share of each group, of 100,000; a group left out has none. */
  groupWeights?: Record<string, number> | undefined;
  /** Other weights for segments, up to six. */
  segmentOverrides?: SegmentOverride[] | undefined;
}

/** One step: from its time on, these weights are in force. */
export interface ScheduledSplitConfig {
  /** When the step takes effect. */
  startTime: Date;
  /** The share of each group, of 100,000; a group left out has none. */
  groupWeights: Record<string, number>;
  /** Other weights for segments, up to six. */
  segmentOverrides?: SegmentOverride[] | undefined;
}

/** The steps in which the launch goes on. */
export interface ScheduledSplitsLaunchConfig {
  /** The steps, up to six. */
  steps: ScheduledSplitConfig[];
}

/** The steps in which the launch goes on. */
export interface ScheduledSplitsLaunchDefinition {
  /** The steps in order of time. */
  steps?: ScheduledSplit[] | undefined;
}

/** A part of the audience, chosen by what its evaluation context says. */
export interface Segment {
  /** The ARN of the segment. */
  arn: string;
  /** The name of the segment. */
  name: string;
  /** JSON text: the pattern that an evaluation context has to match. */
  pattern: string;
  /** When it was created. */
  createdTime: Date;
  /** When it was last changed. */
  lastUpdatedTime: Date;
  /** A number that rises with each change of the resource; of a feature, also when something starts or stops on it. */
  version?: number | undefined;
  /** Free text for people. */
  description?: string | undefined;
  /** How many experiments use the segment. */
  experimentCount?: number | undefined;
  /** How many launches use the segment. */
  launchCount?: number | undefined;
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
}

/** Other weights for the entities of one segment. */
export interface SegmentOverride {
  /** The name or the ARN of the segment. */
  segment: string;
  /** The lowest is asked first. */
  evaluationOrder: number;
  /** The share of each group, of 100,000; a group left out has none. */
  weights: Record<string, number>;
}

/** Positive and negative only with a verdict in a direction that was asked for; a warning before all trust. */
export type SentenceTone = 'positive' | 'negative' | 'neutral' | 'warning';

/** What a shipping changes for whom. */
export interface ShipChanges {
  /** The changes in words. */
  sentences: string[];
  /** The changes for entities without an override. */
  audiences: AudienceChange[];
  /** How many entities keep another variation by their override, by variation. */
  overrides: Record<string, number>;
}

/** Whether to ship a treatment. */
export type ShipDecision = 'SHIP' | 'STOP' | 'CONTINUE';

/** The place of the deployment, as its ARNs have it. */
export interface SnapshotDeployment {
  /** The partition, such as `aws`. */
  partition: string;
  /** The region. */
  region: string;
  /** The account. */
  account: string;
}

/** How many entities a group was given in a step. */
export interface StepGroup {
  /** The name of a group of the launch. */
  groupName: string;
  /** Unique entities that were evaluated in the step, by the group that they were given first. */
  entities: number;
  /** The share that the group should have, from 0 to 1; absent where segments have weights of their own, or groups serve several features. */
  expectedShare?: number | undefined;
}

/** What a metric says of a group within a step. */
export interface StepGroupMetric {
  /** The name of a group of the launch. */
  groupName: string;
  /** Events dated within the step. */
  events: number;
  /** Those of them of entities that were not evaluated in the step: they are in no other number here. */
  eventsNotCompared: number;
  /** Entities with an event among those that were evaluated in the step. */
  entities: number;
  /** The mean of the events' values. */
  perEvent: MetricEstimate;
  /** The share of the entities of the step that have an event. */
  share: MetricEstimate;
  /** Events per entity of the step. */
  eventsPerEntity: MetricEstimate;
  /** The sum of values per entity of the step. */
  valuePerEntity: MetricEstimate;
  /** What the comparison with the control says; absent for the control, and for a group without a share of the step. */
  state?: MonitorState | undefined;
}

/** What a metric says of all groups within a step. */
export interface StepMetric {
  /** The name of a metric. */
  metricName: string;
  /** The numbers of each group. */
  groups: StepGroupMetric[];
}

/** What became of an event in one running launch or experiment. */
export interface TapOutcome {
  /** Whether it is a launch or an experiment. */
  type: TapTrialType;
  /** The name of the launch or the experiment. */
  name: string;
  /** The metric; absent for an evaluation that the event reports. */
  metricName?: string | undefined;
  /** The entity that the metric took from the event. */
  entityId?: string | undefined;
  /** The group or the treatment that the event counts for; absent when it does not count. */
  arm?: string | undefined;
  /** The value that the metric took from the event. */
  value?: number | undefined;
  /** Why it does not count, in one of the words of `dropped` in GetExperimentHealth. */
  cause?: string | undefined;
  /** The cause in words. */
  reason?: string | undefined;
}

/** One event that came in. */
export interface TapSample {
  /** The same for a sample that is read again. */
  id: string;
  /** When the service took the event. */
  time: Date;
  /** When the event happened, by its sender; absent when that is no time. */
  eventTime?: Date | undefined;
  /** The type of the event. */
  type: string;
  /** The first 1,000 characters of its data. */
  data: string;
  /** What running launches and experiments made of it, 20 at most; empty when none measures it. */
  outcomes: TapOutcome[];
  /** Why the event was refused. */
  fault?: string | undefined;
}

/** Whether it is a launch or an experiment. */
export type TapTrialType = 'LAUNCH' | 'EXPERIMENT';

/** The check that serves. */
export type TrafficCheckName = 'LAUNCH' | 'EXPERIMENT' | 'DEFAULT';

/** What is served from a moment on, and who moves then. */
export interface TrafficMoment {
  /** The moment. */
  time: Date;
  /** What is served from then on. */
  audiences: AudienceTraffic[];
  /** Who is served another variation than right before; at the first moment, than now. */
  moves: AudienceMoves[];
}

/** What one check of an evaluation serves of an audience. */
export interface TrafficRung {
  /** The check that serves. */
  check: TrafficCheckName;
  /** The launch or the experiment. */
  name?: string | undefined;
  /** The position of the step in force, 0 for the first; absent before that. */
  step?: number | undefined;
  /** The share of the whole audience that this check serves, of 100,000. */
  share: number;
  /** What it serves of that. */
  arms: ArmShare[];
}

/** A group of the experiment and the variation that it is served. */
export interface Treatment {
  /** The name of a treatment of the experiment. */
  name: string;
  /** Free text for people. */
  description?: string | undefined;
  /** The variation of each feature that is served. */
  featureVariations?: Record<string, string> | undefined;
}

/** A group of the experiment and the variation that it is to be served. */
export interface TreatmentConfig {
  /** The name of a treatment of the experiment. */
  name: string;
  /** Free text for people. */
  description?: string | undefined;
  /** The name of the feature. */
  feature: string;
  /** The name of the variation that is served. */
  variation: string;
}

/** Whether to ship a treatment, and why. */
export interface TreatmentDecision {
  /** The name of a treatment of the experiment. */
  treatmentName: string;
  /** SHIP where a success metric is better, none is worse and every guardrail is within its margin; STOP where a guardrail is harmed or the shares do not match; otherwise CONTINUE. */
  decision: ShipDecision;
  /** A sentence that names the metric that decides. */
  reason: string;
}

/** The entities of a treatment over time. */
export interface TreatmentEnrolment {
  /** The name of a treatment of the experiment. */
  treatmentName: string;
  /** The unique entities that were assigned the treatment, up to each of `timestamps`. */
  entities: number[];
  /** Their share of the entities of all treatments, up to each of `timestamps`. */
  shares: number[];
  /** The share of those who take part that the treatment should have, from 0 to 1. */
  expectedShare: number;
}

/** What a guardrail says of a treatment. */
export interface TreatmentGuardrailHealth {
  /** The name of a treatment of the experiment. */
  treatmentName: string;
  /** Events counted. */
  events: number;
  /** Entities with an event. */
  entities: number;
  /** The mean of the events' values, as the results show it. */
  perEvent: MetricEstimate;
  /** The share of the assigned entities that have an event; for a metric with `windowHours`, as all its numbers, of those whose window is over. */
  share: MetricEstimate;
  /** Events per assigned entity. */
  eventsPerEntity: MetricEstimate;
  /** The sum of values per assigned entity. */
  valuePerEntity: MetricEstimate;
  /** Whether the treatment stays within the margin or harms; absent for the control, and before the first look that has enough data. */
  verdict?: GuardrailVerdict | undefined;
  /** The verdict in words, to be read behind the treatment's name; there for every treatment but the control that is served. */
  verdictText?: string | undefined;
  /** The smallest anytime-valid p-value so far for being within the margin; `NotWorse` at 0.05. */
  notWorsePValue?: number | undefined;
  /** The smallest anytime-valid p-value so far for being worse by more than the margin; `Harmed` at 0.05, divided by the number of guardrails and treatments. */
  harmedPValue?: number | undefined;
}

/** How many entities a treatment was given. */
export interface TreatmentHealth {
  /** The name of a treatment of the experiment. */
  treatmentName: string;
  /** Unique entities that were assigned the treatment. */
  entities: number;
  /** The share of those who take part that the treatment should have, from 0 to 1. */
  expectedShare: number;
}

/** What a metric says of a treatment. */
export interface TreatmentMetricHealth {
  /** The name of a treatment of the experiment. */
  treatmentName: string;
  /** Events counted. */
  events: number;
  /** Entities with an event. */
  entities: number;
  /** The mean of the events' values, as the results show it. */
  perEvent: MetricEstimate;
  /** The share of the assigned entities that have an event; for a metric with `windowHours`, as all its numbers, of those whose window is over. */
  share: MetricEstimate;
  /** Events per assigned entity. */
  eventsPerEntity: MetricEstimate;
  /** The sum of values per assigned entity. */
  valuePerEntity: MetricEstimate;
  /** The smallest anytime-valid p-value so far; the final one once the experiment has ended as planned. Absent before there are results. */
  pValue?: number | undefined;
  /** The p-value at the planned end, absent before it and after a stop. */
  finalPValue?: number | undefined;
  /** The p-value after Holm's adjustment for all metrics and treatments. */
  adjustedPValue?: number | undefined;
  /** What the metric says of the treatment against the control; absent before there are results. */
  verdict?: Verdict | undefined;
  /** The verdict in words, to be read behind the treatment's name; there for every treatment but the control that is served. */
  verdictText?: string | undefined;
  /** The lower end of what the intervals of all looks have in common; absent before there are results, and where the looks contradict each other. */
  lowerBound?: number | undefined;
  /** The upper end of what the intervals of all looks have in common; absent before there are results, and where the looks contradict each other. */
  upperBound?: number | undefined;
  /** Whether the looks contradict each other: the difference has changed over time. */
  drift?: boolean | undefined;
  /** The smallest difference in the mean that is compared, of either sign, that will be found by the planned end with a probability of 80 %, among all metrics and treatments; absent before there are results, and after the end. */
  smallestEffect?: number | undefined;
}

/** A feature and a variation of the report that are not counted. */
export interface UncountedUsage {
  /** The name of the feature. */
  feature: string;
  /** The name of the variation that is served. */
  variation: string;
}

/** The evaluations of a feature in one hour, which begins at a full hour of UTC. */
export interface UsageHour {
  /** When the hour begins. */
  time: Date;
  /** All evaluations of the hour. */
  evaluations: number;
  /** The same by variation, where one feature is asked for. */
  counts?: Record<string, number> | undefined;
}

/** The value of a variation, of one of four types. */
export type VariableValue = { boolValue: boolean } | { stringValue: string } | { longValue: number } | { doubleValue: number };

/** A name and the value that is served under it. */
export interface Variation {
  /** The name of a variation. */
  name?: string | undefined;
  /** The value of a variation, of one of four types. */
  value?: VariableValue | undefined;
}

/** A name and the value that is to be served under it. */
export interface VariationConfig {
  /** The name of a variation. */
  name: string;
  /** The value of a variation, of one of four types. */
  value: VariableValue;
}

/** The share of an audience that is served another variation than before. */
export interface VariationMove {
  /** The variation before. */
  from: string;
  /** The variation after. */
  to: string;
  /** The share of the whole audience, of 100,000. */
  share: number;
}

/** The share of an audience that is served a variation. */
export interface VariationShare {
  /** The name of the variation that is served. */
  variation: string;
  /** The share, of 100,000. */
  share: number;
}

/** The share of entities that a variation is served to, before and after. */
export interface VariationShareChange {
  /** The name of the variation that is served. */
  variation: string;
  /** The share before, from 0 to 1. */
  before: number;
  /** The share after, from 0 to 1. */
  after: number;
}

/** The type of the values of all variations. */
export type VariationValueType = 'STRING' | 'LONG' | 'DOUBLE' | 'BOOLEAN';

/** What a metric says of a treatment against the control. */
export type Verdict = 'Better' | 'Worse' | 'Best' | 'Inconclusive';

export interface ShipVariationCommandInput {
  /** The variation to ship. */
  variation: string;
  /** Whether only to say what would change. */
  dryRun?: boolean | undefined;
  /** Why, for the `statusReason` of what is stopped; a sentence with the variation when omitted. */
  reason?: string | undefined;
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the feature. */
  feature: string;
}

export interface ShipVariationCommandOutput extends __MetadataBearer {
  /** The feature after the change; with a dry run as it would be, but for its version, which is the present one. */
  feature: Feature;
  /** The ARNs of the launch and the experiment that are stopped. */
  stopped: string[];
  /** What changes for whom. */
  changes: ShipChanges;
}

/** Makes a variation the default of its feature and stops what runs on the feature, or says what that would do. */
export class ShipVariationCommand extends extensionCommand<ShipVariationCommandInput, ShipVariationCommandOutput>({
  "name": "ShipVariation",
  "method": "POST",
  "path": "/projects/{project}/features/{feature}/ship",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "feature.createdTime",
      "feature.lastUpdatedTime"
    ]
  }
}) {}

export interface ContinueLaunchCommandInput {
  /** Why it is continued, kept as its `statusReason`. */
  reason?: string | undefined;
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the launch. */
  launch: string;
}

export interface ContinueLaunchCommandOutput extends __MetadataBearer {
  /** A gradual rollout of variations to groups of entities. */
  launch: Launch;
}

/** Continues a launch that is held: every later step moves by the time held. */
export class ContinueLaunchCommand extends extensionCommand<ContinueLaunchCommandInput, ContinueLaunchCommandOutput>({
  "name": "ContinueLaunch",
  "method": "POST",
  "path": "/projects/{project}/launches/{launch}/continue",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "launch.createdTime",
      "launch.lastUpdatedTime",
      "launch.execution.startedTime",
      "launch.execution.endedTime",
      "launch.heldSince",
      "launch.scheduledSplitsDefinition.steps.*.startTime"
    ]
  }
}) {}

export interface RevertChangeCommandInput {
  /** The time of the change, as ListHistory has it. */
  time: Date;
  /** Whether only to say what would change. */
  dryRun?: boolean | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The id of the change, as ListHistory has it. */
  id: string;
}

export interface RevertChangeCommandOutput extends __MetadataBearer {
  /** The ARN of the resource. */
  resource: string;
  /** The type of the resource. */
  resourceType: string;
  /** The operation that is taken back. */
  operation: string;
  /** The members that change, as they are before the revert. */
  before: unknown;
  /** The same members as they are after it. */
  after: unknown;
}

/** Takes back one update: its members become what they were, if nobody has changed them since. */
export class RevertChangeCommand extends extensionCommand<RevertChangeCommandInput, RevertChangeCommandOutput>({
  "name": "RevertChange",
  "method": "POST",
  "path": "/projects/{project}/history/{id}/revert",
  "query": [],
  "times": {
    "input": [
      "time"
    ],
    "output": []
  }
}) {}

export interface ListHistoryCommandInput {
  /** How many items to return at most, 50 when omitted. */
  maxResults?: number | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
  /** Only changes of this resource: its ARN, or its type and name such as `feature/search`. */
  resource?: string | undefined;
  /** Only changes at this time or later. */
  from?: Date | undefined;
  /** Only changes before this time. */
  to?: Date | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface ListHistoryCommandOutput extends __MetadataBearer {
  /** The changes of this page, the newest first. */
  history: HistoryRecord[];
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
}

/** Lists the changes to a project and what is in it, the newest first; also those of a deleted project. */
export class ListHistoryCommand extends extensionCommand<ListHistoryCommandInput, ListHistoryCommandOutput>({
  "name": "ListHistory",
  "method": "GET",
  "path": "/projects/{project}/history",
  "query": [
    "maxResults",
    "nextToken",
    "resource",
    "from",
    "to"
  ],
  "times": {
    "input": [
      "from",
      "to"
    ],
    "output": [
      "history.*.time"
    ]
  }
}) {}

/** The pages of ListHistory. */
export const paginateListHistory = extensionPaginator(ListHistoryCommand);

export interface ListAccountHistoryCommandInput {
  /** How many items to return at most, 50 when omitted. */
  maxResults?: number | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
  /** Only changes of this segment or project: its ARN, or its type and name such as `segment/visitors`. */
  resource?: string | undefined;
  /** Only changes at this time or later. */
  from?: Date | undefined;
  /** Only changes before this time. */
  to?: Date | undefined;
}

export interface ListAccountHistoryCommandOutput extends __MetadataBearer {
  /** The changes of this page, the newest first. */
  history: HistoryRecord[];
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
}

/** Lists the changes to segments, and which projects were created and deleted, the newest first. */
export class ListAccountHistoryCommand extends extensionCommand<ListAccountHistoryCommandInput, ListAccountHistoryCommandOutput>({
  "name": "ListAccountHistory",
  "method": "GET",
  "path": "/history",
  "query": [
    "maxResults",
    "nextToken",
    "resource",
    "from",
    "to"
  ],
  "times": {
    "input": [
      "from",
      "to"
    ],
    "output": [
      "history.*.time"
    ]
  }
}) {}

/** The pages of ListAccountHistory. */
export const paginateListAccountHistory = extensionPaginator(ListAccountHistoryCommand);

export interface StartTapCommandInput {
  /** The name or the ARN of the project. */
  project: string;
}

export interface StartTapCommandOutput extends __MetadataBearer {
  /** The id to read by. */
  id: string;
  /** Now, by the service. */
  time: Date;
  /** When the tap ends; it can be read for ten minutes more. */
  endTime: Date;
}

/** Listens to the events of a project for five minutes; the history records that somebody did. */
export class StartTapCommand extends extensionCommand<StartTapCommandInput, StartTapCommandOutput>({
  "name": "StartTap",
  "method": "POST",
  "path": "/projects/{project}/taps",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "time",
      "endTime"
    ]
  }
}) {}

export interface ReadTapCommandInput {
  /** Where to go on: `after` of the last reading. Everything from the beginning when omitted. */
  after?: string | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The id of the tap, from StartTap. */
  id: string;
}

export interface ReadTapCommandOutput extends __MetadataBearer {
  /** The events in the order in which they came. Those of the last second may come again. */
  samples: TapSample[];
  /** Where the next reading goes on. */
  after?: string | undefined;
  /** How many events the tap has taken, of 2,000 at most. */
  taken: number;
  /** About how many it has left out, since more than 20 came in a second. */
  skipped: number;
  /** Now, by the service. */
  time: Date;
  /** When the tap ends. */
  endTime: Date;
}

/** Returns the events that came since the last reading: for whom each counted, or why it did not. */
export class ReadTapCommand extends extensionCommand<ReadTapCommandInput, ReadTapCommandOutput>({
  "name": "ReadTap",
  "method": "GET",
  "path": "/projects/{project}/taps/{id}",
  "query": [
    "after"
  ],
  "times": {
    "input": [],
    "output": [
      "samples.*.time",
      "samples.*.eventTime",
      "time",
      "endTime"
    ]
  }
}) {}

export interface ExplainEvaluationCommandInput {
  /** Who or what is served a variation, such as a user id, a device or a session. */
  entityId: string;
  /** JSON text: an object of attributes that segments match against. */
  evaluationContext?: string | undefined;
  /** The moment of the evaluation, now when left out: any since the rules of the feature are as they are, or a later one of their schedule. */
  at?: Date | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the feature. */
  feature: string;
}

export interface ExplainEvaluationCommandOutput extends __MetadataBearer {
  /** Who or what is served a variation, such as a user id, a device or a session. */
  entityId: string;
  /** The name of the variation that is served. */
  variation?: string | undefined;
  /** The value of a variation, of one of four types. */
  value?: VariableValue | undefined;
  /** What decided. */
  reason?: string | undefined;
  /** JSON text: the names of what decided. */
  details?: string | undefined;
  /** The questions that the evaluation asked, in order, up to the one that decided. */
  checks: ExplanationCheck[];
  /** When the schedule may next change the answer. */
  nextChange?: Date | undefined;
  /** The moment of the evaluation. */
  time: Date;
  /** Since when the rules of the feature are as they are; absent where an earlier version of the service wrote them. */
  rulesSince?: Date | undefined;
}

/** Explains step by step which variation an entity is served, without assigning it. */
export class ExplainEvaluationCommand extends extensionCommand<ExplainEvaluationCommandInput, ExplainEvaluationCommandOutput>({
  "name": "ExplainEvaluation",
  "method": "POST",
  "path": "/projects/{project}/explanations/{feature}",
  "query": [],
  "times": {
    "input": [
      "at"
    ],
    "output": [
      "checks.*.endedTime",
      "nextChange",
      "time",
      "rulesSince"
    ]
  }
}) {}

export interface GetExperimentHealthCommandInput {
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the experiment. */
  experiment: string;
}

export interface GetExperimentHealthCommandOutput extends __MetadataBearer {
  /** How many entities each treatment was given, beside the share that it should have. */
  treatments: TreatmentHealth[];
  /** How surprising the split of the entities is, valid at every look. */
  sampleRatioPValue: number;
  /** Whether entities arrive in other shares than they should, which makes all results doubtful. */
  sampleRatioMismatch: boolean;
  /** What each metric says, and what of its events was not counted. */
  metrics: MetricHealth[];
  /** What each guardrail says; absent where the experiment has none. */
  guardrails?: GuardrailHealth[] | undefined;
  /** Whether to ship each treatment that is served; absent before the start and after 63 days. */
  decisions?: TreatmentDecision[] | undefined;
  /** Lines of the project's data delivery that their destination has not taken yet. */
  undelivered: number;
  /** When the next look is due, absent once the experiment has ended. */
  nextLook?: Date | undefined;
  /** Where it stands: not started, too little data for results, results, ended as planned, stopped, or started more than 63 days ago. */
  state?: ExperimentState | undefined;
  /** Where it stands, in words. */
  sentence?: ExperimentSentence | undefined;
  /** The moment of the answer, up to which everything counted is in it. */
  asOf?: Date | undefined;
  /** When it was started, absent before. */
  startedTime?: Date | undefined;
  /** Its planned end, absent before the start. */
  analysisCompleteTime?: Date | undefined;
  /** When it ended, absent before. */
  endedTime?: Date | undefined;
  /** How much of the planned time it has run, from 0 to 1, absent before the start. */
  progress?: number | undefined;
  /** How many of those whom the segment admits are taken, in thousandths of a percent. */
  samplingRate?: number | undefined;
  /** The share of those whom the segment admits that get a treatment, from 0 to 1: the sampling rate times the sum of the weights. */
  shareTakingPart?: number | undefined;
}

/** Tells whether the results of an experiment can be trusted, and the verdict of each metric. */
export class GetExperimentHealthCommand extends extensionCommand<GetExperimentHealthCommandInput, GetExperimentHealthCommandOutput>({
  "name": "GetExperimentHealth",
  "method": "GET",
  "path": "/projects/{project}/experiments/{experiment}/health",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "nextLook",
      "asOf",
      "startedTime",
      "analysisCompleteTime",
      "endedTime"
    ]
  }
}) {}

export interface GetLaunchMetricsCommandInput {
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the launch. */
  launch: string;
}

export interface GetLaunchMetricsCommandOutput extends __MetadataBearer {
  /** How many entities each group was given. */
  groups: GroupEntities[];
  /** What each metric says of each group over all steps. Do not compare them. */
  metrics: LaunchMetric[];
  /** Where the launch stands. */
  state?: LaunchState | undefined;
  /** Where it stands, in words. */
  sentence?: LaunchSentence | undefined;
  /** The moment of the answer, up to which everything counted is in it. */
  asOf?: Date | undefined;
  /** The group that the others are compared with: the first that serves the default variation of its feature, or the first. */
  control?: string | undefined;
  /** The steps that have been in force, each with its comparisons. */
  steps?: LaunchStep[] | undefined;
}

/** Returns the numbers of the metrics of a launch for each of its groups, and compares the groups by step. */
export class GetLaunchMetricsCommand extends extensionCommand<GetLaunchMetricsCommandInput, GetLaunchMetricsCommandOutput>({
  "name": "GetLaunchMetrics",
  "method": "GET",
  "path": "/projects/{project}/launches/{launch}/metrics",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "asOf",
      "steps.*.startTime"
    ]
  }
}) {}

export interface EstimateDurationCommandInput {
  /** The metric before the change. */
  baseline: DurationBaseline;
  /** What is compared; when omitted what the measured metric compares, or the mean of values per event. */
  aggregation?: MetricAggregation | undefined;
  /** The smallest difference of the mean that matters, positive or negative. Either this or `relativeEffect`. */
  effect?: number | undefined;
  /** The smallest difference that matters as a share of the mean: 0.05 is 5 % more. Either this or `effect`. */
  relativeEffect?: number | undefined;
  /** The shares of all treatments, the control first; two halves when omitted. */
  weights?: number[] | undefined;
  /** How many of the arriving entities are taken, in thousandths of a percent, everyone when omitted. */
  samplingRate?: number | undefined;
  /** How many metric goals the experiment will have, 1 when omitted. */
  goals?: number | undefined;
  /** The unique entities that have arrived by the end of the first day, the second, and so on; one number is the same of every day. Needed with given numbers; replaces what was measured otherwise. */
  entitiesByDay?: number[] | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface EstimateDurationCommandOutput extends __MetadataBearer {
  /** The plan in words. */
  sentence: string;
  /** When looks at any time have found the effect; absent where that takes more than 30 days. */
  anytime?: PlannedDuration | undefined;
  /** The end to plan, at which the final p-value finds the effect; absent where that takes more than 30 days. */
  plannedEnd?: PlannedDuration | undefined;
  /** What is found by the end of a day. */
  days: PlannedDay[];
  /** The mean that was taken. */
  mean: number;
  /** The standard deviation that was taken: of an entity's part in the mean, clustered by entity. */
  standardDeviation: number;
  /** The share of the entities that take part that count. */
  shareCounting: number;
  /** The difference that is planned for. */
  effect: number;
  /** The same as a share of the mean; absent where the mean is 0. */
  relativeEffect?: number | undefined;
  /** The level of each comparison: 0.05 divided by the goals and the treatments. */
  alpha: number;
  /** The probability with which the effect is to be found. */
  power: number;
  /** All entities that arrive, by the end of each day that was measured. Of a launch they follow from the shares of its steps; of an experiment from its present sampling rate, so that they are too few if it was raised while it ran, and too many if it was lowered: then give them yourself. */
  entitiesByDay: number[];
}

/** Estimates how long an experiment takes to find an effect, from what was measured or from given numbers. */
export class EstimateDurationCommand extends extensionCommand<EstimateDurationCommandInput, EstimateDurationCommandOutput>({
  "name": "EstimateDuration",
  "method": "POST",
  "path": "/projects/{project}/durations",
  "query": [],
  "times": {
    "input": [],
    "output": []
  }
}) {}

export interface ListExperimentSummariesCommandInput {
  /** How many items to return at most, 50 when omitted. */
  maxResults?: number | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
  /** The status of the experiments, any when omitted. */
  status?: ExperimentStatus | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface ListExperimentSummariesCommandOutput extends __MetadataBearer {
  /** The experiments of the page. */
  experimentSummaries: ExperimentSummary[];
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
}

/** Lists the experiments of a project with their verdicts, as of the last look at each. */
export class ListExperimentSummariesCommand extends extensionCommand<ListExperimentSummariesCommandInput, ListExperimentSummariesCommandOutput>({
  "name": "ListExperimentSummaries",
  "method": "GET",
  "path": "/projects/{project}/experiment-summaries",
  "query": [
    "maxResults",
    "nextToken",
    "status"
  ],
  "times": {
    "input": [],
    "output": [
      "experimentSummaries.*.startedTime",
      "experimentSummaries.*.analysisCompleteTime",
      "experimentSummaries.*.endedTime",
      "experimentSummaries.*.asOf",
      "experimentSummaries.*.nextLook"
    ]
  }
}) {}

/** The pages of ListExperimentSummaries. */
export const paginateListExperimentSummaries = extensionPaginator(ListExperimentSummariesCommand);

export interface GetExperimentEnrolmentsCommandInput {
  /** The distance of two moments in seconds; 0 chooses one. */
  period?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the experiment. */
  experiment: string;
}

export interface GetExperimentEnrolmentsCommandOutput extends __MetadataBearer {
  /** The ends of the periods, and the moment of the answer or the end. Of what is more than a day past, only the ends of quarters of a day are kept. */
  timestamps: Date[];
  /** The moment of the answer, up to which everything counted is in it. */
  asOf: Date;
  /** The entities of each treatment. */
  treatments: TreatmentEnrolment[];
}

/** Returns the unique entities of each treatment over time, with the shares that they should have. */
export class GetExperimentEnrolmentsCommand extends extensionCommand<GetExperimentEnrolmentsCommandInput, GetExperimentEnrolmentsCommandOutput>({
  "name": "GetExperimentEnrolments",
  "method": "GET",
  "path": "/projects/{project}/experiments/{experiment}/enrolments",
  "query": [
    "period"
  ],
  "times": {
    "input": [],
    "output": [
      "timestamps.*",
      "asOf"
    ]
  }
}) {}

export interface GetLaunchEnrolmentsCommandInput {
  /** The distance of two moments in seconds; 0 chooses one. */
  period?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the launch. */
  launch: string;
}

export interface GetLaunchEnrolmentsCommandOutput extends __MetadataBearer {
  /** The ends of the periods, and the moment of the answer or the end. Of what is more than a day past, only the ends of quarters of a day are kept. */
  timestamps: Date[];
  /** The moment of the answer, up to which everything counted is in it. */
  asOf: Date;
  /** The entities of each group. */
  groups: GroupEnrolment[];
}

/** Returns the unique entities of each group over time, with the shares of the step in force. */
export class GetLaunchEnrolmentsCommand extends extensionCommand<GetLaunchEnrolmentsCommandInput, GetLaunchEnrolmentsCommandOutput>({
  "name": "GetLaunchEnrolments",
  "method": "GET",
  "path": "/projects/{project}/launches/{launch}/enrolments",
  "query": [
    "period"
  ],
  "times": {
    "input": [],
    "output": [
      "timestamps.*",
      "asOf"
    ]
  }
}) {}

export interface TestMetricCommandInput {
  /** The metric, as CreateExperiment and CreateLaunch take it. */
  metricDefinition: MetricDefinitionConfig;
  /** The data of an event, as PutProjectEvents takes it: the text of a JSON object. */
  data: string;
  /** An entity that the event should be of. The answer says for what its value would count now. */
  entityId?: string | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface TestMetricCommandOutput extends __MetadataBearer {
  /** Whether the metric takes a value from the event. */
  matched: boolean;
  /** The entity that the value is of; absent without a value. */
  id?: string | undefined;
  /** The value as it counts, within the bounds of the metric; absent without one. */
  value?: number | undefined;
  /** The denominator of the value; absent for a metric without `denominatorKey`. */
  denominator?: number | undefined;
  /** The first cause why nothing is taken; `refused` where PutProjectEvents refuses the event, `otherEntity` where the event is of another entity than `entityId`. */
  cause?: MetricTestCause | undefined;
  /** What is taken, or why nothing is, in words. */
  reason: string;
  /** For what a value of `entityId` would count, by running launch and experiment; absent without `entityId`. */
  trials?: MetricTestTrial[] | undefined;
}

/** Tells what a metric takes from an event, or why it takes nothing. Nothing is counted. */
export class TestMetricCommand extends extensionCommand<TestMetricCommandInput, TestMetricCommandOutput>({
  "name": "TestMetric",
  "method": "POST",
  "path": "/projects/{project}/metric-tests",
  "query": [],
  "times": {
    "input": [],
    "output": []
  }
}) {}

export interface GetProjectSnapshotCommandInput {
  /** The token of the page before: the name of its last feature. The page goes on behind it. */
  nextToken?: string | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface GetProjectSnapshotCommandOutput extends __MetadataBearer {
  /** The version of this form of a snapshot: 1. */
  format: number;
  /** The name of the project. */
  project: string;
  /** The ARN of a resource. */
  projectArn: string;
  /** The creation id of the project. A later project of the same name has another. */
  projectId: string;
  /** The version of the rules. Pages with different versions do not belong together: begin again. */
  version: number;
  /** The time of the service. */
  now: Date;
  /** Whether evaluation events of the project are delivered somewhere. */
  delivers: boolean;
  /** The place of the deployment, as its ARNs have it. */
  deployment: SnapshotDeployment;
  /** Accounts and regions whose ARNs name the project too, such as `123456789012/eu-west-1`. */
  formerArns: string[];
  /** The rules of each feature by its name, as the package `@selfevident/evaluation` compiles them. */
  features: unknown;
  /** Asks for the next page; absent on the last. */
  nextToken?: string | undefined;
}

/** Returns the rules of all features, so that an application or an agent evaluates by itself. */
export class GetProjectSnapshotCommand extends extensionCommand<GetProjectSnapshotCommandInput, GetProjectSnapshotCommandOutput>({
  "name": "GetProjectSnapshot",
  "method": "GET",
  "path": "/projects/{project}/snapshot",
  "query": [
    "nextToken"
  ],
  "times": {
    "input": [],
    "output": [
      "now"
    ]
  }
}) {}

export interface ListFeatureUsageCommandInput {
  /** How many items to return at most, 50 when omitted. */
  maxResults?: number | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
  /** Only this feature, by variation, and from `since` on. */
  feature?: string | undefined;
  /** The start of the hours of one feature, 7 days ago when omitted. Hours are kept for 90 days. */
  since?: Date | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface ListFeatureUsageCommandOutput extends __MetadataBearer {
  /** The time of the service. */
  time: Date;
  /** Since when evaluations are counted: the creation of the project, or a later upgrade of the deployment. */
  countedSince: Date;
  /** When all features were last evaluated in one call, as web pages do. Such calls do not count for any feature. On the first page of the answer only. */
  allEvaluated?: Date | undefined;
  /** The features that have been evaluated since `countedSince`, at most 400 days ago, by name; always the one asked for. */
  usage: FeatureUsage[];
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
}

/** Lists when features were last evaluated and how often, in the latest 24 hours or for one feature longer. */
export class ListFeatureUsageCommand extends extensionCommand<ListFeatureUsageCommandInput, ListFeatureUsageCommandOutput>({
  "name": "ListFeatureUsage",
  "method": "GET",
  "path": "/projects/{project}/feature-usage",
  "query": [
    "maxResults",
    "nextToken",
    "feature",
    "since"
  ],
  "times": {
    "input": [
      "since"
    ],
    "output": [
      "time",
      "countedSince",
      "allEvaluated",
      "usage.*.lastEvaluated",
      "usage.*.hours.*.time"
    ]
  }
}) {}

/** The pages of ListFeatureUsage. */
export const paginateListFeatureUsage = extensionPaginator(ListFeatureUsageCommand);

export interface GetFeatureTrafficCommandInput {
  /** The moment, now when left out: any since the rules of the feature are as they are, or a later one of their schedule. */
  at?: Date | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the feature. */
  feature: string;
}

export interface GetFeatureTrafficCommandOutput extends __MetadataBearer {
  /** The moment that is told of. */
  time: Date;
  /** Numbers of overrides by variation. */
  overrides: Record<string, number>;
  /** Entities by the segments that they are in; first those in none. */
  audiences: AudienceTraffic[];
  /** When the schedule next changes the shares. */
  nextChange?: Date | undefined;
  /** Since when the rules of the feature are as they are; absent where an earlier version of the service wrote them. */
  rulesSince?: Date | undefined;
}

/** Returns the shares of all entities that launch, experiment and default serve at a moment, by segment. */
export class GetFeatureTrafficCommand extends extensionCommand<GetFeatureTrafficCommandInput, GetFeatureTrafficCommandOutput>({
  "name": "GetFeatureTraffic",
  "method": "GET",
  "path": "/projects/{project}/features/{feature}/traffic",
  "query": [
    "at"
  ],
  "times": {
    "input": [
      "at"
    ],
    "output": [
      "time",
      "nextChange",
      "rulesSince"
    ]
  }
}) {}

export interface PreviewTrafficCommandInput {
  /** A launch that does not exist yet, as if it started now. */
  createLaunch?: LaunchCreation | undefined;
  /** A change of a launch; one that has not started is shown as if it started now. */
  updateLaunch?: LaunchUpdate | undefined;
  /** An experiment that does not exist yet, as if it started now. */
  createExperiment?: ExperimentCreation | undefined;
  /** A change of an experiment; one that has not started is shown as if it started now. */
  updateExperiment?: ExperimentUpdate | undefined;
  /** A running launch, as if it were stopped now. */
  stopLaunch?: LaunchStop | undefined;
  /** A running experiment, as if it were stopped now. */
  stopExperiment?: ExperimentStop | undefined;
  /** The end of an experiment that has not started; without one the preview knows no end. */
  analysisCompleteTime?: Date | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the feature. */
  feature: string;
}

export interface PreviewTrafficCommandOutput extends __MetadataBearer {
  /** The time of the service. */
  time: Date;
  /** Numbers of overrides by variation. */
  overrides: Record<string, number>;
  /** What is served now. */
  audiences: AudienceTraffic[];
  /** What would be served, at each moment. */
  moments: TrafficMoment[];
  /** What would keep it from starting, a sentence each. */
  warnings: string[];
}

/** Says what a launch or an experiment would serve at each moment, and who moves, without making it. */
export class PreviewTrafficCommand extends extensionCommand<PreviewTrafficCommandInput, PreviewTrafficCommandOutput>({
  "name": "PreviewTraffic",
  "method": "POST",
  "path": "/projects/{project}/features/{feature}/traffic",
  "query": [],
  "times": {
    "input": [
      "createLaunch.scheduledSplitsConfig.steps.*.startTime",
      "updateLaunch.scheduledSplitsConfig.steps.*.startTime",
      "analysisCompleteTime"
    ],
    "output": [
      "time",
      "moments.*.time"
    ]
  }
}) {}

export interface GetEntityCommandInput {
  /** The entity. */
  entityId: string;
  /** The name or the ARN of the project. */
  project: string;
}

export interface GetEntityCommandOutput extends __MetadataBearer {
  /** Who or what is served a variation, such as a user id, a device or a session. */
  entityId: string;
  /** The time of the service. */
  time: Date;
  /** What is known of the entity. */
  trials: EntityTrial[];
}

/** Returns what one entity was served by each running trial, and what was counted for it; the history records that it was asked. */
export class GetEntityCommand extends extensionCommand<GetEntityCommandInput, GetEntityCommandOutput>({
  "name": "GetEntity",
  "method": "POST",
  "path": "/projects/{project}/entities",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "time",
      "trials.*.current.since",
      "trials.*.current.until",
      "trials.*.previous.since",
      "trials.*.previous.until"
    ]
  }
}) {}

export interface ReportUsageCommandInput {
  /** One entry for each feature, in one call every five minutes at most. A try again with the same header `amz-sdk-invocation-id` and body is not counted twice by the process that counted it. */
  usage?: ReportedUsage[] | undefined;
  /** When all features were last evaluated in one call, as web pages do, since the last report of this process. */
  allEvaluated?: Date | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface ReportUsageCommandOutput extends __MetadataBearer {
  /** What the project does not have, or what is more than 14 days old; empty when everything is counted. */
  uncounted: UncountedUsage[];
}

/** Takes the numbers of evaluations that an application made by itself, by feature and variation. */
export class ReportUsageCommand extends extensionCommand<ReportUsageCommandInput, ReportUsageCommandOutput>({
  "name": "ReportUsage",
  "method": "POST",
  "path": "/events/projects/{project}/usage",
  "query": [],
  "times": {
    "input": [
      "usage.*.lastEvaluated",
      "allEvaluated"
    ],
    "output": []
  }
}) {}

export interface GetServiceCommandInput {
}

export interface GetServiceCommandOutput extends __MetadataBearer {
  /** The time of the service. A local service may be ahead of its machine. */
  time: Date;
  /** The version of Selfevident. */
  version: string;
  /** The partition of its ARNs, such as `aws`. */
  partition: string;
  /** The region of its ARNs. */
  region: string;
  /** The account of its ARNs. */
  account: string;
  /** The quotas in force. */
  quotas: Record<string, number>;
  /** The operations that Evidently does not have. */
  extensions: string[];
}

/** Returns the version, the time and the quotas of the service, and what it can do beyond Evidently. */
export class GetServiceCommand extends extensionCommand<GetServiceCommandInput, GetServiceCommandOutput>({
  "name": "GetService",
  "method": "GET",
  "path": "/service",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "time"
    ]
  }
}) {}

export interface CreateKeyCommandInput {
  /** Free text for people. */
  description?: string | undefined;
  /** What the key is for. */
  scopes?: KeyScope[] | undefined;
  /** The features that the key may ask for, all when omitted. */
  features?: string[] | undefined;
  /** The pages that may use the key, all when omitted. `events` needs the pages named. */
  origins?: string[] | undefined;
  /** How many requests a second the key may send to each process of the service, 100 when omitted. Others are answered by 429. */
  requestsPerSecond?: number | undefined;
  /** When the key ends by itself; never when omitted. */
  expiresTime?: Date | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface CreateKeyCommandOutput extends __MetadataBearer {
  /** A key of a project, without its secret. */
  key: Key;
  /** What clients send behind `Authorization: Bearer`. It is shown nowhere else. */
  secret: string;
}

/** Creates a key for pages of a project; its secret is shown this once. */
export class CreateKeyCommand extends extensionCommand<CreateKeyCommandInput, CreateKeyCommandOutput>({
  "name": "CreateKey",
  "method": "POST",
  "path": "/projects/{project}/keys",
  "query": [],
  "times": {
    "input": [
      "expiresTime"
    ],
    "output": [
      "key.createdTime",
      "key.lastUpdatedTime",
      "key.expiresTime"
    ]
  }
}) {}

export interface DeleteKeyCommandInput {
  /** The name or the ARN of the project. */
  project: string;
  /** The id of the key, which is in its secret too. */
  key: string;
}

export interface DeleteKeyCommandOutput extends __MetadataBearer {
}

/** Revokes a key for good. */
export class DeleteKeyCommand extends extensionCommand<DeleteKeyCommandInput, DeleteKeyCommandOutput>({
  "name": "DeleteKey",
  "method": "DELETE",
  "path": "/projects/{project}/keys/{key}",
  "query": [],
  "times": {
    "input": [],
    "output": []
  }
}) {}

export interface ListKeysCommandInput {
  /** How many items to return at most, 50 when omitted. */
  maxResults?: number | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface ListKeysCommandOutput extends __MetadataBearer {
  /** The keys of the project, sorted by id. */
  keys: Key[];
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
}

/** Lists the keys of a project, without their secrets. */
export class ListKeysCommand extends extensionCommand<ListKeysCommandInput, ListKeysCommandOutput>({
  "name": "ListKeys",
  "method": "GET",
  "path": "/projects/{project}/keys",
  "query": [
    "maxResults",
    "nextToken"
  ],
  "times": {
    "input": [],
    "output": [
      "keys.*.createdTime",
      "keys.*.lastUpdatedTime",
      "keys.*.expiresTime"
    ]
  }
}) {}

/** The pages of ListKeys. */
export const paginateListKeys = extensionPaginator(ListKeysCommand);

export interface UpdateKeyCommandInput {
  /** Free text for people. */
  description?: string | undefined;
  /** What the key is for. */
  scopes?: KeyScope[] | undefined;
  /** The features that the key may ask for, all when omitted. */
  features?: string[] | undefined;
  /** The pages that may use the key, all when omitted. `events` needs the pages named. */
  origins?: string[] | undefined;
  /** How many requests a second the key may send to each process of the service, 100 when omitted. Others are answered by 429. */
  requestsPerSecond?: number | undefined;
  /** When the key ends by itself; never when omitted. */
  expiresTime?: Date | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The id of the key, which is in its secret too. */
  key: string;
}

export interface UpdateKeyCommandOutput extends __MetadataBearer {
  /** A key of a project, without its secret. */
  key: Key;
}

/** Changes what a key may do; members that are left out stay. */
export class UpdateKeyCommand extends extensionCommand<UpdateKeyCommandInput, UpdateKeyCommandOutput>({
  "name": "UpdateKey",
  "method": "PATCH",
  "path": "/projects/{project}/keys/{key}",
  "query": [],
  "times": {
    "input": [
      "expiresTime"
    ],
    "output": [
      "key.createdTime",
      "key.lastUpdatedTime",
      "key.expiresTime"
    ]
  }
}) {}

export interface CreateProjectCommandInput {
  /** The name of the project. */
  name: string;
  /** Free text for people. */
  description?: string | undefined;
  /** Where evaluation events are to be stored: S3 or CloudWatch Logs, not both. */
  dataDelivery?: ProjectDataDeliveryConfig | undefined;
  /** The AWS AppConfig resources of the project, kept for client-side evaluation. */
  appConfigResource?: ProjectAppConfigResourceConfig | undefined;
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
}

export interface CreateProjectCommandOutput extends __MetadataBearer {
  /** A container of features, launches and experiments. */
  project: Project;
}

/** Creates a project, the container of features, launches and experiments. */
export class CreateProjectCommand extends extensionCommand<CreateProjectCommandInput, CreateProjectCommandOutput>({
  "name": "CreateProject",
  "method": "POST",
  "path": "/projects",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "project.createdTime",
      "project.lastUpdatedTime"
    ]
  }
}) {}

export interface DeleteProjectCommandInput {
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface DeleteProjectCommandOutput extends __MetadataBearer {
}

/** Deletes a project without features, launches and experiments. */
export class DeleteProjectCommand extends extensionCommand<DeleteProjectCommandInput, DeleteProjectCommandOutput>({
  "name": "DeleteProject",
  "method": "DELETE",
  "path": "/projects/{project}",
  "query": [
    "expectedVersion"
  ],
  "times": {
    "input": [],
    "output": []
  }
}) {}

export interface GetProjectCommandInput {
  /** The name or the ARN of the project. */
  project: string;
}

export interface GetProjectCommandOutput extends __MetadataBearer {
  /** A container of features, launches and experiments. */
  project: Project;
}

/** Returns one project. */
export class GetProjectCommand extends extensionCommand<GetProjectCommandInput, GetProjectCommandOutput>({
  "name": "GetProject",
  "method": "GET",
  "path": "/projects/{project}",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "project.createdTime",
      "project.lastUpdatedTime"
    ]
  }
}) {}

export interface ListProjectsCommandInput {
  /** How many items to return at most, 50 when omitted. */
  maxResults?: number | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
}

export interface ListProjectsCommandOutput extends __MetadataBearer {
  /** The projects of this page. */
  projects?: ProjectSummary[] | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
}

/** Lists the projects. */
export class ListProjectsCommand extends extensionCommand<ListProjectsCommandInput, ListProjectsCommandOutput>({
  "name": "ListProjects",
  "method": "GET",
  "path": "/projects",
  "query": [
    "maxResults",
    "nextToken"
  ],
  "times": {
    "input": [],
    "output": [
      "projects.*.createdTime",
      "projects.*.lastUpdatedTime"
    ]
  }
}) {}

/** The pages of ListProjects. */
export const paginateListProjects = extensionPaginator(ListProjectsCommand);

export interface UpdateProjectCommandInput {
  /** The AWS AppConfig resources of the project, kept for client-side evaluation. */
  appConfigResource?: ProjectAppConfigResourceConfig | undefined;
  /** Free text for people. */
  description?: string | undefined;
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface UpdateProjectCommandOutput extends __MetadataBearer {
  /** A container of features, launches and experiments. */
  project: Project;
}

/** Changes the description or the AppConfig resources of a project. */
export class UpdateProjectCommand extends extensionCommand<UpdateProjectCommandInput, UpdateProjectCommandOutput>({
  "name": "UpdateProject",
  "method": "PATCH",
  "path": "/projects/{project}",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "project.createdTime",
      "project.lastUpdatedTime"
    ]
  }
}) {}

export interface UpdateProjectDataDeliveryCommandInput {
  /** The S3 bucket to which evaluation events are to be delivered. */
  s3Destination?: S3DestinationConfig | undefined;
  /** The CloudWatch Logs group to which evaluation events are to be delivered. */
  cloudWatchLogs?: CloudWatchLogsDestinationConfig | undefined;
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface UpdateProjectDataDeliveryCommandOutput extends __MetadataBearer {
  /** A container of features, launches and experiments. */
  project: Project;
}

/** Sets where the evaluation events of a project are stored, or turns their storage off. */
export class UpdateProjectDataDeliveryCommand extends extensionCommand<UpdateProjectDataDeliveryCommandInput, UpdateProjectDataDeliveryCommandOutput>({
  "name": "UpdateProjectDataDelivery",
  "method": "PATCH",
  "path": "/projects/{project}/data-delivery",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "project.createdTime",
      "project.lastUpdatedTime"
    ]
  }
}) {}

export interface CreateFeatureCommandInput {
  /** The name of the feature. */
  name: string;
  /** Whether launches and experiments decide, or everyone is served the default variation. */
  evaluationStrategy?: FeatureEvaluationStrategy | undefined;
  /** Free text for people. */
  description?: string | undefined;
  /** Variations, up to five, all of one type. */
  variations: VariationConfig[];
  /** The variation that is served when nothing else decides, the first when omitted. */
  defaultVariation?: string | undefined;
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
  /** Entities that are always served the variation named here, whatever launches and experiments say. */
  entityOverrides?: Record<string, string> | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface CreateFeatureCommandOutput extends __MetadataBearer {
  /** A feature of an application, with the variations that can be served. */
  feature?: Feature | undefined;
}

/** Creates a feature with its variations. */
export class CreateFeatureCommand extends extensionCommand<CreateFeatureCommandInput, CreateFeatureCommandOutput>({
  "name": "CreateFeature",
  "method": "POST",
  "path": "/projects/{project}/features",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "feature.createdTime",
      "feature.lastUpdatedTime"
    ]
  }
}) {}

export interface DeleteFeatureCommandInput {
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the feature. */
  feature: string;
}

export interface DeleteFeatureCommandOutput extends __MetadataBearer {
}

/** Deletes a feature on which no launch or experiment runs. */
export class DeleteFeatureCommand extends extensionCommand<DeleteFeatureCommandInput, DeleteFeatureCommandOutput>({
  "name": "DeleteFeature",
  "method": "DELETE",
  "path": "/projects/{project}/features/{feature}",
  "query": [
    "expectedVersion"
  ],
  "times": {
    "input": [],
    "output": []
  }
}) {}

export interface GetFeatureCommandInput {
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the feature. */
  feature: string;
}

export interface GetFeatureCommandOutput extends __MetadataBearer {
  /** A feature of an application, with the variations that can be served. */
  feature: Feature;
}

/** Returns one feature. */
export class GetFeatureCommand extends extensionCommand<GetFeatureCommandInput, GetFeatureCommandOutput>({
  "name": "GetFeature",
  "method": "GET",
  "path": "/projects/{project}/features/{feature}",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "feature.createdTime",
      "feature.lastUpdatedTime"
    ]
  }
}) {}

export interface ListFeaturesCommandInput {
  /** How many items to return at most, 50 when omitted. */
  maxResults?: number | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface ListFeaturesCommandOutput extends __MetadataBearer {
  /** The features of this page. */
  features?: FeatureSummary[] | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
}

/** Lists the features of a project. */
export class ListFeaturesCommand extends extensionCommand<ListFeaturesCommandInput, ListFeaturesCommandOutput>({
  "name": "ListFeatures",
  "method": "GET",
  "path": "/projects/{project}/features",
  "query": [
    "maxResults",
    "nextToken"
  ],
  "times": {
    "input": [],
    "output": [
      "features.*.createdTime",
      "features.*.lastUpdatedTime",
      "features.*.lastEvaluated"
    ]
  }
}) {}

/** The pages of ListFeatures. */
export const paginateListFeatures = extensionPaginator(ListFeaturesCommand);

export interface UpdateFeatureCommandInput {
  /** Whether launches and experiments decide, or everyone is served the default variation. */
  evaluationStrategy?: FeatureEvaluationStrategy | undefined;
  /** Free text for people. */
  description?: string | undefined;
  /** Variations, up to five, all of one type. */
  addOrUpdateVariations?: VariationConfig[] | undefined;
  /** The names of variations to remove. */
  removeVariations?: string[] | undefined;
  /** The variation that is served when nothing else decides, the first when omitted. */
  defaultVariation?: string | undefined;
  /** Entities that are always served the variation named here, whatever launches and experiments say. */
  entityOverrides?: Record<string, string> | undefined;
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the feature. */
  feature: string;
}

export interface UpdateFeatureCommandOutput extends __MetadataBearer {
  /** A feature of an application, with the variations that can be served. */
  feature: Feature;
}

/** Changes the variations, the overrides, the strategy or the description of a feature. */
export class UpdateFeatureCommand extends extensionCommand<UpdateFeatureCommandInput, UpdateFeatureCommandOutput>({
  "name": "UpdateFeature",
  "method": "PATCH",
  "path": "/projects/{project}/features/{feature}",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "feature.createdTime",
      "feature.lastUpdatedTime"
    ]
  }
}) {}

export interface CreateLaunchCommandInput {
  /** The name of the launch. */
  name: string;
  /** Free text for people. */
  description?: string | undefined;
  /** The steps in which the launch goes on. */
  scheduledSplitsConfig?: ScheduledSplitsLaunchConfig | undefined;
  /** The metrics of the launch, up to three. */
  metricMonitors?: MetricMonitorConfig[] | undefined;
  /** The alarms that guard the launch, up to five. */
  alarms?: LaunchAlarm[] | undefined;
  /** The groups of the launch, up to five. */
  groups: LaunchGroupConfig[];
  /** What the assignment of entities is derived from, with their id; the name when omitted or empty. */
  randomizationSalt?: string | undefined;
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface CreateLaunchCommandOutput extends __MetadataBearer {
  /** A gradual rollout of variations to groups of entities. */
  launch: Launch;
}

/** Creates a launch, which takes in nobody before it is started. */
export class CreateLaunchCommand extends extensionCommand<CreateLaunchCommandInput, CreateLaunchCommandOutput>({
  "name": "CreateLaunch",
  "method": "POST",
  "path": "/projects/{project}/launches",
  "query": [],
  "times": {
    "input": [
      "scheduledSplitsConfig.steps.*.startTime"
    ],
    "output": [
      "launch.createdTime",
      "launch.lastUpdatedTime",
      "launch.execution.startedTime",
      "launch.execution.endedTime",
      "launch.heldSince",
      "launch.scheduledSplitsDefinition.steps.*.startTime"
    ]
  }
}) {}

export interface DeleteLaunchCommandInput {
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the launch. */
  launch: string;
}

export interface DeleteLaunchCommandOutput extends __MetadataBearer {
}

/** Deletes a launch that is not running, with everything collected for it. */
export class DeleteLaunchCommand extends extensionCommand<DeleteLaunchCommandInput, DeleteLaunchCommandOutput>({
  "name": "DeleteLaunch",
  "method": "DELETE",
  "path": "/projects/{project}/launches/{launch}",
  "query": [
    "expectedVersion"
  ],
  "times": {
    "input": [],
    "output": []
  }
}) {}

export interface GetLaunchCommandInput {
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the launch. */
  launch: string;
}

export interface GetLaunchCommandOutput extends __MetadataBearer {
  /** A gradual rollout of variations to groups of entities. */
  launch?: Launch | undefined;
}

/** Returns one launch. */
export class GetLaunchCommand extends extensionCommand<GetLaunchCommandInput, GetLaunchCommandOutput>({
  "name": "GetLaunch",
  "method": "GET",
  "path": "/projects/{project}/launches/{launch}",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "launch.createdTime",
      "launch.lastUpdatedTime",
      "launch.execution.startedTime",
      "launch.execution.endedTime",
      "launch.heldSince",
      "launch.scheduledSplitsDefinition.steps.*.startTime"
    ]
  }
}) {}

export interface ListLaunchesCommandInput {
  /** How many items to return at most, 50 when omitted. */
  maxResults?: number | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
  /** Where the launch is in its life. */
  status?: LaunchStatus | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface ListLaunchesCommandOutput extends __MetadataBearer {
  /** The launches of this page. */
  launches?: Launch[] | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
}

/** Lists the launches of a project, all or those of one status. */
export class ListLaunchesCommand extends extensionCommand<ListLaunchesCommandInput, ListLaunchesCommandOutput>({
  "name": "ListLaunches",
  "method": "GET",
  "path": "/projects/{project}/launches",
  "query": [
    "maxResults",
    "nextToken",
    "status"
  ],
  "times": {
    "input": [],
    "output": [
      "launches.*.createdTime",
      "launches.*.lastUpdatedTime",
      "launches.*.execution.startedTime",
      "launches.*.execution.endedTime",
      "launches.*.heldSince",
      "launches.*.scheduledSplitsDefinition.steps.*.startTime"
    ]
  }
}) {}

/** The pages of ListLaunches. */
export const paginateListLaunches = extensionPaginator(ListLaunchesCommand);

export interface UpdateLaunchCommandInput {
  /** Free text for people. */
  description?: string | undefined;
  /** The groups of the launch, up to five. */
  groups?: LaunchGroupConfig[] | undefined;
  /** The metrics of the launch, up to three. */
  metricMonitors?: MetricMonitorConfig[] | undefined;
  /** The alarms that guard the launch, up to five. */
  alarms?: LaunchAlarm[] | undefined;
  /** What the assignment of entities is derived from, with their id; the name when omitted or empty. */
  randomizationSalt?: string | undefined;
  /** The steps in which the launch goes on. */
  scheduledSplitsConfig?: ScheduledSplitsLaunchConfig | undefined;
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the launch. */
  launch: string;
}

export interface UpdateLaunchCommandOutput extends __MetadataBearer {
  /** A gradual rollout of variations to groups of entities. */
  launch: Launch;
}

/** Changes a launch that has not ended; while it runs, only what has not begun. */
export class UpdateLaunchCommand extends extensionCommand<UpdateLaunchCommandInput, UpdateLaunchCommandOutput>({
  "name": "UpdateLaunch",
  "method": "PATCH",
  "path": "/projects/{project}/launches/{launch}",
  "query": [],
  "times": {
    "input": [
      "scheduledSplitsConfig.steps.*.startTime"
    ],
    "output": [
      "launch.createdTime",
      "launch.lastUpdatedTime",
      "launch.execution.startedTime",
      "launch.execution.endedTime",
      "launch.heldSince",
      "launch.scheduledSplitsDefinition.steps.*.startTime"
    ]
  }
}) {}

export interface StartLaunchCommandInput {
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the launch. */
  launch: string;
}

export interface StartLaunchCommandOutput extends __MetadataBearer {
  /** A gradual rollout of variations to groups of entities. */
  launch: Launch;
}

/** Starts a launch; its steps take effect at their times. */
export class StartLaunchCommand extends extensionCommand<StartLaunchCommandInput, StartLaunchCommandOutput>({
  "name": "StartLaunch",
  "method": "POST",
  "path": "/projects/{project}/launches/{launch}/start",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "launch.createdTime",
      "launch.lastUpdatedTime",
      "launch.execution.startedTime",
      "launch.execution.endedTime",
      "launch.heldSince",
      "launch.scheduledSplitsDefinition.steps.*.startTime"
    ]
  }
}) {}

export interface StopLaunchCommandInput {
  /** How the launch ends, completed when omitted. */
  desiredState?: LaunchStopDesiredState | undefined;
  /** Why it is stopped, kept as its `statusReason`. */
  reason?: string | undefined;
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the launch. */
  launch: string;
}

export interface StopLaunchCommandOutput extends __MetadataBearer {
  /** When it ended. */
  endedTime?: Date | undefined;
}

/** Stops a running launch as completed or cancelled. */
export class StopLaunchCommand extends extensionCommand<StopLaunchCommandInput, StopLaunchCommandOutput>({
  "name": "StopLaunch",
  "method": "POST",
  "path": "/projects/{project}/launches/{launch}/cancel",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "endedTime"
    ]
  }
}) {}

export interface CreateExperimentCommandInput {
  /** The name of the experiment. */
  name: string;
  /** The treatments of the experiment, up to five. */
  treatments: TreatmentConfig[];
  /** The metrics of the experiment, up to three. */
  metricGoals: MetricGoalConfig[];
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
  /** Free text for people. */
  description?: string | undefined;
  /** What the assignment of entities is derived from, with their id; the name when omitted or empty. */
  randomizationSalt?: string | undefined;
  /** The share of the audience that takes part, of 100,000; everybody when omitted. */
  samplingRate?: number | undefined;
  /** The control and the weights of the treatments. */
  onlineAbConfig?: OnlineAbConfig | undefined;
  /** The name or the ARN of the segment. */
  segment?: string | undefined;
  /** The guardrails of the experiment, up to five; none when omitted. */
  guardrails?: GuardrailConfig[] | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface CreateExperimentCommandOutput extends __MetadataBearer {
  /** A comparison of variations by what entities do after they were served one. */
  experiment: Experiment;
}

/** Creates an experiment, which takes in nobody before it is started. */
export class CreateExperimentCommand extends extensionCommand<CreateExperimentCommandInput, CreateExperimentCommandOutput>({
  "name": "CreateExperiment",
  "method": "POST",
  "path": "/projects/{project}/experiments",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "experiment.createdTime",
      "experiment.lastUpdatedTime",
      "experiment.schedule.analysisCompleteTime",
      "experiment.execution.startedTime",
      "experiment.execution.endedTime"
    ]
  }
}) {}

export interface DeleteExperimentCommandInput {
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the experiment. */
  experiment: string;
}

export interface DeleteExperimentCommandOutput extends __MetadataBearer {
}

/** Deletes an experiment that is not running, with everything collected for it. */
export class DeleteExperimentCommand extends extensionCommand<DeleteExperimentCommandInput, DeleteExperimentCommandOutput>({
  "name": "DeleteExperiment",
  "method": "DELETE",
  "path": "/projects/{project}/experiments/{experiment}",
  "query": [
    "expectedVersion"
  ],
  "times": {
    "input": [],
    "output": []
  }
}) {}

export interface GetExperimentCommandInput {
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the experiment. */
  experiment: string;
}

export interface GetExperimentCommandOutput extends __MetadataBearer {
  /** A comparison of variations by what entities do after they were served one. */
  experiment?: Experiment | undefined;
}

/** Returns one experiment. */
export class GetExperimentCommand extends extensionCommand<GetExperimentCommandInput, GetExperimentCommandOutput>({
  "name": "GetExperiment",
  "method": "GET",
  "path": "/projects/{project}/experiments/{experiment}",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "experiment.createdTime",
      "experiment.lastUpdatedTime",
      "experiment.schedule.analysisCompleteTime",
      "experiment.execution.startedTime",
      "experiment.execution.endedTime"
    ]
  }
}) {}

export interface ListExperimentsCommandInput {
  /** How many items to return at most, 50 when omitted. */
  maxResults?: number | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
  /** Where the experiment is in its life. */
  status?: ExperimentStatus | undefined;
  /** The name or the ARN of the project. */
  project: string;
}

export interface ListExperimentsCommandOutput extends __MetadataBearer {
  /** The experiments of this page. */
  experiments?: Experiment[] | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
}

/** Lists the experiments of a project, all or those of one status. */
export class ListExperimentsCommand extends extensionCommand<ListExperimentsCommandInput, ListExperimentsCommandOutput>({
  "name": "ListExperiments",
  "method": "GET",
  "path": "/projects/{project}/experiments",
  "query": [
    "maxResults",
    "nextToken",
    "status"
  ],
  "times": {
    "input": [],
    "output": [
      "experiments.*.createdTime",
      "experiments.*.lastUpdatedTime",
      "experiments.*.schedule.analysisCompleteTime",
      "experiments.*.execution.startedTime",
      "experiments.*.execution.endedTime"
    ]
  }
}) {}

/** The pages of ListExperiments. */
export const paginateListExperiments = extensionPaginator(ListExperimentsCommand);

export interface UpdateExperimentCommandInput {
  /** The treatments of the experiment, up to five. */
  treatments?: TreatmentConfig[] | undefined;
  /** The metrics of the experiment, up to three. */
  metricGoals?: MetricGoalConfig[] | undefined;
  /** Whether the experiment is to have no segment any more. */
  removeSegment?: boolean | undefined;
  /** Free text for people. */
  description?: string | undefined;
  /** What the assignment of entities is derived from, with their id; the name when omitted or empty. */
  randomizationSalt?: string | undefined;
  /** The share of the audience that takes part, of 100,000; as it was when omitted. */
  samplingRate?: number | undefined;
  /** The control and the weights of the treatments. */
  onlineAbConfig?: OnlineAbConfig | undefined;
  /** The name or the ARN of the segment. */
  segment?: string | undefined;
  /** The guardrails of the experiment, up to five; an empty list takes all away, and they stay as they were when omitted. */
  guardrails?: GuardrailConfig[] | undefined;
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the experiment. */
  experiment: string;
}

export interface UpdateExperimentCommandOutput extends __MetadataBearer {
  /** A comparison of variations by what entities do after they were served one. */
  experiment: Experiment;
}

/** Changes an experiment that has not ended; while it runs, not its split. */
export class UpdateExperimentCommand extends extensionCommand<UpdateExperimentCommandInput, UpdateExperimentCommandOutput>({
  "name": "UpdateExperiment",
  "method": "PATCH",
  "path": "/projects/{project}/experiments/{experiment}",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "experiment.createdTime",
      "experiment.lastUpdatedTime",
      "experiment.schedule.analysisCompleteTime",
      "experiment.execution.startedTime",
      "experiment.execution.endedTime"
    ]
  }
}) {}

export interface StartExperimentCommandInput {
  /** When the experiment stops by itself, at most 30 days after its start. */
  analysisCompleteTime: Date;
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the experiment. */
  experiment: string;
}

export interface StartExperimentCommandOutput extends __MetadataBearer {
  /** When it started. */
  startedTime?: Date | undefined;
}

/** Starts an experiment, which stops by itself at the time given. */
export class StartExperimentCommand extends extensionCommand<StartExperimentCommandInput, StartExperimentCommandOutput>({
  "name": "StartExperiment",
  "method": "POST",
  "path": "/projects/{project}/experiments/{experiment}/start",
  "query": [],
  "times": {
    "input": [
      "analysisCompleteTime"
    ],
    "output": [
      "startedTime"
    ]
  }
}) {}

export interface StopExperimentCommandInput {
  /** How the experiment ends, completed when omitted. */
  desiredState?: ExperimentStopDesiredState | undefined;
  /** Why it is stopped, kept as its `statusReason`. */
  reason?: string | undefined;
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the project. */
  project: string;
  /** The name of the experiment. */
  experiment: string;
}

export interface StopExperimentCommandOutput extends __MetadataBearer {
  /** When it ended. */
  endedTime?: Date | undefined;
}

/** Stops a running experiment as completed or cancelled. */
export class StopExperimentCommand extends extensionCommand<StopExperimentCommandInput, StopExperimentCommandOutput>({
  "name": "StopExperiment",
  "method": "POST",
  "path": "/projects/{project}/experiments/{experiment}/cancel",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "endedTime"
    ]
  }
}) {}

export interface CreateSegmentCommandInput {
  /** The name of the segment. */
  name: string;
  /** JSON text: the pattern that an evaluation context has to match. */
  pattern: string;
  /** Free text for people. */
  description?: string | undefined;
  /** Tags: keys and values. */
  tags?: Record<string, string> | undefined;
}

export interface CreateSegmentCommandOutput extends __MetadataBearer {
  /** A part of the audience, chosen by what its evaluation context says. */
  segment: Segment;
}

/** Creates a segment, which launches and experiments of any project can use. */
export class CreateSegmentCommand extends extensionCommand<CreateSegmentCommandInput, CreateSegmentCommandOutput>({
  "name": "CreateSegment",
  "method": "POST",
  "path": "/segments",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "segment.createdTime",
      "segment.lastUpdatedTime"
    ]
  }
}) {}

export interface DeleteSegmentCommandInput {
  /** The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which. */
  expectedVersion?: number | undefined;
  /** The name or the ARN of the segment. */
  segment: string;
}

export interface DeleteSegmentCommandOutput extends __MetadataBearer {
}

/** Deletes a segment that no launch or experiment refers to. */
export class DeleteSegmentCommand extends extensionCommand<DeleteSegmentCommandInput, DeleteSegmentCommandOutput>({
  "name": "DeleteSegment",
  "method": "DELETE",
  "path": "/segments/{segment}",
  "query": [
    "expectedVersion"
  ],
  "times": {
    "input": [],
    "output": []
  }
}) {}

export interface GetSegmentCommandInput {
  /** The name or the ARN of the segment. */
  segment: string;
}

export interface GetSegmentCommandOutput extends __MetadataBearer {
  /** A part of the audience, chosen by what its evaluation context says. */
  segment: Segment;
}

/** Returns one segment. */
export class GetSegmentCommand extends extensionCommand<GetSegmentCommandInput, GetSegmentCommandOutput>({
  "name": "GetSegment",
  "method": "GET",
  "path": "/segments/{segment}",
  "query": [],
  "times": {
    "input": [],
    "output": [
      "segment.createdTime",
      "segment.lastUpdatedTime"
    ]
  }
}) {}

export interface ListSegmentsCommandInput {
  /** How many items to return at most, 50 when omitted. */
  maxResults?: number | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
}

export interface ListSegmentsCommandOutput extends __MetadataBearer {
  /** The segments of this page. */
  segments?: Segment[] | undefined;
  /** Where the next page begins, from the page before it. */
  nextToken?: string | undefined;
}

/** Lists the segments. */
export class ListSegmentsCommand extends extensionCommand<ListSegmentsCommandInput, ListSegmentsCommandOutput>({
  "name": "ListSegments",
  "method": "GET",
  "path": "/segments",
  "query": [
    "maxResults",
    "nextToken"
  ],
  "times": {
    "input": [],
    "output": [
      "segments.*.createdTime",
      "segments.*.lastUpdatedTime"
    ]
  }
}) {}

/** The pages of ListSegments. */
export const paginateListSegments = extensionPaginator(ListSegmentsCommand);
