// Code generated from the contract by npm run generate. DO NOT EDIT.

package selfevident

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/evidently"
)

// ArmShare: The share of an audience that a check serves one arm.
type ArmShare struct {
	// The group or treatment; absent for the default variation.
	Arm *string `json:"arm,omitempty"`

	// The name of the variation that is served.
	Variation string `json:"variation"`

	// The share of the whole audience, of 100,000.
	Share int64 `json:"share"`
}

// ArmTime: An arm that the entity was served, and the time in which its events count for it.
type ArmTime struct {
	// The group or treatment.
	Arm string `json:"arm"`

	// The first evaluation that served it.
	Since Time `json:"since"`

	// Until when events count for it: an hour after the last evaluation.
	Until Time `json:"until"`
}

// ArmVerdict: What a goal or a guardrail says of a treatment.
type ArmVerdict struct {
	// The name of a metric.
	MetricName string `json:"metricName"`

	// The name of a treatment of the experiment.
	TreatmentName string `json:"treatmentName"`

	// Whether the metric is a guardrail; otherwise it is a goal.
	Guardrail bool `json:"guardrail"`

	// The verdict, as GetExperimentHealth has it; absent while there is too little data.
	Verdict *string `json:"verdict,omitempty"`

	// The verdict in words, to be read behind the treatment's name.
	Text string `json:"text"`
}

// AudienceChange: What changes for entities without an override, by the segments that they are in.
type AudienceChange struct {
	// Segments of the launch and the experiment that the entities are in, and in no other; empty for those in none.
	Segments []string `json:"segments"`

	// The shares of all variations.
	Variations []VariationShareChange `json:"variations"`
}

// AudienceMoves: Who of an audience is served another variation from a moment on.
type AudienceMoves struct {
	// Segments of the launch and the experiment that the entities are in, and in no other; empty for those in none.
	Segments []string `json:"segments"`

	// The share that is served another variation than before, of 100,000.
	Moved int64 `json:"moved"`

	// From which variation to which.
	Moves []VariationMove `json:"moves"`
}

// AudienceTraffic: What entities without an override are served, by the segments that they are in.
type AudienceTraffic struct {
	// Segments of the launch and the experiment that the entities are in, and in no other; empty for those in none.
	Segments []string `json:"segments"`

	// The checks in the order in which they are asked; their shares add up to 100,000.
	Rungs []TrafficRung `json:"rungs"`

	// The shares of the variations in all; they add up to 100,000.
	Variations []VariationShare `json:"variations"`
}

// BucketRange: Buckets that follow each other, and their owner.
type BucketRange struct {
	// The first bucket.
	Start int64 `json:"start"`

	// The first bucket that is not one of them.
	End int64 `json:"end"`

	// The group or treatment; absent where nobody owns them.
	Arm *string `json:"arm,omitempty"`
}

// ChangeDirectionEnum: Whether a higher or a lower value of the metric is better.
type ChangeDirectionEnum string

const (
	ChangeDirectionEnumIncrease ChangeDirectionEnum = "INCREASE"
	ChangeDirectionEnumDecrease ChangeDirectionEnum = "DECREASE"
)

// CloudWatchLogsDestination: The CloudWatch Logs group to which evaluation events are delivered.
type CloudWatchLogsDestination struct {
	// The name of a CloudWatch Logs group.
	LogGroup *string `json:"logGroup,omitempty"`
}

// CloudWatchLogsDestinationConfig: The CloudWatch Logs group to which evaluation events are to be delivered.
type CloudWatchLogsDestinationConfig struct {
	// The name of a CloudWatch Logs group.
	LogGroup *string `json:"logGroup,omitempty"`
}

// DroppedEvents: Events and values that were not counted, by cause; approximate.
type DroppedEvents struct {
	// Values of entities that were never assigned.
	NoAssignment int64 `json:"noAssignment"`

	// Values of events outside the hour after an evaluation.
	OutsideAssignment int64 `json:"outsideAssignment"`

	// Values of events dated more than 5 minutes before the start, or after the end.
	OutsideRun int64 `json:"outsideRun"`

	// Values of events outside the hours after the first evaluation of their entity, for a metric with `windowHours`.
	OutsideWindow int64 `json:"outsideWindow"`

	// Events that the pattern does not match and no other metric takes.
	NoMatch int64 `json:"noMatch"`

	// Events with nothing at the key of the entity.
	NoEntityId int64 `json:"noEntityId"`

	// Events whose entity is no text or number of 1 to 512 characters.
	InvalidEntityId int64 `json:"invalidEntityId"`

	// Events with nothing at the key of the value.
	NoValue int64 `json:"noValue"`

	// Events whose value is no number.
	InvalidValue int64 `json:"invalidValue"`
}

// DurationBaseline: Where the numbers before the change come from: exactly one of them.
type DurationBaseline struct {
	// A metric of an experiment of the project.
	Experiment *ExperimentBaseline `json:"experiment,omitempty"`

	// A metric of a launch of the project.
	Launch *LaunchBaseline `json:"launch,omitempty"`

	// Numbers that were measured elsewhere.
	Given *GivenBaseline `json:"given,omitempty"`
}

// EntityTrial: What a running launch or experiment knows of the entity.
type EntityTrial struct {
	// Whether it is a launch or an experiment.
	Type EntityTrialType `json:"type"`

	// The launch or the experiment.
	Name string `json:"name"`

	// The arm that it was served last; absent where it was not served.
	Current *ArmTime `json:"current,omitempty"`

	// The arm before that, if there was one.
	Previous *ArmTime `json:"previous,omitempty"`

	// What was counted for it.
	Values []EntityValue `json:"values"`
}

// EntityTrialType: Whether it is a launch or an experiment.
type EntityTrialType string

const (
	EntityTrialTypeLaunch     EntityTrialType = "LAUNCH"
	EntityTrialTypeExperiment EntityTrialType = "EXPERIMENT"
)

// EntityValue: What a metric counted for the entity while it was in one arm.
type EntityValue struct {
	// The name of the metric.
	Metric string `json:"metric"`

	// The group or treatment.
	Arm string `json:"arm"`

	// The number of events.
	Events int64 `json:"events"`

	// The sum of their values.
	Sum float64 `json:"sum"`

	// For a ratio: the sum of the denominators.
	Denominators *float64 `json:"denominators,omitempty"`
}

// EvaluationRule: A running launch or experiment of the feature.
type EvaluationRule struct {
	// The name of the launch or experiment.
	Name *string `json:"name,omitempty"`

	// Whether the rule is a launch or an experiment.
	Type string `json:"type"`
}

// Experiment: A comparison of variations by what entities do after they were served one.
type Experiment struct {
	// The ARN of the experiment.
	Arn string `json:"arn"`

	// The name of the experiment.
	Name string `json:"name"`

	// The ARN of the project.
	Project *string `json:"project,omitempty"`

	// Where the experiment is in its life.
	Status ExperimentStatus `json:"status"`

	// Why it was stopped, in the words of the request that stopped it.
	StatusReason *string `json:"statusReason,omitempty"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// When it was created.
	CreatedTime Time `json:"createdTime"`

	// When it was last changed.
	LastUpdatedTime Time `json:"lastUpdatedTime"`

	// A number that rises with each change of the resource; of a feature, also when something starts or stops on it.
	Version *int64 `json:"version,omitempty"`

	// When the experiment stops by itself.
	Schedule *ExperimentSchedule `json:"schedule,omitempty"`

	// When the experiment ran.
	Execution *ExperimentExecution `json:"execution,omitempty"`

	// The treatments of the experiment.
	Treatments []Treatment `json:"treatments,omitempty"`

	// The metrics of the experiment.
	MetricGoals []MetricGoal `json:"metricGoals,omitempty"`

	// The guardrails of the experiment.
	Guardrails []Guardrail `json:"guardrails,omitempty"`

	// What the assignment of entities is derived from, with their id; the name when omitted or empty.
	RandomizationSalt *string `json:"randomizationSalt,omitempty"`

	// The share of the audience that takes part, of 100,000.
	SamplingRate *int64 `json:"samplingRate,omitempty"`

	// The ARN of the segment.
	Segment *string `json:"segment,omitempty"`

	// The kind of the experiment, of which there is one.
	Type ExperimentType `json:"type"`

	// The control and the weights of the treatments.
	OnlineAbDefinition *OnlineAbDefinition `json:"onlineAbDefinition,omitempty"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`
}

// ExperimentBaseline: A metric that a running or ended experiment of the project has measured.
type ExperimentBaseline struct {
	// The name of the experiment.
	Name string `json:"name"`

	// The name of one of its metrics.
	MetricName string `json:"metricName"`

	// The treatment whose numbers are taken, its control when omitted.
	TreatmentName *string `json:"treatmentName,omitempty"`
}

// ExperimentCreation: An experiment to be created, as CreateExperiment takes it.
type ExperimentCreation struct {
	// The name of the experiment.
	Name string `json:"name"`

	// The treatments of the experiment, up to five.
	Treatments []TreatmentConfig `json:"treatments"`

	// The metrics of the experiment, up to three.
	MetricGoals []MetricGoalConfig `json:"metricGoals"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// What the assignment of entities is derived from, with their id; the name when omitted or empty.
	RandomizationSalt *string `json:"randomizationSalt,omitempty"`

	// A share of 100,000, which is everyone: thousandths of a percent.
	SamplingRate *int64 `json:"samplingRate,omitempty"`

	// The control and the weights of the treatments.
	OnlineAbConfig *OnlineAbConfig `json:"onlineAbConfig,omitempty"`

	// The name or the ARN of the segment.
	Segment *string `json:"segment,omitempty"`

	// The guardrails of the experiment, up to five.
	Guardrails []GuardrailConfig `json:"guardrails,omitempty"`
}

// ExperimentExecution: When the experiment ran.
type ExperimentExecution struct {
	// When it started.
	StartedTime *Time `json:"startedTime,omitempty"`

	// When it ended.
	EndedTime *Time `json:"endedTime,omitempty"`
}

// ExperimentSchedule: When the experiment stops by itself.
type ExperimentSchedule struct {
	// When the experiment stops by itself, at most 30 days after its start.
	AnalysisCompleteTime *Time `json:"analysisCompleteTime,omitempty"`
}

// ExperimentSentence: Where an experiment stands, in words.
type ExperimentSentence struct {
	// One sentence that says where the experiment stands.
	Headline string `json:"headline"`

	// What there is to say beside it; may be empty.
	Detail string `json:"detail"`

	// How the sentence is meant.
	Tone SentenceTone `json:"tone"`

	// The numbers of the headline by name, unrounded.
	Numbers map[string]float64 `json:"numbers"`
}

// ExperimentState: Where an experiment stands.
type ExperimentState string

const (
	ExperimentStateDraft      ExperimentState = "DRAFT"
	ExperimentStateCollecting ExperimentState = "COLLECTING"
	ExperimentStateRunning    ExperimentState = "RUNNING"
	ExperimentStateFinal      ExperimentState = "FINAL"
	ExperimentStateStopped    ExperimentState = "STOPPED"
	ExperimentStateExpired    ExperimentState = "EXPIRED"
)

// ExperimentStatus: Where the experiment is in its life.
type ExperimentStatus string

const (
	ExperimentStatusCreated   ExperimentStatus = "CREATED"
	ExperimentStatusUpdating  ExperimentStatus = "UPDATING"
	ExperimentStatusRunning   ExperimentStatus = "RUNNING"
	ExperimentStatusCompleted ExperimentStatus = "COMPLETED"
	ExperimentStatusCancelled ExperimentStatus = "CANCELLED"
)

// ExperimentStop: A running experiment to be stopped.
type ExperimentStop struct {
	// The name of the experiment.
	Experiment string `json:"experiment"`
}

// ExperimentStopDesiredState: How the experiment ends, completed when omitted.
type ExperimentStopDesiredState string

const (
	ExperimentStopDesiredStateCompleted ExperimentStopDesiredState = "COMPLETED"
	ExperimentStopDesiredStateCancelled ExperimentStopDesiredState = "CANCELLED"
)

// ExperimentSummary: Where an experiment stood at its last look.
type ExperimentSummary struct {
	// The name of the experiment.
	Name string `json:"name"`

	// Where the experiment is in its life.
	Status ExperimentStatus `json:"status"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// The features whose variations its treatments serve.
	Features []string `json:"features"`

	// Where it stands, as GetExperimentHealth says it.
	State ExperimentState `json:"state"`

	// Where it stands, in words.
	Sentence ExperimentSentence `json:"sentence"`

	// When it was started, absent before.
	StartedTime *Time `json:"startedTime,omitempty"`

	// Its planned end, absent before the start.
	AnalysisCompleteTime *Time `json:"analysisCompleteTime,omitempty"`

	// When it ended, absent before.
	EndedTime *Time `json:"endedTime,omitempty"`

	// How much of the planned time it has run, from 0 to 1, absent before the start.
	Progress *float64 `json:"progress,omitempty"`

	// How many entities each treatment with a weight was given by the last look.
	Treatments []TreatmentHealth `json:"treatments"`

	// Whether entities arrive in other shares than they should, which makes all results doubtful.
	SampleRatioMismatch bool `json:"sampleRatioMismatch"`

	// What each goal and each guardrail says of each treatment but the control.
	Verdicts []ArmVerdict `json:"verdicts"`

	// Whether to ship each treatment.
	Decisions []TreatmentDecision `json:"decisions"`

	// The moment of the last look that had something new to count; absent before the first look.
	AsOf *Time `json:"asOf,omitempty"`

	// When the next look is due, absent unless it runs.
	NextLook *Time `json:"nextLook,omitempty"`
}

// ExperimentType: The kind of the experiment, of which there is one.
type ExperimentType string

const (
	ExperimentTypeAwsEvidentlyOnlineab ExperimentType = "aws.evidently.onlineab"
)

// ExperimentUpdate: A change of an experiment, as UpdateExperiment takes it.
type ExperimentUpdate struct {
	// The name of the experiment.
	Experiment string `json:"experiment"`

	// The treatments of the experiment, up to five.
	Treatments []TreatmentConfig `json:"treatments,omitempty"`

	// The metrics of the experiment, up to three.
	MetricGoals []MetricGoalConfig `json:"metricGoals,omitempty"`

	// Whether the experiment is to have no segment any more.
	RemoveSegment *bool `json:"removeSegment,omitempty"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// What the assignment of entities is derived from, with their id; the name when omitted or empty.
	RandomizationSalt *string `json:"randomizationSalt,omitempty"`

	// A share of 100,000, which is everyone: thousandths of a percent.
	SamplingRate *int64 `json:"samplingRate,omitempty"`

	// The control and the weights of the treatments.
	OnlineAbConfig *OnlineAbConfig `json:"onlineAbConfig,omitempty"`

	// The name or the ARN of the segment.
	Segment *string `json:"segment,omitempty"`

	// The guardrails of the experiment, up to five.
	Guardrails []GuardrailConfig `json:"guardrails,omitempty"`
}

// ExplanationCheck: One question that the evaluation asked, and its answer.
type ExplanationCheck struct {
	// What was asked about.
	Check ExplanationCheckName `json:"check"`

	// The check in a sentence, its shares of 100,000 and in percent.
	Text string `json:"text"`

	// Whether the answer was yes.
	Matched *bool `json:"matched,omitempty"`

	// The evaluation strategy of the feature.
	Strategy *string `json:"strategy,omitempty"`

	// The launch that was asked about.
	Launch *string `json:"launch,omitempty"`

	// The position of the step in force, 0 for the first; absent before that.
	Step *int64 `json:"step,omitempty"`

	// The experiment that was asked about.
	Experiment *string `json:"experiment,omitempty"`

	// Whether the experiment is running.
	Running *bool `json:"running,omitempty"`

	// When the launch or experiment ended, if it has.
	EndedTime *Time `json:"endedTime,omitempty"`

	// The segment that was asked about.
	Segment *string `json:"segment,omitempty"`

	// The first thing in the pattern that the evaluation context does not match.
	Mismatch *string `json:"mismatch,omitempty"`

	// The bucket of the entity, of 100,000.
	Bucket *int64 `json:"bucket,omitempty"`

	// The share of the audience that takes part, of 100,000.
	SamplingRate *int64 `json:"samplingRate,omitempty"`

	// The share of the audience that does not take part, of 100,000.
	Outside *int64 `json:"outside,omitempty"`

	// Whether the bucket is below the sampling rate.
	Enrolled *bool `json:"enrolled,omitempty"`

	// How the audience is split and where the entity falls.
	Split *ExplanationSplit `json:"split,omitempty"`
}

// ExplanationCheckName: What was asked about.
type ExplanationCheckName string

const (
	ExplanationCheckNameEntityOverride     ExplanationCheckName = "ENTITY_OVERRIDE"
	ExplanationCheckNameEvaluationStrategy ExplanationCheckName = "EVALUATION_STRATEGY"
	ExplanationCheckNameLaunch             ExplanationCheckName = "LAUNCH"
	ExplanationCheckNameSegmentOverride    ExplanationCheckName = "SEGMENT_OVERRIDE"
	ExplanationCheckNameGroupWeights       ExplanationCheckName = "GROUP_WEIGHTS"
	ExplanationCheckNameExperiment         ExplanationCheckName = "EXPERIMENT"
	ExplanationCheckNameExperimentSegment  ExplanationCheckName = "EXPERIMENT_SEGMENT"
	ExplanationCheckNameSamplingRate       ExplanationCheckName = "SAMPLING_RATE"
	ExplanationCheckNameTreatmentWeights   ExplanationCheckName = "TREATMENT_WEIGHTS"
	ExplanationCheckNameDefault            ExplanationCheckName = "DEFAULT"
)

// ExplanationSplit: How the audience is split and where the entity falls.
type ExplanationSplit struct {
	// The bucket of the entity, of 100,000.
	Bucket int64 `json:"bucket"`

	// The share of each group or treatment, of 100,000.
	Shares map[string]int64 `json:"shares"`

	// The share that belongs to no group or treatment, of 100,000.
	Outside int64 `json:"outside"`

	// The group or treatment that the bucket belongs to, absent when it belongs to none.
	Arm *string `json:"arm,omitempty"`

	// The owners of all buckets.
	Ranges []BucketRange `json:"ranges"`
}

// Feature: A feature of an application, with the variations that can be served.
type Feature struct {
	// The ARN of the feature.
	Arn string `json:"arn"`

	// The name of the feature.
	Name string `json:"name"`

	// The ARN of the project.
	Project *string `json:"project,omitempty"`

	// Whether the feature can be used.
	Status FeatureStatus `json:"status"`

	// When it was created.
	CreatedTime Time `json:"createdTime"`

	// When it was last changed.
	LastUpdatedTime Time `json:"lastUpdatedTime"`

	// A number that rises with each change of the resource; of a feature, also when something starts or stops on it.
	Version *int64 `json:"version,omitempty"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// Whether launches and experiments decide, or everyone is served the default variation.
	EvaluationStrategy FeatureEvaluationStrategy `json:"evaluationStrategy"`

	// The type of the values of all variations.
	ValueType VariationValueType `json:"valueType"`

	// The variations of the feature, in the order in which they were given.
	Variations []Variation `json:"variations"`

	// The variation that is served when nothing else decides, the first when omitted.
	DefaultVariation *string `json:"defaultVariation,omitempty"`

	// The running launch and experiment of the feature.
	EvaluationRules []EvaluationRule `json:"evaluationRules,omitempty"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`

	// Entities that are always served the variation named here, whatever launches and experiments say.
	EntityOverrides map[string]string `json:"entityOverrides,omitempty"`
}

// FeatureEvaluationStrategy: Whether launches and experiments decide, or everyone is served the default variation.
type FeatureEvaluationStrategy string

const (
	FeatureEvaluationStrategyAllRules         FeatureEvaluationStrategy = "ALL_RULES"
	FeatureEvaluationStrategyDefaultVariation FeatureEvaluationStrategy = "DEFAULT_VARIATION"
)

// FeatureState: NEW: made in the last 7 days and not evaluated yet. INACTIVE: not evaluated for 7 days, as far as that is counted. ACTIVE: something runs on it, or it was changed in the last 7 days. LAUNCHED: everybody has been served the same for 7 days. OFF: its strategy is DEFAULT_VARIATION.
type FeatureState string

const (
	FeatureStateNew      FeatureState = "NEW"
	FeatureStateActive   FeatureState = "ACTIVE"
	FeatureStateLaunched FeatureState = "LAUNCHED"
	FeatureStateInactive FeatureState = "INACTIVE"
	FeatureStateOff      FeatureState = "OFF"
)

// FeatureStatus: Whether the feature can be used.
type FeatureStatus string

const (
	FeatureStatusAvailable FeatureStatus = "AVAILABLE"
	FeatureStatusUpdating  FeatureStatus = "UPDATING"
)

// FeatureSummary: A feature without its variations.
type FeatureSummary struct {
	// The ARN of a resource.
	Arn string `json:"arn"`

	// The name of the feature.
	Name string `json:"name"`

	// The name or the ARN of the project.
	Project *string `json:"project,omitempty"`

	// Whether the feature can be used.
	Status FeatureStatus `json:"status"`

	// When it was created.
	CreatedTime Time `json:"createdTime"`

	// When it was last changed.
	LastUpdatedTime Time `json:"lastUpdatedTime"`

	// A number that rises with each change of the resource; of a feature, also when something starts or stops on it.
	Version *int64 `json:"version,omitempty"`

	// Whether launches and experiments decide, or everyone is served the default variation.
	EvaluationStrategy FeatureEvaluationStrategy `json:"evaluationStrategy"`

	// The running launch and experiment of the feature.
	EvaluationRules []EvaluationRule `json:"evaluationRules,omitempty"`

	// The variation that is served when nothing else decides, the first when omitted.
	DefaultVariation *string `json:"defaultVariation,omitempty"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// The type of the values of all variations.
	ValueType *VariationValueType `json:"valueType,omitempty"`

	// NEW: made in the last 7 days and not evaluated yet. INACTIVE: not evaluated for 7 days, as far as that is counted. ACTIVE: something runs on it, or it was changed in the last 7 days. LAUNCHED: everybody has been served the same for 7 days. OFF: its strategy is DEFAULT_VARIATION.
	State *FeatureState `json:"state,omitempty"`

	// When the feature was last evaluated, as ListFeatureUsage has it.
	LastEvaluated *Time `json:"lastEvaluated,omitempty"`
}

// FeatureUsage: How often a feature is evaluated. Numbers are approximate: each process adds its own every ten minutes.
type FeatureUsage struct {
	// The name of the feature.
	Feature string `json:"feature"`

	// When the feature was last evaluated; absent when it was not since `countedSince`.
	LastEvaluated *Time `json:"lastEvaluated,omitempty"`

	// All evaluations of `hours`.
	Evaluations int64 `json:"evaluations"`

	// The hours with evaluations, the oldest first.
	Hours []UsageHour `json:"hours"`
}

// GivenBaseline: Numbers that were measured elsewhere.
type GivenBaseline struct {
	// The mean before the change.
	Mean float64 `json:"mean"`

	// The standard deviation between entities. Needed except for the aggregation `SHARE`, whose mean says it.
	StandardDeviation *float64 `json:"standardDeviation,omitempty"`

	// The share of the entities that take part that count, above 0 and up to 1: of a mean per event, those with an event. 1 when omitted.
	ShareCounting *float64 `json:"shareCounting,omitempty"`

	// The hours after its first evaluation in which the events of an entity will count, if the metric will have such a window. Entities count when theirs is over.
	WindowHours *int32 `json:"windowHours,omitempty"`
}

// GroupEnrolment: The entities of a group over time.
type GroupEnrolment struct {
	// The name of a group of the launch.
	GroupName string `json:"groupName"`

	// The unique entities that were assigned the group, up to each of `timestamps`.
	Entities []int64 `json:"entities"`

	// The share that the step in force before each of `timestamps` gives the group; absent where segments have weights of their own, or groups serve several features.
	ExpectedShares []float64 `json:"expectedShares,omitempty"`
}

// GroupEntities: How many entities a group was given.
type GroupEntities struct {
	// The name of a group of the launch.
	GroupName string `json:"groupName"`

	// Unique entities that were assigned the group.
	Entities int64 `json:"entities"`
}

// GroupMetric: What a metric says of a group.
type GroupMetric struct {
	// The name of a group of the launch.
	GroupName string `json:"groupName"`

	// Events counted.
	Events int64 `json:"events"`

	// Entities with an event.
	Entities int64 `json:"entities"`

	// The mean of the events' values.
	PerEvent MetricEstimate `json:"perEvent"`

	// The share of the assigned entities that have an event; for a metric with `windowHours`, as all its numbers, of those whose window is over.
	Share MetricEstimate `json:"share"`

	// Events per assigned entity.
	EventsPerEntity MetricEstimate `json:"eventsPerEntity"`

	// The sum of values per assigned entity.
	ValuePerEntity MetricEstimate `json:"valuePerEntity"`
}

// GuardAction: What a guard does: STOP ends the launch as CANCELLED, HOLD keeps the step in force, TELL only publishes an event.
type GuardAction string

const (
	GuardActionStop GuardAction = "STOP"
	GuardActionHold GuardAction = "HOLD"
	GuardActionTell GuardAction = "TELL"
)

// Guardrail: A metric that no treatment may make worse by more than a margin.
type Guardrail struct {
	// How a metric takes its values from events.
	MetricDefinition MetricDefinition `json:"metricDefinition"`

	// Whether a higher or a lower value is better: an increase when omitted.
	DesiredChange *ChangeDirectionEnum `json:"desiredChange,omitempty"`

	// The tolerated change for the worse, as a share of the control's mean: 0.02 when omitted.
	Margin *float64 `json:"margin,omitempty"`
}

// GuardrailConfig: A metric that no treatment may make worse by more than a margin.
type GuardrailConfig struct {
	// How a metric is to take its values from events.
	MetricDefinition MetricDefinitionConfig `json:"metricDefinition"`

	// Whether a higher or a lower value is better: an increase when omitted.
	DesiredChange *ChangeDirectionEnum `json:"desiredChange,omitempty"`

	// The tolerated change for the worse, as a share of the control's mean: 0.02 when omitted.
	Margin *float64 `json:"margin,omitempty"`
}

// GuardrailHealth: What a guardrail says of all treatments.
type GuardrailHealth struct {
	// The name of a metric.
	MetricName string `json:"metricName"`

	// Whether a higher or a lower value is better.
	DesiredChange ChangeDirectionEnum `json:"desiredChange"`

	// The tolerated change for the worse, as a share of the control's mean.
	Margin float64 `json:"margin"`

	// What is missing before GetExperimentResults has data; absent when nothing is.
	Needed *NeededForResults `json:"needed,omitempty"`

	// Events and values that were not counted, by cause.
	Dropped DroppedEvents `json:"dropped"`

	// Values of events that another launch or experiment counted, because the entity takes part there: no loss.
	CountedElsewhere int64 `json:"countedElsewhere"`

	// The numbers of each treatment.
	Treatments []TreatmentGuardrailHealth `json:"treatments"`
}

// GuardrailVerdict: What a guardrail says of a treatment against the control.
type GuardrailVerdict string

const (
	GuardrailVerdictNotWorse GuardrailVerdict = "NotWorse"
	GuardrailVerdictHarmed   GuardrailVerdict = "Harmed"
	GuardrailVerdictOpen     GuardrailVerdict = "Open"
)

// HistoryRecord: One change of one resource.
type HistoryRecord struct {
	// The stable id of the change.
	Id string `json:"id"`

	// When the change was made.
	Time Time `json:"time"`

	// The operation that made the change.
	Operation string `json:"operation"`

	// The ARN of who made the change, or `cognito:` and the id of a person of the console; absent when it was the service.
	Actor *string `json:"actor,omitempty"`

	// The name of the person of the console, as it was then, where it was known.
	ActorName *string `json:"actorName,omitempty"`

	// The ARN of the resource that was changed.
	Resource string `json:"resource"`

	// The type of the resource.
	ResourceType string `json:"resourceType"`

	// The resource before the change, absent when it was created.
	Before any `json:"before,omitempty"`

	// The resource after the change, absent when it was deleted.
	After any `json:"after,omitempty"`
}

// Key: A key of a project, without its secret.
type Key struct {
	// The id of the key.
	Id string `json:"id"`

	// The name of the project.
	Project string `json:"project"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// What the key is for.
	Scopes []KeyScope `json:"scopes"`

	// The features that the key may ask for, all when omitted.
	Features []string `json:"features"`

	// The pages that may use the key, all when omitted. `events` needs the pages named.
	Origins []string `json:"origins"`

	// How many requests a second the key may send to each process of the service, 100 when omitted. Others are answered by 429.
	RequestsPerSecond int32 `json:"requestsPerSecond"`

	// When it was created.
	CreatedTime Time `json:"createdTime"`

	// When it was last changed.
	LastUpdatedTime Time `json:"lastUpdatedTime"`

	// When the key ends by itself; never when omitted.
	ExpiresTime *Time `json:"expiresTime,omitempty"`
}

// KeyScope: What the key is for: `evaluate` asks for flags, `expose` lets evaluations enrol, `events` sends custom events, and `enrolOnBulk` lets all flags at once enrol, for clients without a hook.
type KeyScope string

const (
	KeyScopeEvaluate    KeyScope = "evaluate"
	KeyScopeExpose      KeyScope = "expose"
	KeyScopeEvents      KeyScope = "events"
	KeyScopeEnrolOnBulk KeyScope = "enrolOnBulk"
)

// Launch: A gradual rollout of variations to groups of entities.
type Launch struct {
	// The ARN of the launch.
	Arn string `json:"arn"`

	// The name of the launch.
	Name string `json:"name"`

	// The name or the ARN of the project.
	Project *string `json:"project,omitempty"`

	// Where the launch is in its life.
	Status LaunchStatus `json:"status"`

	// Why it was stopped, in the words of the request that stopped it.
	StatusReason *string `json:"statusReason,omitempty"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// When it was created.
	CreatedTime Time `json:"createdTime"`

	// When it was last changed.
	LastUpdatedTime Time `json:"lastUpdatedTime"`

	// A number that rises with each change of the resource; of a feature, also when something starts or stops on it.
	Version *int64 `json:"version,omitempty"`

	// When the launch ran.
	Execution *LaunchExecution `json:"execution,omitempty"`

	// The groups of the launch.
	Groups []LaunchGroup `json:"groups,omitempty"`

	// The metrics of the launch.
	MetricMonitors []MetricMonitor `json:"metricMonitors,omitempty"`

	// The alarms that guard the launch, up to five.
	Alarms []LaunchAlarm `json:"alarms,omitempty"`

	// Since when the launch is held in its step, or was at its end; absent while it goes on by itself.
	HeldSince *Time `json:"heldSince,omitempty"`

	// What keeps a guard from judging, a sentence each; only in answers about one launch.
	Warnings []string `json:"warnings,omitempty"`

	// What the assignment of entities is derived from, with their id; the name when omitted or empty.
	RandomizationSalt *string `json:"randomizationSalt,omitempty"`

	// The kind of the launch, of which there is one.
	Type LaunchType `json:"type"`

	// The steps in which the launch goes on.
	ScheduledSplitsDefinition *ScheduledSplitsLaunchDefinition `json:"scheduledSplitsDefinition,omitempty"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`
}

// LaunchAlarm: An alarm that guards the launch while it runs.
type LaunchAlarm struct {
	// The ARN of a CloudWatch alarm of the account and region of the deployment.
	AlarmArn string `json:"alarmArn"`

	// What happens when the alarm goes to ALARM; TELL when omitted.
	OnAlarm *GuardAction `json:"onAlarm,omitempty"`
}

// LaunchBaseline: A metric that a running or ended launch of the project has measured.
type LaunchBaseline struct {
	// The name of the launch.
	Name string `json:"name"`

	// The name of one of its metrics.
	MetricName string `json:"metricName"`

	// The group whose numbers are taken; when omitted, the first that serves the default variation of its feature, else the first.
	GroupName *string `json:"groupName,omitempty"`
}

// LaunchCreation: A launch to be created, as CreateLaunch takes it.
type LaunchCreation struct {
	// The name of the launch.
	Name string `json:"name"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// The steps in which the launch goes on.
	ScheduledSplitsConfig *ScheduledSplitsLaunchConfig `json:"scheduledSplitsConfig,omitempty"`

	// The metrics of the launch, up to three.
	MetricMonitors []MetricMonitorConfig `json:"metricMonitors,omitempty"`

	// The alarms that guard the launch, up to five.
	Alarms []LaunchAlarm `json:"alarms,omitempty"`

	// The groups of the launch, up to five.
	Groups []LaunchGroupConfig `json:"groups"`

	// What the assignment of entities is derived from, with their id; the name when omitted or empty.
	RandomizationSalt *string `json:"randomizationSalt,omitempty"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`
}

// LaunchExecution: When the launch ran.
type LaunchExecution struct {
	// When it started.
	StartedTime *Time `json:"startedTime,omitempty"`

	// When it ended.
	EndedTime *Time `json:"endedTime,omitempty"`
}

// LaunchGroup: A group of the launch and the variation that it is served.
type LaunchGroup struct {
	// The name of a group of the launch.
	Name string `json:"name"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// The variation of each feature that is served.
	FeatureVariations map[string]string `json:"featureVariations"`
}

// LaunchGroupConfig: A group of the launch and the variation that it is to be served.
type LaunchGroupConfig struct {
	// The name of a group of the launch.
	Name string `json:"name"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// The name of the feature.
	Feature string `json:"feature"`

	// The name of the variation that is served.
	Variation string `json:"variation"`
}

// LaunchMetric: What a metric says of all groups.
type LaunchMetric struct {
	// The name of a metric.
	MetricName string `json:"metricName"`

	// Events and values that were not counted, by cause.
	Dropped DroppedEvents `json:"dropped"`

	// Values of events that another launch or experiment counted, because the entity takes part there: no loss.
	CountedElsewhere int64 `json:"countedElsewhere"`

	// The numbers of each group.
	Groups []GroupMetric `json:"groups"`
}

// LaunchSentence: Where a launch stands, in words.
type LaunchSentence struct {
	// One sentence on the step in force.
	Headline string `json:"headline"`

	// What there is to say beside it; may be empty.
	Detail string `json:"detail"`

	// How the sentence is meant.
	Tone SentenceTone `json:"tone"`

	// The numbers of the headline by name, unrounded.
	Numbers map[string]float64 `json:"numbers"`
}

// LaunchState: Where it stands: not started, before its first step, too little data to compare in its step, compared, or stopped.
type LaunchState string

const (
	LaunchStateDraft      LaunchState = "DRAFT"
	LaunchStateWaiting    LaunchState = "WAITING"
	LaunchStateCollecting LaunchState = "COLLECTING"
	LaunchStateRunning    LaunchState = "RUNNING"
	LaunchStateStopped    LaunchState = "STOPPED"
)

// LaunchStatus: Where the launch is in its life.
type LaunchStatus string

const (
	LaunchStatusCreated   LaunchStatus = "CREATED"
	LaunchStatusUpdating  LaunchStatus = "UPDATING"
	LaunchStatusRunning   LaunchStatus = "RUNNING"
	LaunchStatusCompleted LaunchStatus = "COMPLETED"
	LaunchStatusCancelled LaunchStatus = "CANCELLED"
)

// LaunchStep: The groups of a launch within one of its steps.
type LaunchStep struct {
	// The number of the step; the first is 1.
	Step int64 `json:"step"`

	// When the step took effect.
	StartTime Time `json:"startTime"`

	// How many entities each group was given in the step.
	Groups []StepGroup `json:"groups"`

	// How surprising the split of the entities is, valid at every look; absent where the shares are not known.
	SampleRatioPValue *float64 `json:"sampleRatioPValue,omitempty"`

	// Whether entities arrive in other shares than they should, which makes the comparisons of the step doubtful.
	SampleRatioMismatch *bool `json:"sampleRatioMismatch,omitempty"`

	// What each metric says of each group within the step.
	Metrics []StepMetric `json:"metrics"`
}

// LaunchStop: A running launch to be stopped.
type LaunchStop struct {
	// The name of the launch.
	Launch string `json:"launch"`
}

// LaunchStopDesiredState: How the launch ends, completed when omitted.
type LaunchStopDesiredState string

const (
	LaunchStopDesiredStateCompleted LaunchStopDesiredState = "COMPLETED"
	LaunchStopDesiredStateCancelled LaunchStopDesiredState = "CANCELLED"
)

// LaunchType: The kind of the launch, of which there is one.
type LaunchType string

const (
	LaunchTypeAwsEvidentlySplits LaunchType = "aws.evidently.splits"
)

// LaunchUpdate: A change of a launch, as UpdateLaunch takes it.
type LaunchUpdate struct {
	// The name of the launch.
	Launch string `json:"launch"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// The groups of the launch, up to five.
	Groups []LaunchGroupConfig `json:"groups,omitempty"`

	// The metrics of the launch, up to three.
	MetricMonitors []MetricMonitorConfig `json:"metricMonitors,omitempty"`

	// The alarms that guard the launch, up to five.
	Alarms []LaunchAlarm `json:"alarms,omitempty"`

	// What the assignment of entities is derived from, with their id; the name when omitted or empty.
	RandomizationSalt *string `json:"randomizationSalt,omitempty"`

	// The steps in which the launch goes on.
	ScheduledSplitsConfig *ScheduledSplitsLaunchConfig `json:"scheduledSplitsConfig,omitempty"`
}

// MetricAggregation: Which mean is compared: of the values of events, or over all assigned entities, those without an event as zeros: the share with an event, the number of events, or the sum of values.
type MetricAggregation string

const (
	MetricAggregationValuePerEvent   MetricAggregation = "VALUE_PER_EVENT"
	MetricAggregationShare           MetricAggregation = "SHARE"
	MetricAggregationEventsPerEntity MetricAggregation = "EVENTS_PER_ENTITY"
	MetricAggregationValuePerEntity  MetricAggregation = "VALUE_PER_ENTITY"
)

// MetricDefinition: How a metric takes its values from events.
type MetricDefinition struct {
	// The name of a metric.
	Name *string `json:"name,omitempty"`

	// The dotted path of a member of the event.
	EntityIdKey *string `json:"entityIdKey,omitempty"`

	// The dotted path of a member of the event.
	ValueKey *string `json:"valueKey,omitempty"`

	// JSON text: only events that match this pattern count.
	EventPattern *string `json:"eventPattern,omitempty"`

	// What the values of the metric are counted in.
	UnitLabel *string `json:"unitLabel,omitempty"`

	// Which mean is compared; `VALUE_PER_EVENT` where it is left out.
	Aggregation *MetricAggregation `json:"aggregation,omitempty"`

	// Only events within these hours after the first evaluation of their entity count, and only entities for which the hours are over.
	WindowHours *int32 `json:"windowHours,omitempty"`

	// The most that the value of one event counts as.
	EventCap *float64 `json:"eventCap,omitempty"`

	// The least that the value of one event counts as.
	EventFloor *float64 `json:"eventFloor,omitempty"`

	// The most that the sum of an entity counts as; only with an `aggregation` over entities. The sum itself is kept whole.
	EntityCap *float64 `json:"entityCap,omitempty"`

	// The least that the sum of an entity with an event counts as; only with an `aggregation` over entities.
	EntityFloor *float64 `json:"entityFloor,omitempty"`

	// Counts 1 for each value above this threshold and 0 for any other: the mean is the share of events above it.
	Above *float64 `json:"above,omitempty"`

	// The dotted path of a second value of the same event: the metric is the sum of the values divided by the sum of these.
	DenominatorKey *string `json:"denominatorKey,omitempty"`
}

// MetricDefinitionConfig: How a metric is to take its values from events.
type MetricDefinitionConfig struct {
	// The name of a metric.
	Name string `json:"name"`

	// The dotted path of a member of the event.
	EntityIdKey string `json:"entityIdKey"`

	// The dotted path of a member of the event.
	ValueKey string `json:"valueKey"`

	// JSON text: only events that match this pattern count.
	EventPattern *string `json:"eventPattern,omitempty"`

	// What the values of the metric are counted in.
	UnitLabel *string `json:"unitLabel,omitempty"`

	// Which mean is compared; `VALUE_PER_EVENT` where it is left out.
	Aggregation *MetricAggregation `json:"aggregation,omitempty"`

	// Only events within these hours after the first evaluation of their entity count, and only entities for which the hours are over.
	WindowHours *int32 `json:"windowHours,omitempty"`

	// The most that the value of one event counts as.
	EventCap *float64 `json:"eventCap,omitempty"`

	// The least that the value of one event counts as.
	EventFloor *float64 `json:"eventFloor,omitempty"`

	// The most that the sum of an entity counts as; only with an `aggregation` over entities. The sum itself is kept whole.
	EntityCap *float64 `json:"entityCap,omitempty"`

	// The least that the sum of an entity with an event counts as; only with an `aggregation` over entities.
	EntityFloor *float64 `json:"entityFloor,omitempty"`

	// Counts 1 for each value above this threshold and 0 for any other: the mean is the share of events above it.
	Above *float64 `json:"above,omitempty"`

	// The dotted path of a second value of the same event: the metric is the sum of the values divided by the sum of these.
	DenominatorKey *string `json:"denominatorKey,omitempty"`
}

// MetricEstimate: A mean, and where there is enough data its difference to the control.
type MetricEstimate struct {
	// The mean of the arm.
	Mean *float64 `json:"mean,omitempty"`

	// The difference to the control.
	Effect *float64 `json:"effect,omitempty"`

	// The lower end of the anytime-valid interval of the difference.
	LowerBound *float64 `json:"lowerBound,omitempty"`

	// The upper end of the anytime-valid interval of the difference.
	UpperBound *float64 `json:"upperBound,omitempty"`

	// The difference as a share of the control; absent where the control's mean is not clearly away from 0.
	Relative *RelativeEffect `json:"relative,omitempty"`
}

// MetricGoal: A metric of the experiment.
type MetricGoal struct {
	// How a metric takes its values from events.
	MetricDefinition MetricDefinition `json:"metricDefinition"`

	// Whether a higher or a lower value of the metric is better.
	DesiredChange *ChangeDirectionEnum `json:"desiredChange,omitempty"`
}

// MetricGoalConfig: A metric of the experiment.
type MetricGoalConfig struct {
	// How a metric is to take its values from events.
	MetricDefinition MetricDefinitionConfig `json:"metricDefinition"`

	// Whether a higher or a lower value of the metric is better.
	DesiredChange *ChangeDirectionEnum `json:"desiredChange,omitempty"`
}

// MetricHealth: What a metric says of all treatments.
type MetricHealth struct {
	// The name of a metric.
	MetricName string `json:"metricName"`

	// What is missing before GetExperimentResults has data; absent when nothing is.
	Needed *NeededForResults `json:"needed,omitempty"`

	// Events and values that were not counted, by cause.
	Dropped DroppedEvents `json:"dropped"`

	// Values of events that another launch or experiment counted, because the entity takes part there: no loss.
	CountedElsewhere int64 `json:"countedElsewhere"`

	// The numbers of each treatment.
	Treatments []TreatmentMetricHealth `json:"treatments"`
}

// MetricMonitor: A metric of the launch.
type MetricMonitor struct {
	// How a metric takes its values from events.
	MetricDefinition MetricDefinition `json:"metricDefinition"`

	// Which change is good. Only a monitor with it is judged.
	DesiredChange *ChangeDirectionEnum `json:"desiredChange,omitempty"`

	// The loss that is tolerated, as a share of the mean of the control.
	Margin *float64 `json:"margin,omitempty"`

	// What happens when a group is worse than the control by more than the margin.
	OnRegression *GuardAction `json:"onRegression,omitempty"`
}

// MetricMonitorConfig: A metric of the launch.
type MetricMonitorConfig struct {
	// How a metric is to take its values from events.
	MetricDefinition MetricDefinitionConfig `json:"metricDefinition"`

	// Which change is good. Only a monitor with it is judged.
	DesiredChange *ChangeDirectionEnum `json:"desiredChange,omitempty"`

	// The loss that is tolerated, as a share of the mean of the control; 0 when omitted.
	Margin *float64 `json:"margin,omitempty"`

	// What happens when a group is worse than the control by more than the margin; TELL when omitted.
	OnRegression *GuardAction `json:"onRegression,omitempty"`
}

// MetricTestCause: Why a metric takes nothing from an event, or not for the entity that was asked for.
type MetricTestCause string

const (
	MetricTestCauseNoMatch         MetricTestCause = "noMatch"
	MetricTestCauseNoEntityId      MetricTestCause = "noEntityId"
	MetricTestCauseInvalidEntityId MetricTestCause = "invalidEntityId"
	MetricTestCauseNoValue         MetricTestCause = "noValue"
	MetricTestCauseInvalidValue    MetricTestCause = "invalidValue"
	MetricTestCauseRefused         MetricTestCause = "refused"
	MetricTestCauseOtherEntity     MetricTestCause = "otherEntity"
)

// MetricTestDrop: Why a value of an entity does not count.
type MetricTestDrop string

const (
	MetricTestDropNoAssignment      MetricTestDrop = "noAssignment"
	MetricTestDropOutsideAssignment MetricTestDrop = "outsideAssignment"
	MetricTestDropOutsideRun        MetricTestDrop = "outsideRun"
	MetricTestDropOutsideWindow     MetricTestDrop = "outsideWindow"
)

// MetricTestTrial: What a running launch or experiment would do with a value of the entity that is dated now.
type MetricTestTrial struct {
	// Whether it is a launch or an experiment.
	Type MetricTestTrialType `json:"type"`

	// The name of the launch or experiment.
	Name string `json:"name"`

	// The group or treatment for which the value would count; absent if it would not.
	Arm *string `json:"arm,omitempty"`

	// Why it would not count, as GetExperimentHealth counts it; absent if it would.
	Dropped *MetricTestDrop `json:"dropped,omitempty"`

	// The same in words.
	Reason string `json:"reason"`
}

// MetricTestTrialType: A launch or an experiment.
type MetricTestTrialType string

const (
	MetricTestTrialTypeLaunch     MetricTestTrialType = "LAUNCH"
	MetricTestTrialTypeExperiment MetricTestTrialType = "EXPERIMENT"
)

// MonitorState: What a comparison says. NotWorse and Harmed by the desired change of the monitor and its margin; Higher and Lower without one; NoControl where the step gives the control no share.
type MonitorState string

const (
	MonitorStateNoControl  MonitorState = "NoControl"
	MonitorStateCollecting MonitorState = "Collecting"
	MonitorStateOpen       MonitorState = "Open"
	MonitorStateNotWorse   MonitorState = "NotWorse"
	MonitorStateHarmed     MonitorState = "Harmed"
	MonitorStateHigher     MonitorState = "Higher"
	MonitorStateLower      MonitorState = "Lower"
)

// NeededByTreatment: What a treatment lacks.
type NeededByTreatment struct {
	// The name of a treatment of the experiment.
	TreatmentName string `json:"treatmentName"`

	// How many events more; for a metric over all assigned entities, how many entities more.
	Events int64 `json:"events"`

	// How many entities more, of those that the mean is over.
	Entities int64 `json:"entities"`

	// True while the sum of the denominators of a ratio is not clearly above 0: the coefficient of variation of their mean is 0.1 or more.
	SteadyDenominator *bool `json:"steadyDenominator,omitempty"`
}

// NeededForResults: What is missing before GetExperimentResults has data.
type NeededForResults struct {
	// Minutes until the tenth after the start, or until the first window of a metric with `windowHours` is over.
	Minutes int64 `json:"minutes"`

	// The treatments that lack something, beside their 100 events of 20 entities.
	Treatments []NeededByTreatment `json:"treatments"`
}

// OnlineAbConfig: The control and the weights of the treatments.
type OnlineAbConfig struct {
	// The treatment that the others are compared with, the first when omitted.
	ControlTreatmentName *string `json:"controlTreatmentName,omitempty"`

	// The share of each treatment, of 100,000; equal shares when omitted.
	TreatmentWeights map[string]int64 `json:"treatmentWeights,omitempty"`
}

// OnlineAbDefinition: The control and the weights of the treatments.
type OnlineAbDefinition struct {
	// The treatment that the others are compared with, the first when omitted.
	ControlTreatmentName *string `json:"controlTreatmentName,omitempty"`

	// The share of each treatment, of 100,000; equal shares when omitted.
	TreatmentWeights map[string]int64 `json:"treatmentWeights,omitempty"`
}

// PlannedDay: The smallest effects that are found by the end of a day.
type PlannedDay struct {
	// The day, counted from the start.
	Day int32 `json:"day"`

	// The unique entities that take part by then.
	Entities int64 `json:"entities"`

	// The smallest difference that looks at any time have found by then; absent where too few entities have come.
	AnytimeEffect *float64 `json:"anytimeEffect,omitempty"`

	// The smallest difference that an end planned for that day finds; absent where too few entities have come.
	PlannedEndEffect *float64 `json:"plannedEndEffect,omitempty"`
}

// PlannedDuration: When an effect is found with the power asked for.
type PlannedDuration struct {
	// The unique entities of all treatments together.
	Entities int64 `json:"entities"`

	// The days until they have arrived.
	Days float64 `json:"days"`
}

// Project: A container of features, launches and experiments.
type Project struct {
	// The ARN of the project.
	Arn string `json:"arn"`

	// The name of the project.
	Name string `json:"name"`

	// Whether the project can be used.
	Status ProjectStatus `json:"status"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// When it was created.
	CreatedTime Time `json:"createdTime"`

	// When it was last changed.
	LastUpdatedTime Time `json:"lastUpdatedTime"`

	// A number that rises with each change of the resource; of a feature, also when something starts or stops on it.
	Version *int64 `json:"version,omitempty"`

	// How many features there are.
	FeatureCount *int64 `json:"featureCount,omitempty"`

	// How many launches there are.
	LaunchCount *int64 `json:"launchCount,omitempty"`

	// How many launches are running.
	ActiveLaunchCount *int64 `json:"activeLaunchCount,omitempty"`

	// How many experiments there are.
	ExperimentCount *int64 `json:"experimentCount,omitempty"`

	// How many experiments are running.
	ActiveExperimentCount *int64 `json:"activeExperimentCount,omitempty"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`

	// Where evaluation events are stored.
	DataDelivery *ProjectDataDelivery `json:"dataDelivery,omitempty"`

	// The AWS AppConfig resources of the project, kept for client-side evaluation.
	AppConfigResource *ProjectAppConfigResource `json:"appConfigResource,omitempty"`
}

// ProjectAppConfigResource: The AWS AppConfig resources of the project, kept for client-side evaluation.
type ProjectAppConfigResource struct {
	// An id that AWS AppConfig gave.
	ApplicationId string `json:"applicationId"`

	// An id that AWS AppConfig gave.
	EnvironmentId string `json:"environmentId"`

	// An id that AWS AppConfig gave.
	ConfigurationProfileId string `json:"configurationProfileId"`
}

// ProjectAppConfigResourceConfig: The AWS AppConfig resources of the project, kept for client-side evaluation.
type ProjectAppConfigResourceConfig struct {
	// An id that AWS AppConfig gave.
	ApplicationId *string `json:"applicationId,omitempty"`

	// An id that AWS AppConfig gave.
	EnvironmentId *string `json:"environmentId,omitempty"`
}

// ProjectDataDelivery: Where evaluation events are stored.
type ProjectDataDelivery struct {
	// The S3 bucket to which evaluation events are delivered.
	S3Destination *S3Destination `json:"s3Destination,omitempty"`

	// The CloudWatch Logs group to which evaluation events are delivered.
	CloudWatchLogs *CloudWatchLogsDestination `json:"cloudWatchLogs,omitempty"`
}

// ProjectDataDeliveryConfig: Where evaluation events are to be stored: S3 or CloudWatch Logs, not both.
type ProjectDataDeliveryConfig struct {
	// The S3 bucket to which evaluation events are to be delivered.
	S3Destination *S3DestinationConfig `json:"s3Destination,omitempty"`

	// The CloudWatch Logs group to which evaluation events are to be delivered.
	CloudWatchLogs *CloudWatchLogsDestinationConfig `json:"cloudWatchLogs,omitempty"`
}

// ProjectStatus: Whether the project can be used.
type ProjectStatus string

const (
	ProjectStatusAvailable ProjectStatus = "AVAILABLE"
	ProjectStatusUpdating  ProjectStatus = "UPDATING"
)

// ProjectSummary: A project without its settings.
type ProjectSummary struct {
	// The ARN of the project.
	Arn string `json:"arn"`

	// The name of the project.
	Name string `json:"name"`

	// Whether the project can be used.
	Status ProjectStatus `json:"status"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// When it was created.
	CreatedTime Time `json:"createdTime"`

	// When it was last changed.
	LastUpdatedTime Time `json:"lastUpdatedTime"`

	// A number that rises with each change of the resource; of a feature, also when something starts or stops on it.
	Version *int64 `json:"version,omitempty"`

	// How many features there are.
	FeatureCount *int64 `json:"featureCount,omitempty"`

	// How many launches there are.
	LaunchCount *int64 `json:"launchCount,omitempty"`

	// How many launches are running.
	ActiveLaunchCount *int64 `json:"activeLaunchCount,omitempty"`

	// How many experiments there are.
	ExperimentCount *int64 `json:"experimentCount,omitempty"`

	// How many experiments are running.
	ActiveExperimentCount *int64 `json:"activeExperimentCount,omitempty"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`
}

// RelativeEffect: A difference as a share of the control: 0.05 is 5 % more.
type RelativeEffect struct {
	// The difference as a share of the control.
	Effect float64 `json:"effect"`

	// The lower end of its anytime-valid interval.
	Lower float64 `json:"lower"`

	// The upper end of its anytime-valid interval.
	Upper float64 `json:"upper"`
}

// ReportedUsage: The evaluations of one feature since the last report of this process.
type ReportedUsage struct {
	// The name of the feature.
	Feature string `json:"feature"`

	// The evaluations since the last report, such as `{"old": 940, "new": 60}`. Numbers are added to those before.
	Counts map[string]int64 `json:"counts"`

	// The time of the last of them, the time of the call when omitted. The call counts for the hour of this time.
	LastEvaluated *Time `json:"lastEvaluated,omitempty"`
}

// S3Destination: The S3 bucket to which evaluation events are delivered.
type S3Destination struct {
	// The name of an S3 bucket.
	Bucket *string `json:"bucket,omitempty"`

	// What the keys of the S3 objects begin with.
	Prefix *string `json:"prefix,omitempty"`
}

// S3DestinationConfig: The S3 bucket to which evaluation events are to be delivered.
type S3DestinationConfig struct {
	// The name of an S3 bucket.
	Bucket *string `json:"bucket,omitempty"`

	// What the keys of the S3 objects begin with.
	Prefix *string `json:"prefix,omitempty"`
}

// ScheduledSplit: One step: from its time on, these weights are in force.
type ScheduledSplit struct {
	// When the step takes effect.
	StartTime Time `json:"startTime"`

	// The share of each group, of 100,000; a group left out has none.
	GroupWeights map[string]int64 `json:"groupWeights,omitempty"`

	// Other weights for segments, up to six.
	SegmentOverrides []SegmentOverride `json:"segmentOverrides,omitempty"`
}

// ScheduledSplitConfig: One step: from its time on, these weights are in force.
type ScheduledSplitConfig struct {
	// When the step takes effect.
	StartTime Time `json:"startTime"`

	// The share of each group, of 100,000; a group left out has none.
	GroupWeights map[string]int64 `json:"groupWeights"`

	// Other weights for segments, up to six.
	SegmentOverrides []SegmentOverride `json:"segmentOverrides,omitempty"`
}

// ScheduledSplitsLaunchConfig: The steps in which the launch goes on.
type ScheduledSplitsLaunchConfig struct {
	// The steps, up to six.
	Steps []ScheduledSplitConfig `json:"steps"`
}

// ScheduledSplitsLaunchDefinition: The steps in which the launch goes on.
type ScheduledSplitsLaunchDefinition struct {
	// The steps in order of time.
	Steps []ScheduledSplit `json:"steps,omitempty"`
}

// Segment: A part of the audience, chosen by what its evaluation context says.
type Segment struct {
	// The ARN of the segment.
	Arn string `json:"arn"`

	// The name of the segment.
	Name string `json:"name"`

	// JSON text: the pattern that an evaluation context has to match.
	Pattern string `json:"pattern"`

	// When it was created.
	CreatedTime Time `json:"createdTime"`

	// When it was last changed.
	LastUpdatedTime Time `json:"lastUpdatedTime"`

	// A number that rises with each change of the resource; of a feature, also when something starts or stops on it.
	Version *int64 `json:"version,omitempty"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// How many experiments use the segment.
	ExperimentCount *int64 `json:"experimentCount,omitempty"`

	// How many launches use the segment.
	LaunchCount *int64 `json:"launchCount,omitempty"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`
}

// SegmentOverride: Other weights for the entities of one segment.
type SegmentOverride struct {
	// The name or the ARN of the segment.
	Segment string `json:"segment"`

	// The lowest is asked first.
	EvaluationOrder int64 `json:"evaluationOrder"`

	// The share of each group, of 100,000; a group left out has none.
	Weights map[string]int64 `json:"weights"`
}

// SentenceTone: Positive and negative only with a verdict in a direction that was asked for; a warning before all trust.
type SentenceTone string

const (
	SentenceTonePositive SentenceTone = "positive"
	SentenceToneNegative SentenceTone = "negative"
	SentenceToneNeutral  SentenceTone = "neutral"
	SentenceToneWarning  SentenceTone = "warning"
)

// ShipChanges: What a shipping changes for whom.
type ShipChanges struct {
	// The changes in words.
	Sentences []string `json:"sentences"`

	// The changes for entities without an override.
	Audiences []AudienceChange `json:"audiences"`

	// How many entities keep another variation by their override, by variation.
	Overrides map[string]int64 `json:"overrides"`
}

// ShipDecision: Whether to ship a treatment.
type ShipDecision string

const (
	ShipDecisionShip     ShipDecision = "SHIP"
	ShipDecisionStop     ShipDecision = "STOP"
	ShipDecisionContinue ShipDecision = "CONTINUE"
)

// SnapshotDeployment: The place of the deployment, as its ARNs have it.
type SnapshotDeployment struct {
	// The partition, such as `aws`.
	Partition string `json:"partition"`

	// The region.
	Region string `json:"region"`

	// The account.
	Account string `json:"account"`
}

// StepGroup: How many entities a group was given in a step.
type StepGroup struct {
	// The name of a group of the launch.
	GroupName string `json:"groupName"`

	// Unique entities that were evaluated in the step, by the group that they were given first.
	Entities int64 `json:"entities"`

	// The share that the group should have, from 0 to 1; absent where segments have weights of their own, or groups serve several features.
	ExpectedShare *float64 `json:"expectedShare,omitempty"`
}

// StepGroupMetric: What a metric says of a group within a step.
type StepGroupMetric struct {
	// The name of a group of the launch.
	GroupName string `json:"groupName"`

	// Events dated within the step.
	Events int64 `json:"events"`

	// Those of them of entities that were not evaluated in the step: they are in no other number here.
	EventsNotCompared int64 `json:"eventsNotCompared"`

	// Entities with an event among those that were evaluated in the step.
	Entities int64 `json:"entities"`

	// The mean of the events' values.
	PerEvent MetricEstimate `json:"perEvent"`

	// The share of the entities of the step that have an event.
	Share MetricEstimate `json:"share"`

	// Events per entity of the step.
	EventsPerEntity MetricEstimate `json:"eventsPerEntity"`

	// The sum of values per entity of the step.
	ValuePerEntity MetricEstimate `json:"valuePerEntity"`

	// What the comparison with the control says; absent for the control, and for a group without a share of the step.
	State *MonitorState `json:"state,omitempty"`
}

// StepMetric: What a metric says of all groups within a step.
type StepMetric struct {
	// The name of a metric.
	MetricName string `json:"metricName"`

	// The numbers of each group.
	Groups []StepGroupMetric `json:"groups"`
}

// TapOutcome: What became of an event in one running launch or experiment.
type TapOutcome struct {
	// Whether it is a launch or an experiment.
	Type TapTrialType `json:"type"`

	// The name of the launch or the experiment.
	Name string `json:"name"`

	// The metric; absent for an evaluation that the event reports.
	MetricName *string `json:"metricName,omitempty"`

	// The entity that the metric took from the event.
	EntityId *string `json:"entityId,omitempty"`

	// The group or the treatment that the event counts for; absent when it does not count.
	Arm *string `json:"arm,omitempty"`

	// The value that the metric took from the event.
	Value *float64 `json:"value,omitempty"`

	// Why it does not count, in one of the words of `dropped` in GetExperimentHealth.
	Cause *string `json:"cause,omitempty"`

	// The cause in words.
	Reason *string `json:"reason,omitempty"`
}

// TapSample: One event that came in.
type TapSample struct {
	// The same for a sample that is read again.
	Id string `json:"id"`

	// When the service took the event.
	Time Time `json:"time"`

	// When the event happened, by its sender; absent when that is no time.
	EventTime *Time `json:"eventTime,omitempty"`

	// The type of the event.
	Type string `json:"type"`

	// The first 1,000 characters of its data.
	Data string `json:"data"`

	// What running launches and experiments made of it, 20 at most; empty when none measures it.
	Outcomes []TapOutcome `json:"outcomes"`

	// Why the event was refused.
	Fault *string `json:"fault,omitempty"`
}

// TapTrialType: Whether it is a launch or an experiment.
type TapTrialType string

const (
	TapTrialTypeLaunch     TapTrialType = "LAUNCH"
	TapTrialTypeExperiment TapTrialType = "EXPERIMENT"
)

// TrafficCheckName: The check that serves.
type TrafficCheckName string

const (
	TrafficCheckNameLaunch     TrafficCheckName = "LAUNCH"
	TrafficCheckNameExperiment TrafficCheckName = "EXPERIMENT"
	TrafficCheckNameDefault    TrafficCheckName = "DEFAULT"
)

// TrafficMoment: What is served from a moment on, and who moves then.
type TrafficMoment struct {
	// The moment.
	Time Time `json:"time"`

	// What is served from then on.
	Audiences []AudienceTraffic `json:"audiences"`

	// Who is served another variation than right before; at the first moment, than now.
	Moves []AudienceMoves `json:"moves"`
}

// TrafficRung: What one check of an evaluation serves of an audience.
type TrafficRung struct {
	// The check that serves.
	Check TrafficCheckName `json:"check"`

	// The launch or the experiment.
	Name *string `json:"name,omitempty"`

	// The position of the step in force, 0 for the first; absent before that.
	Step *int64 `json:"step,omitempty"`

	// The share of the whole audience that this check serves, of 100,000.
	Share int64 `json:"share"`

	// What it serves of that.
	Arms []ArmShare `json:"arms"`
}

// Treatment: A group of the experiment and the variation that it is served.
type Treatment struct {
	// The name of a treatment of the experiment.
	Name string `json:"name"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// The variation of each feature that is served.
	FeatureVariations map[string]string `json:"featureVariations,omitempty"`
}

// TreatmentConfig: A group of the experiment and the variation that it is to be served.
type TreatmentConfig struct {
	// The name of a treatment of the experiment.
	Name string `json:"name"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// The name of the feature.
	Feature string `json:"feature"`

	// The name of the variation that is served.
	Variation string `json:"variation"`
}

// TreatmentDecision: Whether to ship a treatment, and why.
type TreatmentDecision struct {
	// The name of a treatment of the experiment.
	TreatmentName string `json:"treatmentName"`

	// SHIP where a success metric is better, none is worse and every guardrail is within its margin; STOP where a guardrail is harmed or the shares do not match; otherwise CONTINUE.
	Decision ShipDecision `json:"decision"`

	// A sentence that names the metric that decides.
	Reason string `json:"reason"`
}

// TreatmentEnrolment: The entities of a treatment over time.
type TreatmentEnrolment struct {
	// The name of a treatment of the experiment.
	TreatmentName string `json:"treatmentName"`

	// The unique entities that were assigned the treatment, up to each of `timestamps`.
	Entities []int64 `json:"entities"`

	// Their share of the entities of all treatments, up to each of `timestamps`.
	Shares []float64 `json:"shares"`

	// The share of those who take part that the treatment should have, from 0 to 1.
	ExpectedShare float64 `json:"expectedShare"`
}

// TreatmentGuardrailHealth: What a guardrail says of a treatment.
type TreatmentGuardrailHealth struct {
	// The name of a treatment of the experiment.
	TreatmentName string `json:"treatmentName"`

	// Events counted.
	Events int64 `json:"events"`

	// Entities with an event.
	Entities int64 `json:"entities"`

	// The mean of the events' values, as the results show it.
	PerEvent MetricEstimate `json:"perEvent"`

	// The share of the assigned entities that have an event; for a metric with `windowHours`, as all its numbers, of those whose window is over.
	Share MetricEstimate `json:"share"`

	// Events per assigned entity.
	EventsPerEntity MetricEstimate `json:"eventsPerEntity"`

	// The sum of values per assigned entity.
	ValuePerEntity MetricEstimate `json:"valuePerEntity"`

	// Whether the treatment stays within the margin or harms; absent for the control, and before the first look that has enough data.
	Verdict *GuardrailVerdict `json:"verdict,omitempty"`

	// The verdict in words, to be read behind the treatment's name; there for every treatment but the control that is served.
	VerdictText *string `json:"verdictText,omitempty"`

	// The smallest anytime-valid p-value so far for being within the margin; `NotWorse` at 0.05.
	NotWorsePValue *float64 `json:"notWorsePValue,omitempty"`

	// The smallest anytime-valid p-value so far for being worse by more than the margin; `Harmed` at 0.05, divided by the number of guardrails and treatments.
	HarmedPValue *float64 `json:"harmedPValue,omitempty"`
}

// TreatmentHealth: How many entities a treatment was given.
type TreatmentHealth struct {
	// The name of a treatment of the experiment.
	TreatmentName string `json:"treatmentName"`

	// Unique entities that were assigned the treatment.
	Entities int64 `json:"entities"`

	// The share of those who take part that the treatment should have, from 0 to 1.
	ExpectedShare float64 `json:"expectedShare"`
}

// TreatmentMetricHealth: What a metric says of a treatment.
type TreatmentMetricHealth struct {
	// The name of a treatment of the experiment.
	TreatmentName string `json:"treatmentName"`

	// Events counted.
	Events int64 `json:"events"`

	// Entities with an event.
	Entities int64 `json:"entities"`

	// The mean of the events' values, as the results show it.
	PerEvent MetricEstimate `json:"perEvent"`

	// The share of the assigned entities that have an event; for a metric with `windowHours`, as all its numbers, of those whose window is over.
	Share MetricEstimate `json:"share"`

	// Events per assigned entity.
	EventsPerEntity MetricEstimate `json:"eventsPerEntity"`

	// The sum of values per assigned entity.
	ValuePerEntity MetricEstimate `json:"valuePerEntity"`

	// The smallest anytime-valid p-value so far; the final one once the experiment has ended as planned. Absent before there are results.
	PValue *float64 `json:"pValue,omitempty"`

	// The p-value at the planned end, absent before it and after a stop.
	FinalPValue *float64 `json:"finalPValue,omitempty"`

	// The p-value after Holm's adjustment for all metrics and treatments.
	AdjustedPValue *float64 `json:"adjustedPValue,omitempty"`

	// What the metric says of the treatment against the control; absent before there are results.
	Verdict *Verdict `json:"verdict,omitempty"`

	// The verdict in words, to be read behind the treatment's name; there for every treatment but the control that is served.
	VerdictText *string `json:"verdictText,omitempty"`

	// The lower end of what the intervals of all looks have in common; absent before there are results, and where the looks contradict each other.
	LowerBound *float64 `json:"lowerBound,omitempty"`

	// The upper end of what the intervals of all looks have in common; absent before there are results, and where the looks contradict each other.
	UpperBound *float64 `json:"upperBound,omitempty"`

	// Whether the looks contradict each other: the difference has changed over time.
	Drift *bool `json:"drift,omitempty"`

	// The smallest difference in the mean that is compared, of either sign, that will be found by the planned end with a probability of 80 %, among all metrics and treatments; absent before there are results, and after the end.
	SmallestEffect *float64 `json:"smallestEffect,omitempty"`
}

// UncountedUsage: A feature and a variation of the report that are not counted.
type UncountedUsage struct {
	// The name of the feature.
	Feature string `json:"feature"`

	// The name of the variation that is served.
	Variation string `json:"variation"`
}

// UsageHour: The evaluations of a feature in one hour, which begins at a full hour of UTC.
type UsageHour struct {
	// When the hour begins.
	Time Time `json:"time"`

	// All evaluations of the hour.
	Evaluations int64 `json:"evaluations"`

	// The same by variation, where one feature is asked for.
	Counts map[string]int64 `json:"counts,omitempty"`
}

// VariableValue: The value of a variation, of one of four types.
type VariableValue struct {
	// A truth value.
	BoolValue *bool `json:"boolValue,omitempty"`

	// A text.
	StringValue *string `json:"stringValue,omitempty"`

	// A whole number that JSON can hold exactly.
	LongValue *int64 `json:"longValue,omitempty"`

	// A number.
	DoubleValue *float64 `json:"doubleValue,omitempty"`
}

// Variation: A name and the value that is served under it.
type Variation struct {
	// The name of a variation.
	Name *string `json:"name,omitempty"`

	// The value of a variation, of one of four types.
	Value *VariableValue `json:"value,omitempty"`
}

// VariationConfig: A name and the value that is to be served under it.
type VariationConfig struct {
	// The name of a variation.
	Name string `json:"name"`

	// The value of a variation, of one of four types.
	Value VariableValue `json:"value"`
}

// VariationMove: The share of an audience that is served another variation than before.
type VariationMove struct {
	// The variation before.
	From string `json:"from"`

	// The variation after.
	To string `json:"to"`

	// The share of the whole audience, of 100,000.
	Share int64 `json:"share"`
}

// VariationShare: The share of an audience that is served a variation.
type VariationShare struct {
	// The name of the variation that is served.
	Variation string `json:"variation"`

	// The share, of 100,000.
	Share int64 `json:"share"`
}

// VariationShareChange: The share of entities that a variation is served to, before and after.
type VariationShareChange struct {
	// The name of the variation that is served.
	Variation string `json:"variation"`

	// The share before, from 0 to 1.
	Before float64 `json:"before"`

	// The share after, from 0 to 1.
	After float64 `json:"after"`
}

// VariationValueType: The type of the values of all variations.
type VariationValueType string

const (
	VariationValueTypeString  VariationValueType = "STRING"
	VariationValueTypeLong    VariationValueType = "LONG"
	VariationValueTypeDouble  VariationValueType = "DOUBLE"
	VariationValueTypeBoolean VariationValueType = "BOOLEAN"
)

// Verdict: What a metric says of a treatment against the control.
type Verdict string

const (
	VerdictBetter       Verdict = "Better"
	VerdictWorse        Verdict = "Worse"
	VerdictBest         Verdict = "Best"
	VerdictInconclusive Verdict = "Inconclusive"
)

// ShipVariationInput: the input of ShipVariation.
type ShipVariationInput struct {
	// The variation to ship.
	Variation string `json:"variation"`

	// Whether only to say what would change.
	DryRun *bool `json:"dryRun,omitempty"`

	// Why, for the `statusReason` of what is stopped; a sentence with the variation when omitted.
	Reason *string `json:"reason,omitempty"`

	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the feature.
	Feature string `json:"feature"`
}

// ShipVariationOutput: the output of ShipVariation.
type ShipVariationOutput struct {
	// The feature after the change; with a dry run as it would be, but for its version, which is the present one.
	Feature Feature `json:"feature"`

	// The ARNs of the launch and the experiment that are stopped.
	Stopped []string `json:"stopped"`

	// What changes for whom.
	Changes ShipChanges `json:"changes"`
}

// ShipVariation: Makes a variation the default of its feature and stops what runs on the feature, or says what that would do.
func ShipVariation(ctx context.Context, client *evidently.Client, input *ShipVariationInput, options ...func(*evidently.Options)) (*ShipVariationOutput, error) {
	output := &ShipVariationOutput{}
	err := call(ctx, client, operation{
		name:   "ShipVariation",
		method: "POST",
		path:   "/projects/{project}/features/{feature}/ship",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// ContinueLaunchInput: the input of ContinueLaunch.
type ContinueLaunchInput struct {
	// Why it is continued, kept as its `statusReason`.
	Reason *string `json:"reason,omitempty"`

	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the launch.
	Launch string `json:"launch"`
}

// ContinueLaunchOutput: the output of ContinueLaunch.
type ContinueLaunchOutput struct {
	// A gradual rollout of variations to groups of entities.
	Launch Launch `json:"launch"`
}

// ContinueLaunch: Continues a launch that is held: every later step moves by the time held.
func ContinueLaunch(ctx context.Context, client *evidently.Client, input *ContinueLaunchInput, options ...func(*evidently.Options)) (*ContinueLaunchOutput, error) {
	output := &ContinueLaunchOutput{}
	err := call(ctx, client, operation{
		name:   "ContinueLaunch",
		method: "POST",
		path:   "/projects/{project}/launches/{launch}/continue",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// RevertChangeInput: the input of RevertChange.
type RevertChangeInput struct {
	// The time of the change, as ListHistory has it.
	Time Time `json:"time"`

	// Whether only to say what would change.
	DryRun *bool `json:"dryRun,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The id of the change, as ListHistory has it.
	Id string `json:"id"`
}

// RevertChangeOutput: the output of RevertChange.
type RevertChangeOutput struct {
	// The ARN of the resource.
	Resource string `json:"resource"`

	// The type of the resource.
	ResourceType string `json:"resourceType"`

	// The operation that is taken back.
	Operation string `json:"operation"`

	// The members that change, as they are before the revert.
	Before any `json:"before"`

	// The same members as they are after it.
	After any `json:"after"`
}

// RevertChange: Takes back one update: its members become what they were, if nobody has changed them since.
func RevertChange(ctx context.Context, client *evidently.Client, input *RevertChangeInput, options ...func(*evidently.Options)) (*RevertChangeOutput, error) {
	output := &RevertChangeOutput{}
	err := call(ctx, client, operation{
		name:   "RevertChange",
		method: "POST",
		path:   "/projects/{project}/history/{id}/revert",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// ListHistoryInput: the input of ListHistory.
type ListHistoryInput struct {
	// How many items to return at most, 50 when omitted.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`

	// Only changes of this resource: its ARN, or its type and name such as `feature/search`.
	Resource *string `json:"resource,omitempty"`

	// Only changes at this time or later.
	From *Time `json:"from,omitempty"`

	// Only changes before this time.
	To *Time `json:"to,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// ListHistoryOutput: the output of ListHistory.
type ListHistoryOutput struct {
	// The changes of this page, the newest first.
	History []HistoryRecord `json:"history"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListHistory: Lists the changes to a project and what is in it, the newest first; also those of a deleted project.
func ListHistory(ctx context.Context, client *evidently.Client, input *ListHistoryInput, options ...func(*evidently.Options)) (*ListHistoryOutput, error) {
	output := &ListHistoryOutput{}
	err := call(ctx, client, operation{
		name:   "ListHistory",
		method: "GET",
		path:   "/projects/{project}/history",
		query:  []string{"maxResults", "nextToken", "resource", "from", "to"},
	}, input, output, options)
	return output, err
}

// ListAccountHistoryInput: the input of ListAccountHistory.
type ListAccountHistoryInput struct {
	// How many items to return at most, 50 when omitted.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`

	// Only changes of this segment or project: its ARN, or its type and name such as `segment/visitors`.
	Resource *string `json:"resource,omitempty"`

	// Only changes at this time or later.
	From *Time `json:"from,omitempty"`

	// Only changes before this time.
	To *Time `json:"to,omitempty"`
}

// ListAccountHistoryOutput: the output of ListAccountHistory.
type ListAccountHistoryOutput struct {
	// The changes of this page, the newest first.
	History []HistoryRecord `json:"history"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListAccountHistory: Lists the changes to segments, and which projects were created and deleted, the newest first.
func ListAccountHistory(ctx context.Context, client *evidently.Client, input *ListAccountHistoryInput, options ...func(*evidently.Options)) (*ListAccountHistoryOutput, error) {
	output := &ListAccountHistoryOutput{}
	err := call(ctx, client, operation{
		name:   "ListAccountHistory",
		method: "GET",
		path:   "/history",
		query:  []string{"maxResults", "nextToken", "resource", "from", "to"},
	}, input, output, options)
	return output, err
}

// StartTapInput: the input of StartTap.
type StartTapInput struct {
	// The name or the ARN of the project.
	Project string `json:"project"`
}

// StartTapOutput: the output of StartTap.
type StartTapOutput struct {
	// The id to read by.
	Id string `json:"id"`

	// Now, by the service.
	Time Time `json:"time"`

	// When the tap ends; it can be read for ten minutes more.
	EndTime Time `json:"endTime"`
}

// StartTap: Listens to the events of a project for five minutes; the history records that somebody did.
func StartTap(ctx context.Context, client *evidently.Client, input *StartTapInput, options ...func(*evidently.Options)) (*StartTapOutput, error) {
	output := &StartTapOutput{}
	err := call(ctx, client, operation{
		name:   "StartTap",
		method: "POST",
		path:   "/projects/{project}/taps",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// ReadTapInput: the input of ReadTap.
type ReadTapInput struct {
	// Where to go on: `after` of the last reading. Everything from the beginning when omitted.
	After *string `json:"after,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The id of the tap, from StartTap.
	Id string `json:"id"`
}

// ReadTapOutput: the output of ReadTap.
type ReadTapOutput struct {
	// The events in the order in which they came. Those of the last second may come again.
	Samples []TapSample `json:"samples"`

	// Where the next reading goes on.
	After *string `json:"after,omitempty"`

	// How many events the tap has taken, of 2,000 at most.
	Taken int64 `json:"taken"`

	// About how many it has left out, since more than 20 came in a second.
	Skipped int64 `json:"skipped"`

	// Now, by the service.
	Time Time `json:"time"`

	// When the tap ends.
	EndTime Time `json:"endTime"`
}

// ReadTap: Returns the events that came since the last reading: for whom each counted, or why it did not.
func ReadTap(ctx context.Context, client *evidently.Client, input *ReadTapInput, options ...func(*evidently.Options)) (*ReadTapOutput, error) {
	output := &ReadTapOutput{}
	err := call(ctx, client, operation{
		name:   "ReadTap",
		method: "GET",
		path:   "/projects/{project}/taps/{id}",
		query:  []string{"after"},
	}, input, output, options)
	return output, err
}

// ExplainEvaluationInput: the input of ExplainEvaluation.
type ExplainEvaluationInput struct {
	// Who or what is served a variation, such as a user id, a device or a session.
	EntityId string `json:"entityId"`

	// JSON text: an object of attributes that segments match against.
	EvaluationContext *string `json:"evaluationContext,omitempty"`

	// The moment of the evaluation, now when left out: any since the rules of the feature are as they are, or a later one of their schedule.
	At *Time `json:"at,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the feature.
	Feature string `json:"feature"`
}

// ExplainEvaluationOutput: the output of ExplainEvaluation.
type ExplainEvaluationOutput struct {
	// Who or what is served a variation, such as a user id, a device or a session.
	EntityId string `json:"entityId"`

	// The name of the variation that is served.
	Variation *string `json:"variation,omitempty"`

	// The value of a variation, of one of four types.
	Value *VariableValue `json:"value,omitempty"`

	// What decided.
	Reason *string `json:"reason,omitempty"`

	// JSON text: the names of what decided.
	Details *string `json:"details,omitempty"`

	// The questions that the evaluation asked, in order, up to the one that decided.
	Checks []ExplanationCheck `json:"checks"`

	// When the schedule may next change the answer.
	NextChange *Time `json:"nextChange,omitempty"`

	// The moment of the evaluation.
	Time Time `json:"time"`

	// Since when the rules of the feature are as they are; absent where an earlier version of the service wrote them.
	RulesSince *Time `json:"rulesSince,omitempty"`
}

// ExplainEvaluation: Explains step by step which variation an entity is served, without assigning it.
func ExplainEvaluation(ctx context.Context, client *evidently.Client, input *ExplainEvaluationInput, options ...func(*evidently.Options)) (*ExplainEvaluationOutput, error) {
	output := &ExplainEvaluationOutput{}
	err := call(ctx, client, operation{
		name:   "ExplainEvaluation",
		method: "POST",
		path:   "/projects/{project}/explanations/{feature}",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// GetExperimentHealthInput: the input of GetExperimentHealth.
type GetExperimentHealthInput struct {
	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the experiment.
	Experiment string `json:"experiment"`
}

// GetExperimentHealthOutput: the output of GetExperimentHealth.
type GetExperimentHealthOutput struct {
	// How many entities each treatment was given, beside the share that it should have.
	Treatments []TreatmentHealth `json:"treatments"`

	// How surprising the split of the entities is, valid at every look.
	SampleRatioPValue float64 `json:"sampleRatioPValue"`

	// Whether entities arrive in other shares than they should, which makes all results doubtful.
	SampleRatioMismatch bool `json:"sampleRatioMismatch"`

	// What each metric says, and what of its events was not counted.
	Metrics []MetricHealth `json:"metrics"`

	// What each guardrail says; absent where the experiment has none.
	Guardrails []GuardrailHealth `json:"guardrails,omitempty"`

	// Whether to ship each treatment that is served; absent before the start and after 63 days.
	Decisions []TreatmentDecision `json:"decisions,omitempty"`

	// Lines of the project's data delivery that their destination has not taken yet.
	Undelivered int64 `json:"undelivered"`

	// When the next look is due, absent once the experiment has ended.
	NextLook *Time `json:"nextLook,omitempty"`

	// Where it stands: not started, too little data for results, results, ended as planned, stopped, or started more than 63 days ago.
	State *ExperimentState `json:"state,omitempty"`

	// Where it stands, in words.
	Sentence *ExperimentSentence `json:"sentence,omitempty"`

	// The moment of the answer, up to which everything counted is in it.
	AsOf *Time `json:"asOf,omitempty"`

	// When it was started, absent before.
	StartedTime *Time `json:"startedTime,omitempty"`

	// Its planned end, absent before the start.
	AnalysisCompleteTime *Time `json:"analysisCompleteTime,omitempty"`

	// When it ended, absent before.
	EndedTime *Time `json:"endedTime,omitempty"`

	// How much of the planned time it has run, from 0 to 1, absent before the start.
	Progress *float64 `json:"progress,omitempty"`

	// How many of those whom the segment admits are taken, in thousandths of a percent.
	SamplingRate *int64 `json:"samplingRate,omitempty"`

	// The share of those whom the segment admits that get a treatment, from 0 to 1: the sampling rate times the sum of the weights.
	ShareTakingPart *float64 `json:"shareTakingPart,omitempty"`
}

// GetExperimentHealth: Tells whether the results of an experiment can be trusted, and the verdict of each metric.
func GetExperimentHealth(ctx context.Context, client *evidently.Client, input *GetExperimentHealthInput, options ...func(*evidently.Options)) (*GetExperimentHealthOutput, error) {
	output := &GetExperimentHealthOutput{}
	err := call(ctx, client, operation{
		name:   "GetExperimentHealth",
		method: "GET",
		path:   "/projects/{project}/experiments/{experiment}/health",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// GetLaunchMetricsInput: the input of GetLaunchMetrics.
type GetLaunchMetricsInput struct {
	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the launch.
	Launch string `json:"launch"`
}

// GetLaunchMetricsOutput: the output of GetLaunchMetrics.
type GetLaunchMetricsOutput struct {
	// How many entities each group was given.
	Groups []GroupEntities `json:"groups"`

	// What each metric says of each group over all steps. Do not compare them.
	Metrics []LaunchMetric `json:"metrics"`

	// Where the launch stands.
	State *LaunchState `json:"state,omitempty"`

	// Where it stands, in words.
	Sentence *LaunchSentence `json:"sentence,omitempty"`

	// The moment of the answer, up to which everything counted is in it.
	AsOf *Time `json:"asOf,omitempty"`

	// The group that the others are compared with: the first that serves the default variation of its feature, or the first.
	Control *string `json:"control,omitempty"`

	// The steps that have been in force, each with its comparisons.
	Steps []LaunchStep `json:"steps,omitempty"`
}

// GetLaunchMetrics: Returns the numbers of the metrics of a launch for each of its groups, and compares the groups by step.
func GetLaunchMetrics(ctx context.Context, client *evidently.Client, input *GetLaunchMetricsInput, options ...func(*evidently.Options)) (*GetLaunchMetricsOutput, error) {
	output := &GetLaunchMetricsOutput{}
	err := call(ctx, client, operation{
		name:   "GetLaunchMetrics",
		method: "GET",
		path:   "/projects/{project}/launches/{launch}/metrics",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// EstimateDurationInput: the input of EstimateDuration.
type EstimateDurationInput struct {
	// The metric before the change.
	Baseline DurationBaseline `json:"baseline"`

	// What is compared; when omitted what the measured metric compares, or the mean of values per event.
	Aggregation *MetricAggregation `json:"aggregation,omitempty"`

	// The smallest difference of the mean that matters, positive or negative. Either this or `relativeEffect`.
	Effect *float64 `json:"effect,omitempty"`

	// The smallest difference that matters as a share of the mean: 0.05 is 5 % more. Either this or `effect`.
	RelativeEffect *float64 `json:"relativeEffect,omitempty"`

	// The shares of all treatments, the control first; two halves when omitted.
	Weights []int64 `json:"weights,omitempty"`

	// How many of the arriving entities are taken, in thousandths of a percent, everyone when omitted.
	SamplingRate *int64 `json:"samplingRate,omitempty"`

	// How many metric goals the experiment will have, 1 when omitted.
	Goals *int32 `json:"goals,omitempty"`

	// The unique entities that have arrived by the end of the first day, the second, and so on; one number is the same of every day. Needed with given numbers; replaces what was measured otherwise.
	EntitiesByDay []float64 `json:"entitiesByDay,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// EstimateDurationOutput: the output of EstimateDuration.
type EstimateDurationOutput struct {
	// The plan in words.
	Sentence string `json:"sentence"`

	// When looks at any time have found the effect; absent where that takes more than 30 days.
	Anytime *PlannedDuration `json:"anytime,omitempty"`

	// The end to plan, at which the final p-value finds the effect; absent where that takes more than 30 days.
	PlannedEnd *PlannedDuration `json:"plannedEnd,omitempty"`

	// What is found by the end of a day.
	Days []PlannedDay `json:"days"`

	// The mean that was taken.
	Mean float64 `json:"mean"`

	// The standard deviation that was taken: of an entity's part in the mean, clustered by entity.
	StandardDeviation float64 `json:"standardDeviation"`

	// The share of the entities that take part that count.
	ShareCounting float64 `json:"shareCounting"`

	// The difference that is planned for.
	Effect float64 `json:"effect"`

	// The same as a share of the mean; absent where the mean is 0.
	RelativeEffect *float64 `json:"relativeEffect,omitempty"`

	// The level of each comparison: 0.05 divided by the goals and the treatments.
	Alpha float64 `json:"alpha"`

	// The probability with which the effect is to be found.
	Power float64 `json:"power"`

	// All entities that arrive, by the end of each day that was measured. Of a launch they follow from the shares of its steps; of an experiment from its present sampling rate, so that they are too few if it was raised while it ran, and too many if it was lowered: then give them yourself.
	EntitiesByDay []float64 `json:"entitiesByDay"`
}

// EstimateDuration: Estimates how long an experiment takes to find an effect, from what was measured or from given numbers.
func EstimateDuration(ctx context.Context, client *evidently.Client, input *EstimateDurationInput, options ...func(*evidently.Options)) (*EstimateDurationOutput, error) {
	output := &EstimateDurationOutput{}
	err := call(ctx, client, operation{
		name:   "EstimateDuration",
		method: "POST",
		path:   "/projects/{project}/durations",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// ListExperimentSummariesInput: the input of ListExperimentSummaries.
type ListExperimentSummariesInput struct {
	// How many items to return at most, 50 when omitted.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`

	// The status of the experiments, any when omitted.
	Status *ExperimentStatus `json:"status,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// ListExperimentSummariesOutput: the output of ListExperimentSummaries.
type ListExperimentSummariesOutput struct {
	// The experiments of the page.
	ExperimentSummaries []ExperimentSummary `json:"experimentSummaries"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListExperimentSummaries: Lists the experiments of a project with their verdicts, as of the last look at each.
func ListExperimentSummaries(ctx context.Context, client *evidently.Client, input *ListExperimentSummariesInput, options ...func(*evidently.Options)) (*ListExperimentSummariesOutput, error) {
	output := &ListExperimentSummariesOutput{}
	err := call(ctx, client, operation{
		name:   "ListExperimentSummaries",
		method: "GET",
		path:   "/projects/{project}/experiment-summaries",
		query:  []string{"maxResults", "nextToken", "status"},
	}, input, output, options)
	return output, err
}

// GetExperimentEnrolmentsInput: the input of GetExperimentEnrolments.
type GetExperimentEnrolmentsInput struct {
	// The distance of two moments in seconds; 0 chooses one.
	Period *int64 `json:"period,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the experiment.
	Experiment string `json:"experiment"`
}

// GetExperimentEnrolmentsOutput: the output of GetExperimentEnrolments.
type GetExperimentEnrolmentsOutput struct {
	// The ends of the periods, and the moment of the answer or the end. Of what is more than a day past, only the ends of quarters of a day are kept.
	Timestamps []Time `json:"timestamps"`

	// The moment of the answer, up to which everything counted is in it.
	AsOf Time `json:"asOf"`

	// The entities of each treatment.
	Treatments []TreatmentEnrolment `json:"treatments"`
}

// GetExperimentEnrolments: Returns the unique entities of each treatment over time, with the shares that they should have.
func GetExperimentEnrolments(ctx context.Context, client *evidently.Client, input *GetExperimentEnrolmentsInput, options ...func(*evidently.Options)) (*GetExperimentEnrolmentsOutput, error) {
	output := &GetExperimentEnrolmentsOutput{}
	err := call(ctx, client, operation{
		name:   "GetExperimentEnrolments",
		method: "GET",
		path:   "/projects/{project}/experiments/{experiment}/enrolments",
		query:  []string{"period"},
	}, input, output, options)
	return output, err
}

// GetLaunchEnrolmentsInput: the input of GetLaunchEnrolments.
type GetLaunchEnrolmentsInput struct {
	// The distance of two moments in seconds; 0 chooses one.
	Period *int64 `json:"period,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the launch.
	Launch string `json:"launch"`
}

// GetLaunchEnrolmentsOutput: the output of GetLaunchEnrolments.
type GetLaunchEnrolmentsOutput struct {
	// The ends of the periods, and the moment of the answer or the end. Of what is more than a day past, only the ends of quarters of a day are kept.
	Timestamps []Time `json:"timestamps"`

	// The moment of the answer, up to which everything counted is in it.
	AsOf Time `json:"asOf"`

	// The entities of each group.
	Groups []GroupEnrolment `json:"groups"`
}

// GetLaunchEnrolments: Returns the unique entities of each group over time, with the shares of the step in force.
func GetLaunchEnrolments(ctx context.Context, client *evidently.Client, input *GetLaunchEnrolmentsInput, options ...func(*evidently.Options)) (*GetLaunchEnrolmentsOutput, error) {
	output := &GetLaunchEnrolmentsOutput{}
	err := call(ctx, client, operation{
		name:   "GetLaunchEnrolments",
		method: "GET",
		path:   "/projects/{project}/launches/{launch}/enrolments",
		query:  []string{"period"},
	}, input, output, options)
	return output, err
}

// TestMetricInput: the input of TestMetric.
type TestMetricInput struct {
	// The metric, as CreateExperiment and CreateLaunch take it.
	MetricDefinition MetricDefinitionConfig `json:"metricDefinition"`

	// The data of an event, as PutProjectEvents takes it: the text of a JSON object.
	Data string `json:"data"`

	// An entity that the event should be of. The answer says for what its value would count now.
	EntityId *string `json:"entityId,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// TestMetricOutput: the output of TestMetric.
type TestMetricOutput struct {
	// Whether the metric takes a value from the event.
	Matched bool `json:"matched"`

	// The entity that the value is of; absent without a value.
	Id *string `json:"id,omitempty"`

	// The value as it counts, within the bounds of the metric; absent without one.
	Value *float64 `json:"value,omitempty"`

	// The denominator of the value; absent for a metric without `denominatorKey`.
	Denominator *float64 `json:"denominator,omitempty"`

	// The first cause why nothing is taken; `refused` where PutProjectEvents refuses the event, `otherEntity` where the event is of another entity than `entityId`.
	Cause *MetricTestCause `json:"cause,omitempty"`

	// What is taken, or why nothing is, in words.
	Reason string `json:"reason"`

	// For what a value of `entityId` would count, by running launch and experiment; absent without `entityId`.
	Trials []MetricTestTrial `json:"trials,omitempty"`
}

// TestMetric: Tells what a metric takes from an event, or why it takes nothing. Nothing is counted.
func TestMetric(ctx context.Context, client *evidently.Client, input *TestMetricInput, options ...func(*evidently.Options)) (*TestMetricOutput, error) {
	output := &TestMetricOutput{}
	err := call(ctx, client, operation{
		name:   "TestMetric",
		method: "POST",
		path:   "/projects/{project}/metric-tests",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// GetProjectSnapshotInput: the input of GetProjectSnapshot.
type GetProjectSnapshotInput struct {
	// The token of the page before: the name of its last feature. The page goes on behind it.
	NextToken *string `json:"nextToken,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// GetProjectSnapshotOutput: the output of GetProjectSnapshot.
type GetProjectSnapshotOutput struct {
	// The version of this form of a snapshot: 1.
	Format int64 `json:"format"`

	// The name of the project.
	Project string `json:"project"`

	// The ARN of a resource.
	ProjectArn string `json:"projectArn"`

	// The creation id of the project. A later project of the same name has another.
	ProjectId string `json:"projectId"`

	// The version of the rules. Pages with different versions do not belong together: begin again.
	Version int64 `json:"version"`

	// The time of the service.
	Now Time `json:"now"`

	// Whether evaluation events of the project are delivered somewhere.
	Delivers bool `json:"delivers"`

	// The place of the deployment, as its ARNs have it.
	Deployment SnapshotDeployment `json:"deployment"`

	// Accounts and regions whose ARNs name the project too, such as `123456789012/eu-west-1`.
	FormerArns []string `json:"formerArns"`

	// The rules of each feature by its name, as the package `@selfevident/evaluation` compiles them.
	Features any `json:"features"`

	// Asks for the next page; absent on the last.
	NextToken *string `json:"nextToken,omitempty"`
}

// GetProjectSnapshot: Returns the rules of all features, so that an application or an agent evaluates by itself.
func GetProjectSnapshot(ctx context.Context, client *evidently.Client, input *GetProjectSnapshotInput, options ...func(*evidently.Options)) (*GetProjectSnapshotOutput, error) {
	output := &GetProjectSnapshotOutput{}
	err := call(ctx, client, operation{
		name:   "GetProjectSnapshot",
		method: "GET",
		path:   "/projects/{project}/snapshot",
		query:  []string{"nextToken"},
	}, input, output, options)
	return output, err
}

// ListFeatureUsageInput: the input of ListFeatureUsage.
type ListFeatureUsageInput struct {
	// How many items to return at most, 50 when omitted.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`

	// Only this feature, by variation, and from `since` on.
	Feature *string `json:"feature,omitempty"`

	// The start of the hours of one feature, 7 days ago when omitted. Hours are kept for 90 days.
	Since *Time `json:"since,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// ListFeatureUsageOutput: the output of ListFeatureUsage.
type ListFeatureUsageOutput struct {
	// The time of the service.
	Time Time `json:"time"`

	// Since when evaluations are counted: the creation of the project, or a later upgrade of the deployment.
	CountedSince Time `json:"countedSince"`

	// When all features were last evaluated in one call, as web pages do. Such calls do not count for any feature. On the first page of the answer only.
	AllEvaluated *Time `json:"allEvaluated,omitempty"`

	// The features that have been evaluated since `countedSince`, at most 400 days ago, by name; always the one asked for.
	Usage []FeatureUsage `json:"usage"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListFeatureUsage: Lists when features were last evaluated and how often, in the latest 24 hours or for one feature longer.
func ListFeatureUsage(ctx context.Context, client *evidently.Client, input *ListFeatureUsageInput, options ...func(*evidently.Options)) (*ListFeatureUsageOutput, error) {
	output := &ListFeatureUsageOutput{}
	err := call(ctx, client, operation{
		name:   "ListFeatureUsage",
		method: "GET",
		path:   "/projects/{project}/feature-usage",
		query:  []string{"maxResults", "nextToken", "feature", "since"},
	}, input, output, options)
	return output, err
}

// GetFeatureTrafficInput: the input of GetFeatureTraffic.
type GetFeatureTrafficInput struct {
	// The moment, now when left out: any since the rules of the feature are as they are, or a later one of their schedule.
	At *Time `json:"at,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the feature.
	Feature string `json:"feature"`
}

// GetFeatureTrafficOutput: the output of GetFeatureTraffic.
type GetFeatureTrafficOutput struct {
	// The moment that is told of.
	Time Time `json:"time"`

	// Numbers of overrides by variation.
	Overrides map[string]int64 `json:"overrides"`

	// Entities by the segments that they are in; first those in none.
	Audiences []AudienceTraffic `json:"audiences"`

	// When the schedule next changes the shares.
	NextChange *Time `json:"nextChange,omitempty"`

	// Since when the rules of the feature are as they are; absent where an earlier version of the service wrote them.
	RulesSince *Time `json:"rulesSince,omitempty"`
}

// GetFeatureTraffic: Returns the shares of all entities that launch, experiment and default serve at a moment, by segment.
func GetFeatureTraffic(ctx context.Context, client *evidently.Client, input *GetFeatureTrafficInput, options ...func(*evidently.Options)) (*GetFeatureTrafficOutput, error) {
	output := &GetFeatureTrafficOutput{}
	err := call(ctx, client, operation{
		name:   "GetFeatureTraffic",
		method: "GET",
		path:   "/projects/{project}/features/{feature}/traffic",
		query:  []string{"at"},
	}, input, output, options)
	return output, err
}

// PreviewTrafficInput: the input of PreviewTraffic.
type PreviewTrafficInput struct {
	// A launch that does not exist yet, as if it started now.
	CreateLaunch *LaunchCreation `json:"createLaunch,omitempty"`

	// A change of a launch; one that has not started is shown as if it started now.
	UpdateLaunch *LaunchUpdate `json:"updateLaunch,omitempty"`

	// An experiment that does not exist yet, as if it started now.
	CreateExperiment *ExperimentCreation `json:"createExperiment,omitempty"`

	// A change of an experiment; one that has not started is shown as if it started now.
	UpdateExperiment *ExperimentUpdate `json:"updateExperiment,omitempty"`

	// A running launch, as if it were stopped now.
	StopLaunch *LaunchStop `json:"stopLaunch,omitempty"`

	// A running experiment, as if it were stopped now.
	StopExperiment *ExperimentStop `json:"stopExperiment,omitempty"`

	// The end of an experiment that has not started; without one the preview knows no end.
	AnalysisCompleteTime *Time `json:"analysisCompleteTime,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the feature.
	Feature string `json:"feature"`
}

// PreviewTrafficOutput: the output of PreviewTraffic.
type PreviewTrafficOutput struct {
	// The time of the service.
	Time Time `json:"time"`

	// Numbers of overrides by variation.
	Overrides map[string]int64 `json:"overrides"`

	// What is served now.
	Audiences []AudienceTraffic `json:"audiences"`

	// What would be served, at each moment.
	Moments []TrafficMoment `json:"moments"`

	// What would keep it from starting, a sentence each.
	Warnings []string `json:"warnings"`
}

// PreviewTraffic: Says what a launch or an experiment would serve at each moment, and who moves, without making it.
func PreviewTraffic(ctx context.Context, client *evidently.Client, input *PreviewTrafficInput, options ...func(*evidently.Options)) (*PreviewTrafficOutput, error) {
	output := &PreviewTrafficOutput{}
	err := call(ctx, client, operation{
		name:   "PreviewTraffic",
		method: "POST",
		path:   "/projects/{project}/features/{feature}/traffic",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// GetEntityInput: the input of GetEntity.
type GetEntityInput struct {
	// The entity.
	EntityId string `json:"entityId"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// GetEntityOutput: the output of GetEntity.
type GetEntityOutput struct {
	// Who or what is served a variation, such as a user id, a device or a session.
	EntityId string `json:"entityId"`

	// The time of the service.
	Time Time `json:"time"`

	// What is known of the entity.
	Trials []EntityTrial `json:"trials"`
}

// GetEntity: Returns what one entity was served by each running trial, and what was counted for it; the history records that it was asked.
func GetEntity(ctx context.Context, client *evidently.Client, input *GetEntityInput, options ...func(*evidently.Options)) (*GetEntityOutput, error) {
	output := &GetEntityOutput{}
	err := call(ctx, client, operation{
		name:   "GetEntity",
		method: "POST",
		path:   "/projects/{project}/entities",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// ReportUsageInput: the input of ReportUsage.
type ReportUsageInput struct {
	// One entry for each feature, in one call every five minutes at most. A try again with the same header `amz-sdk-invocation-id` and body is not counted twice by the process that counted it.
	Usage []ReportedUsage `json:"usage,omitempty"`

	// When all features were last evaluated in one call, as web pages do, since the last report of this process.
	AllEvaluated *Time `json:"allEvaluated,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// ReportUsageOutput: the output of ReportUsage.
type ReportUsageOutput struct {
	// What the project does not have, or what is more than 14 days old; empty when everything is counted.
	Uncounted []UncountedUsage `json:"uncounted"`
}

// ReportUsage: Takes the numbers of evaluations that an application made by itself, by feature and variation.
func ReportUsage(ctx context.Context, client *evidently.Client, input *ReportUsageInput, options ...func(*evidently.Options)) (*ReportUsageOutput, error) {
	output := &ReportUsageOutput{}
	err := call(ctx, client, operation{
		name:   "ReportUsage",
		method: "POST",
		path:   "/events/projects/{project}/usage",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// GetServiceInput: the input of GetService.
type GetServiceInput struct{}

// GetServiceOutput: the output of GetService.
type GetServiceOutput struct {
	// The time of the service. A local service may be ahead of its machine.
	Time Time `json:"time"`

	// The version of Selfevident.
	Version string `json:"version"`

	// The partition of its ARNs, such as `aws`.
	Partition string `json:"partition"`

	// The region of its ARNs.
	Region string `json:"region"`

	// The account of its ARNs.
	Account string `json:"account"`

	// The quotas in force.
	Quotas map[string]int64 `json:"quotas"`

	// The operations that Evidently does not have.
	Extensions []string `json:"extensions"`
}

// GetService: Returns the version, the time and the quotas of the service, and what it can do beyond Evidently.
func GetService(ctx context.Context, client *evidently.Client, input *GetServiceInput, options ...func(*evidently.Options)) (*GetServiceOutput, error) {
	output := &GetServiceOutput{}
	err := call(ctx, client, operation{
		name:   "GetService",
		method: "GET",
		path:   "/service",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// CreateKeyInput: the input of CreateKey.
type CreateKeyInput struct {
	// Free text for people.
	Description *string `json:"description,omitempty"`

	// What the key is for.
	Scopes []KeyScope `json:"scopes,omitempty"`

	// The features that the key may ask for, all when omitted.
	Features []string `json:"features,omitempty"`

	// The pages that may use the key, all when omitted. `events` needs the pages named.
	Origins []string `json:"origins,omitempty"`

	// How many requests a second the key may send to each process of the service, 100 when omitted. Others are answered by 429.
	RequestsPerSecond *int32 `json:"requestsPerSecond,omitempty"`

	// When the key ends by itself; never when omitted.
	ExpiresTime *Time `json:"expiresTime,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// CreateKeyOutput: the output of CreateKey.
type CreateKeyOutput struct {
	// A key of a project, without its secret.
	Key Key `json:"key"`

	// What clients send behind `Authorization: Bearer`. It is shown nowhere else.
	Secret string `json:"secret"`
}

// CreateKey: Creates a key for pages of a project; its secret is shown this once.
func CreateKey(ctx context.Context, client *evidently.Client, input *CreateKeyInput, options ...func(*evidently.Options)) (*CreateKeyOutput, error) {
	output := &CreateKeyOutput{}
	err := call(ctx, client, operation{
		name:   "CreateKey",
		method: "POST",
		path:   "/projects/{project}/keys",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// DeleteKeyInput: the input of DeleteKey.
type DeleteKeyInput struct {
	// The name or the ARN of the project.
	Project string `json:"project"`

	// The id of the key, which is in its secret too.
	Key string `json:"key"`
}

// DeleteKeyOutput: the output of DeleteKey.
type DeleteKeyOutput struct{}

// DeleteKey: Revokes a key for good.
func DeleteKey(ctx context.Context, client *evidently.Client, input *DeleteKeyInput, options ...func(*evidently.Options)) (*DeleteKeyOutput, error) {
	output := &DeleteKeyOutput{}
	err := call(ctx, client, operation{
		name:   "DeleteKey",
		method: "DELETE",
		path:   "/projects/{project}/keys/{key}",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// ListKeysInput: the input of ListKeys.
type ListKeysInput struct {
	// How many items to return at most, 50 when omitted.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// ListKeysOutput: the output of ListKeys.
type ListKeysOutput struct {
	// The keys of the project, sorted by id.
	Keys []Key `json:"keys"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListKeys: Lists the keys of a project, without their secrets.
func ListKeys(ctx context.Context, client *evidently.Client, input *ListKeysInput, options ...func(*evidently.Options)) (*ListKeysOutput, error) {
	output := &ListKeysOutput{}
	err := call(ctx, client, operation{
		name:   "ListKeys",
		method: "GET",
		path:   "/projects/{project}/keys",
		query:  []string{"maxResults", "nextToken"},
	}, input, output, options)
	return output, err
}

// UpdateKeyInput: the input of UpdateKey.
type UpdateKeyInput struct {
	// Free text for people.
	Description *string `json:"description,omitempty"`

	// What the key is for.
	Scopes []KeyScope `json:"scopes,omitempty"`

	// The features that the key may ask for, all when omitted.
	Features []string `json:"features,omitempty"`

	// The pages that may use the key, all when omitted. `events` needs the pages named.
	Origins []string `json:"origins,omitempty"`

	// How many requests a second the key may send to each process of the service, 100 when omitted. Others are answered by 429.
	RequestsPerSecond *int32 `json:"requestsPerSecond,omitempty"`

	// When the key ends by itself; never when omitted.
	ExpiresTime *Time `json:"expiresTime,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The id of the key, which is in its secret too.
	Key string `json:"key"`
}

// UpdateKeyOutput: the output of UpdateKey.
type UpdateKeyOutput struct {
	// A key of a project, without its secret.
	Key Key `json:"key"`
}

// UpdateKey: Changes what a key may do; members that are left out stay.
func UpdateKey(ctx context.Context, client *evidently.Client, input *UpdateKeyInput, options ...func(*evidently.Options)) (*UpdateKeyOutput, error) {
	output := &UpdateKeyOutput{}
	err := call(ctx, client, operation{
		name:   "UpdateKey",
		method: "PATCH",
		path:   "/projects/{project}/keys/{key}",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// CreateProjectInput: the input of CreateProject.
type CreateProjectInput struct {
	// The name of the project.
	Name string `json:"name"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// Where evaluation events are to be stored: S3 or CloudWatch Logs, not both.
	DataDelivery *ProjectDataDeliveryConfig `json:"dataDelivery,omitempty"`

	// The AWS AppConfig resources of the project, kept for client-side evaluation.
	AppConfigResource *ProjectAppConfigResourceConfig `json:"appConfigResource,omitempty"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`
}

// CreateProjectOutput: the output of CreateProject.
type CreateProjectOutput struct {
	// A container of features, launches and experiments.
	Project Project `json:"project"`
}

// CreateProject: Creates a project, the container of features, launches and experiments.
func CreateProject(ctx context.Context, client *evidently.Client, input *CreateProjectInput, options ...func(*evidently.Options)) (*CreateProjectOutput, error) {
	output := &CreateProjectOutput{}
	err := call(ctx, client, operation{
		name:   "CreateProject",
		method: "POST",
		path:   "/projects",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// DeleteProjectInput: the input of DeleteProject.
type DeleteProjectInput struct {
	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// DeleteProjectOutput: the output of DeleteProject.
type DeleteProjectOutput struct{}

// DeleteProject: Deletes a project without features, launches and experiments.
func DeleteProject(ctx context.Context, client *evidently.Client, input *DeleteProjectInput, options ...func(*evidently.Options)) (*DeleteProjectOutput, error) {
	output := &DeleteProjectOutput{}
	err := call(ctx, client, operation{
		name:   "DeleteProject",
		method: "DELETE",
		path:   "/projects/{project}",
		query:  []string{"expectedVersion"},
	}, input, output, options)
	return output, err
}

// GetProjectInput: the input of GetProject.
type GetProjectInput struct {
	// The name or the ARN of the project.
	Project string `json:"project"`
}

// GetProjectOutput: the output of GetProject.
type GetProjectOutput struct {
	// A container of features, launches and experiments.
	Project Project `json:"project"`
}

// GetProject: Returns one project.
func GetProject(ctx context.Context, client *evidently.Client, input *GetProjectInput, options ...func(*evidently.Options)) (*GetProjectOutput, error) {
	output := &GetProjectOutput{}
	err := call(ctx, client, operation{
		name:   "GetProject",
		method: "GET",
		path:   "/projects/{project}",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// ListProjectsInput: the input of ListProjects.
type ListProjectsInput struct {
	// How many items to return at most, 50 when omitted.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListProjectsOutput: the output of ListProjects.
type ListProjectsOutput struct {
	// The projects of this page.
	Projects []ProjectSummary `json:"projects,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListProjects: Lists the projects.
func ListProjects(ctx context.Context, client *evidently.Client, input *ListProjectsInput, options ...func(*evidently.Options)) (*ListProjectsOutput, error) {
	output := &ListProjectsOutput{}
	err := call(ctx, client, operation{
		name:   "ListProjects",
		method: "GET",
		path:   "/projects",
		query:  []string{"maxResults", "nextToken"},
	}, input, output, options)
	return output, err
}

// UpdateProjectInput: the input of UpdateProject.
type UpdateProjectInput struct {
	// The AWS AppConfig resources of the project, kept for client-side evaluation.
	AppConfigResource *ProjectAppConfigResourceConfig `json:"appConfigResource,omitempty"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// UpdateProjectOutput: the output of UpdateProject.
type UpdateProjectOutput struct {
	// A container of features, launches and experiments.
	Project Project `json:"project"`
}

// UpdateProject: Changes the description or the AppConfig resources of a project.
func UpdateProject(ctx context.Context, client *evidently.Client, input *UpdateProjectInput, options ...func(*evidently.Options)) (*UpdateProjectOutput, error) {
	output := &UpdateProjectOutput{}
	err := call(ctx, client, operation{
		name:   "UpdateProject",
		method: "PATCH",
		path:   "/projects/{project}",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// UpdateProjectDataDeliveryInput: the input of UpdateProjectDataDelivery.
type UpdateProjectDataDeliveryInput struct {
	// The S3 bucket to which evaluation events are to be delivered.
	S3Destination *S3DestinationConfig `json:"s3Destination,omitempty"`

	// The CloudWatch Logs group to which evaluation events are to be delivered.
	CloudWatchLogs *CloudWatchLogsDestinationConfig `json:"cloudWatchLogs,omitempty"`

	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// UpdateProjectDataDeliveryOutput: the output of UpdateProjectDataDelivery.
type UpdateProjectDataDeliveryOutput struct {
	// A container of features, launches and experiments.
	Project Project `json:"project"`
}

// UpdateProjectDataDelivery: Sets where the evaluation events of a project are stored, or turns their storage off.
func UpdateProjectDataDelivery(ctx context.Context, client *evidently.Client, input *UpdateProjectDataDeliveryInput, options ...func(*evidently.Options)) (*UpdateProjectDataDeliveryOutput, error) {
	output := &UpdateProjectDataDeliveryOutput{}
	err := call(ctx, client, operation{
		name:   "UpdateProjectDataDelivery",
		method: "PATCH",
		path:   "/projects/{project}/data-delivery",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// CreateFeatureInput: the input of CreateFeature.
type CreateFeatureInput struct {
	// The name of the feature.
	Name string `json:"name"`

	// Whether launches and experiments decide, or everyone is served the default variation.
	EvaluationStrategy *FeatureEvaluationStrategy `json:"evaluationStrategy,omitempty"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// Variations, up to five, all of one type.
	Variations []VariationConfig `json:"variations"`

	// The variation that is served when nothing else decides, the first when omitted.
	DefaultVariation *string `json:"defaultVariation,omitempty"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`

	// Entities that are always served the variation named here, whatever launches and experiments say.
	EntityOverrides map[string]string `json:"entityOverrides,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// CreateFeatureOutput: the output of CreateFeature.
type CreateFeatureOutput struct {
	// A feature of an application, with the variations that can be served.
	Feature *Feature `json:"feature,omitempty"`
}

// CreateFeature: Creates a feature with its variations.
func CreateFeature(ctx context.Context, client *evidently.Client, input *CreateFeatureInput, options ...func(*evidently.Options)) (*CreateFeatureOutput, error) {
	output := &CreateFeatureOutput{}
	err := call(ctx, client, operation{
		name:   "CreateFeature",
		method: "POST",
		path:   "/projects/{project}/features",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// DeleteFeatureInput: the input of DeleteFeature.
type DeleteFeatureInput struct {
	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the feature.
	Feature string `json:"feature"`
}

// DeleteFeatureOutput: the output of DeleteFeature.
type DeleteFeatureOutput struct{}

// DeleteFeature: Deletes a feature on which no launch or experiment runs.
func DeleteFeature(ctx context.Context, client *evidently.Client, input *DeleteFeatureInput, options ...func(*evidently.Options)) (*DeleteFeatureOutput, error) {
	output := &DeleteFeatureOutput{}
	err := call(ctx, client, operation{
		name:   "DeleteFeature",
		method: "DELETE",
		path:   "/projects/{project}/features/{feature}",
		query:  []string{"expectedVersion"},
	}, input, output, options)
	return output, err
}

// GetFeatureInput: the input of GetFeature.
type GetFeatureInput struct {
	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the feature.
	Feature string `json:"feature"`
}

// GetFeatureOutput: the output of GetFeature.
type GetFeatureOutput struct {
	// A feature of an application, with the variations that can be served.
	Feature Feature `json:"feature"`
}

// GetFeature: Returns one feature.
func GetFeature(ctx context.Context, client *evidently.Client, input *GetFeatureInput, options ...func(*evidently.Options)) (*GetFeatureOutput, error) {
	output := &GetFeatureOutput{}
	err := call(ctx, client, operation{
		name:   "GetFeature",
		method: "GET",
		path:   "/projects/{project}/features/{feature}",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// ListFeaturesInput: the input of ListFeatures.
type ListFeaturesInput struct {
	// How many items to return at most, 50 when omitted.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// ListFeaturesOutput: the output of ListFeatures.
type ListFeaturesOutput struct {
	// The features of this page.
	Features []FeatureSummary `json:"features,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListFeatures: Lists the features of a project.
func ListFeatures(ctx context.Context, client *evidently.Client, input *ListFeaturesInput, options ...func(*evidently.Options)) (*ListFeaturesOutput, error) {
	output := &ListFeaturesOutput{}
	err := call(ctx, client, operation{
		name:   "ListFeatures",
		method: "GET",
		path:   "/projects/{project}/features",
		query:  []string{"maxResults", "nextToken"},
	}, input, output, options)
	return output, err
}

// UpdateFeatureInput: the input of UpdateFeature.
type UpdateFeatureInput struct {
	// Whether launches and experiments decide, or everyone is served the default variation.
	EvaluationStrategy *FeatureEvaluationStrategy `json:"evaluationStrategy,omitempty"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// Variations, up to five, all of one type.
	AddOrUpdateVariations []VariationConfig `json:"addOrUpdateVariations,omitempty"`

	// The names of variations to remove.
	RemoveVariations []string `json:"removeVariations,omitempty"`

	// The variation that is served when nothing else decides, the first when omitted.
	DefaultVariation *string `json:"defaultVariation,omitempty"`

	// Entities that are always served the variation named here, whatever launches and experiments say.
	EntityOverrides map[string]string `json:"entityOverrides,omitempty"`

	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the feature.
	Feature string `json:"feature"`
}

// UpdateFeatureOutput: the output of UpdateFeature.
type UpdateFeatureOutput struct {
	// A feature of an application, with the variations that can be served.
	Feature Feature `json:"feature"`
}

// UpdateFeature: Changes the variations, the overrides, the strategy or the description of a feature.
func UpdateFeature(ctx context.Context, client *evidently.Client, input *UpdateFeatureInput, options ...func(*evidently.Options)) (*UpdateFeatureOutput, error) {
	output := &UpdateFeatureOutput{}
	err := call(ctx, client, operation{
		name:   "UpdateFeature",
		method: "PATCH",
		path:   "/projects/{project}/features/{feature}",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// CreateLaunchInput: the input of CreateLaunch.
type CreateLaunchInput struct {
	// The name of the launch.
	Name string `json:"name"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// The steps in which the launch goes on.
	ScheduledSplitsConfig *ScheduledSplitsLaunchConfig `json:"scheduledSplitsConfig,omitempty"`

	// The metrics of the launch, up to three.
	MetricMonitors []MetricMonitorConfig `json:"metricMonitors,omitempty"`

	// The alarms that guard the launch, up to five.
	Alarms []LaunchAlarm `json:"alarms,omitempty"`

	// The groups of the launch, up to five.
	Groups []LaunchGroupConfig `json:"groups"`

	// What the assignment of entities is derived from, with their id; the name when omitted or empty.
	RandomizationSalt *string `json:"randomizationSalt,omitempty"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// CreateLaunchOutput: the output of CreateLaunch.
type CreateLaunchOutput struct {
	// A gradual rollout of variations to groups of entities.
	Launch Launch `json:"launch"`
}

// CreateLaunch: Creates a launch, which takes in nobody before it is started.
func CreateLaunch(ctx context.Context, client *evidently.Client, input *CreateLaunchInput, options ...func(*evidently.Options)) (*CreateLaunchOutput, error) {
	output := &CreateLaunchOutput{}
	err := call(ctx, client, operation{
		name:   "CreateLaunch",
		method: "POST",
		path:   "/projects/{project}/launches",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// DeleteLaunchInput: the input of DeleteLaunch.
type DeleteLaunchInput struct {
	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the launch.
	Launch string `json:"launch"`
}

// DeleteLaunchOutput: the output of DeleteLaunch.
type DeleteLaunchOutput struct{}

// DeleteLaunch: Deletes a launch that is not running, with everything collected for it.
func DeleteLaunch(ctx context.Context, client *evidently.Client, input *DeleteLaunchInput, options ...func(*evidently.Options)) (*DeleteLaunchOutput, error) {
	output := &DeleteLaunchOutput{}
	err := call(ctx, client, operation{
		name:   "DeleteLaunch",
		method: "DELETE",
		path:   "/projects/{project}/launches/{launch}",
		query:  []string{"expectedVersion"},
	}, input, output, options)
	return output, err
}

// GetLaunchInput: the input of GetLaunch.
type GetLaunchInput struct {
	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the launch.
	Launch string `json:"launch"`
}

// GetLaunchOutput: the output of GetLaunch.
type GetLaunchOutput struct {
	// A gradual rollout of variations to groups of entities.
	Launch *Launch `json:"launch,omitempty"`
}

// GetLaunch: Returns one launch.
func GetLaunch(ctx context.Context, client *evidently.Client, input *GetLaunchInput, options ...func(*evidently.Options)) (*GetLaunchOutput, error) {
	output := &GetLaunchOutput{}
	err := call(ctx, client, operation{
		name:   "GetLaunch",
		method: "GET",
		path:   "/projects/{project}/launches/{launch}",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// ListLaunchesInput: the input of ListLaunches.
type ListLaunchesInput struct {
	// How many items to return at most, 50 when omitted.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`

	// Where the launch is in its life.
	Status *LaunchStatus `json:"status,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// ListLaunchesOutput: the output of ListLaunches.
type ListLaunchesOutput struct {
	// The launches of this page.
	Launches []Launch `json:"launches,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListLaunches: Lists the launches of a project, all or those of one status.
func ListLaunches(ctx context.Context, client *evidently.Client, input *ListLaunchesInput, options ...func(*evidently.Options)) (*ListLaunchesOutput, error) {
	output := &ListLaunchesOutput{}
	err := call(ctx, client, operation{
		name:   "ListLaunches",
		method: "GET",
		path:   "/projects/{project}/launches",
		query:  []string{"maxResults", "nextToken", "status"},
	}, input, output, options)
	return output, err
}

// UpdateLaunchInput: the input of UpdateLaunch.
type UpdateLaunchInput struct {
	// Free text for people.
	Description *string `json:"description,omitempty"`

	// The groups of the launch, up to five.
	Groups []LaunchGroupConfig `json:"groups,omitempty"`

	// The metrics of the launch, up to three.
	MetricMonitors []MetricMonitorConfig `json:"metricMonitors,omitempty"`

	// The alarms that guard the launch, up to five.
	Alarms []LaunchAlarm `json:"alarms,omitempty"`

	// What the assignment of entities is derived from, with their id; the name when omitted or empty.
	RandomizationSalt *string `json:"randomizationSalt,omitempty"`

	// The steps in which the launch goes on.
	ScheduledSplitsConfig *ScheduledSplitsLaunchConfig `json:"scheduledSplitsConfig,omitempty"`

	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the launch.
	Launch string `json:"launch"`
}

// UpdateLaunchOutput: the output of UpdateLaunch.
type UpdateLaunchOutput struct {
	// A gradual rollout of variations to groups of entities.
	Launch Launch `json:"launch"`
}

// UpdateLaunch: Changes a launch that has not ended; while it runs, only what has not begun.
func UpdateLaunch(ctx context.Context, client *evidently.Client, input *UpdateLaunchInput, options ...func(*evidently.Options)) (*UpdateLaunchOutput, error) {
	output := &UpdateLaunchOutput{}
	err := call(ctx, client, operation{
		name:   "UpdateLaunch",
		method: "PATCH",
		path:   "/projects/{project}/launches/{launch}",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// StartLaunchInput: the input of StartLaunch.
type StartLaunchInput struct {
	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the launch.
	Launch string `json:"launch"`
}

// StartLaunchOutput: the output of StartLaunch.
type StartLaunchOutput struct {
	// A gradual rollout of variations to groups of entities.
	Launch Launch `json:"launch"`
}

// StartLaunch: Starts a launch; its steps take effect at their times.
func StartLaunch(ctx context.Context, client *evidently.Client, input *StartLaunchInput, options ...func(*evidently.Options)) (*StartLaunchOutput, error) {
	output := &StartLaunchOutput{}
	err := call(ctx, client, operation{
		name:   "StartLaunch",
		method: "POST",
		path:   "/projects/{project}/launches/{launch}/start",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// StopLaunchInput: the input of StopLaunch.
type StopLaunchInput struct {
	// How the launch ends, completed when omitted.
	DesiredState *LaunchStopDesiredState `json:"desiredState,omitempty"`

	// Why it is stopped, kept as its `statusReason`.
	Reason *string `json:"reason,omitempty"`

	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the launch.
	Launch string `json:"launch"`
}

// StopLaunchOutput: the output of StopLaunch.
type StopLaunchOutput struct {
	// When it ended.
	EndedTime *Time `json:"endedTime,omitempty"`
}

// StopLaunch: Stops a running launch as completed or cancelled.
func StopLaunch(ctx context.Context, client *evidently.Client, input *StopLaunchInput, options ...func(*evidently.Options)) (*StopLaunchOutput, error) {
	output := &StopLaunchOutput{}
	err := call(ctx, client, operation{
		name:   "StopLaunch",
		method: "POST",
		path:   "/projects/{project}/launches/{launch}/cancel",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// CreateExperimentInput: the input of CreateExperiment.
type CreateExperimentInput struct {
	// The name of the experiment.
	Name string `json:"name"`

	// The treatments of the experiment, up to five.
	Treatments []TreatmentConfig `json:"treatments"`

	// The metrics of the experiment, up to three.
	MetricGoals []MetricGoalConfig `json:"metricGoals"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// What the assignment of entities is derived from, with their id; the name when omitted or empty.
	RandomizationSalt *string `json:"randomizationSalt,omitempty"`

	// The share of the audience that takes part, of 100,000; everybody when omitted.
	SamplingRate *int64 `json:"samplingRate,omitempty"`

	// The control and the weights of the treatments.
	OnlineAbConfig *OnlineAbConfig `json:"onlineAbConfig,omitempty"`

	// The name or the ARN of the segment.
	Segment *string `json:"segment,omitempty"`

	// The guardrails of the experiment, up to five; none when omitted.
	Guardrails []GuardrailConfig `json:"guardrails,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// CreateExperimentOutput: the output of CreateExperiment.
type CreateExperimentOutput struct {
	// A comparison of variations by what entities do after they were served one.
	Experiment Experiment `json:"experiment"`
}

// CreateExperiment: Creates an experiment, which takes in nobody before it is started.
func CreateExperiment(ctx context.Context, client *evidently.Client, input *CreateExperimentInput, options ...func(*evidently.Options)) (*CreateExperimentOutput, error) {
	output := &CreateExperimentOutput{}
	err := call(ctx, client, operation{
		name:   "CreateExperiment",
		method: "POST",
		path:   "/projects/{project}/experiments",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// DeleteExperimentInput: the input of DeleteExperiment.
type DeleteExperimentInput struct {
	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the experiment.
	Experiment string `json:"experiment"`
}

// DeleteExperimentOutput: the output of DeleteExperiment.
type DeleteExperimentOutput struct{}

// DeleteExperiment: Deletes an experiment that is not running, with everything collected for it.
func DeleteExperiment(ctx context.Context, client *evidently.Client, input *DeleteExperimentInput, options ...func(*evidently.Options)) (*DeleteExperimentOutput, error) {
	output := &DeleteExperimentOutput{}
	err := call(ctx, client, operation{
		name:   "DeleteExperiment",
		method: "DELETE",
		path:   "/projects/{project}/experiments/{experiment}",
		query:  []string{"expectedVersion"},
	}, input, output, options)
	return output, err
}

// GetExperimentInput: the input of GetExperiment.
type GetExperimentInput struct {
	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the experiment.
	Experiment string `json:"experiment"`
}

// GetExperimentOutput: the output of GetExperiment.
type GetExperimentOutput struct {
	// A comparison of variations by what entities do after they were served one.
	Experiment *Experiment `json:"experiment,omitempty"`
}

// GetExperiment: Returns one experiment.
func GetExperiment(ctx context.Context, client *evidently.Client, input *GetExperimentInput, options ...func(*evidently.Options)) (*GetExperimentOutput, error) {
	output := &GetExperimentOutput{}
	err := call(ctx, client, operation{
		name:   "GetExperiment",
		method: "GET",
		path:   "/projects/{project}/experiments/{experiment}",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// ListExperimentsInput: the input of ListExperiments.
type ListExperimentsInput struct {
	// How many items to return at most, 50 when omitted.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`

	// Where the experiment is in its life.
	Status *ExperimentStatus `json:"status,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`
}

// ListExperimentsOutput: the output of ListExperiments.
type ListExperimentsOutput struct {
	// The experiments of this page.
	Experiments []Experiment `json:"experiments,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListExperiments: Lists the experiments of a project, all or those of one status.
func ListExperiments(ctx context.Context, client *evidently.Client, input *ListExperimentsInput, options ...func(*evidently.Options)) (*ListExperimentsOutput, error) {
	output := &ListExperimentsOutput{}
	err := call(ctx, client, operation{
		name:   "ListExperiments",
		method: "GET",
		path:   "/projects/{project}/experiments",
		query:  []string{"maxResults", "nextToken", "status"},
	}, input, output, options)
	return output, err
}

// UpdateExperimentInput: the input of UpdateExperiment.
type UpdateExperimentInput struct {
	// The treatments of the experiment, up to five.
	Treatments []TreatmentConfig `json:"treatments,omitempty"`

	// The metrics of the experiment, up to three.
	MetricGoals []MetricGoalConfig `json:"metricGoals,omitempty"`

	// Whether the experiment is to have no segment any more.
	RemoveSegment *bool `json:"removeSegment,omitempty"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// What the assignment of entities is derived from, with their id; the name when omitted or empty.
	RandomizationSalt *string `json:"randomizationSalt,omitempty"`

	// The share of the audience that takes part, of 100,000; as it was when omitted.
	SamplingRate *int64 `json:"samplingRate,omitempty"`

	// The control and the weights of the treatments.
	OnlineAbConfig *OnlineAbConfig `json:"onlineAbConfig,omitempty"`

	// The name or the ARN of the segment.
	Segment *string `json:"segment,omitempty"`

	// The guardrails of the experiment, up to five; an empty list takes all away, and they stay as they were when omitted.
	Guardrails []GuardrailConfig `json:"guardrails,omitempty"`

	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the experiment.
	Experiment string `json:"experiment"`
}

// UpdateExperimentOutput: the output of UpdateExperiment.
type UpdateExperimentOutput struct {
	// A comparison of variations by what entities do after they were served one.
	Experiment Experiment `json:"experiment"`
}

// UpdateExperiment: Changes an experiment that has not ended; while it runs, not its split.
func UpdateExperiment(ctx context.Context, client *evidently.Client, input *UpdateExperimentInput, options ...func(*evidently.Options)) (*UpdateExperimentOutput, error) {
	output := &UpdateExperimentOutput{}
	err := call(ctx, client, operation{
		name:   "UpdateExperiment",
		method: "PATCH",
		path:   "/projects/{project}/experiments/{experiment}",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// StartExperimentInput: the input of StartExperiment.
type StartExperimentInput struct {
	// When the experiment stops by itself, at most 30 days after its start.
	AnalysisCompleteTime Time `json:"analysisCompleteTime"`

	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the experiment.
	Experiment string `json:"experiment"`
}

// StartExperimentOutput: the output of StartExperiment.
type StartExperimentOutput struct {
	// When it started.
	StartedTime *Time `json:"startedTime,omitempty"`
}

// StartExperiment: Starts an experiment, which stops by itself at the time given.
func StartExperiment(ctx context.Context, client *evidently.Client, input *StartExperimentInput, options ...func(*evidently.Options)) (*StartExperimentOutput, error) {
	output := &StartExperimentOutput{}
	err := call(ctx, client, operation{
		name:   "StartExperiment",
		method: "POST",
		path:   "/projects/{project}/experiments/{experiment}/start",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// StopExperimentInput: the input of StopExperiment.
type StopExperimentInput struct {
	// How the experiment ends, completed when omitted.
	DesiredState *ExperimentStopDesiredState `json:"desiredState,omitempty"`

	// Why it is stopped, kept as its `statusReason`.
	Reason *string `json:"reason,omitempty"`

	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the project.
	Project string `json:"project"`

	// The name of the experiment.
	Experiment string `json:"experiment"`
}

// StopExperimentOutput: the output of StopExperiment.
type StopExperimentOutput struct {
	// When it ended.
	EndedTime *Time `json:"endedTime,omitempty"`
}

// StopExperiment: Stops a running experiment as completed or cancelled.
func StopExperiment(ctx context.Context, client *evidently.Client, input *StopExperimentInput, options ...func(*evidently.Options)) (*StopExperimentOutput, error) {
	output := &StopExperimentOutput{}
	err := call(ctx, client, operation{
		name:   "StopExperiment",
		method: "POST",
		path:   "/projects/{project}/experiments/{experiment}/cancel",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// CreateSegmentInput: the input of CreateSegment.
type CreateSegmentInput struct {
	// The name of the segment.
	Name string `json:"name"`

	// JSON text: the pattern that an evaluation context has to match.
	Pattern string `json:"pattern"`

	// Free text for people.
	Description *string `json:"description,omitempty"`

	// Tags: keys and values.
	Tags map[string]string `json:"tags,omitempty"`
}

// CreateSegmentOutput: the output of CreateSegment.
type CreateSegmentOutput struct {
	// A part of the audience, chosen by what its evaluation context says.
	Segment Segment `json:"segment"`
}

// CreateSegment: Creates a segment, which launches and experiments of any project can use.
func CreateSegment(ctx context.Context, client *evidently.Client, input *CreateSegmentInput, options ...func(*evidently.Options)) (*CreateSegmentOutput, error) {
	output := &CreateSegmentOutput{}
	err := call(ctx, client, operation{
		name:   "CreateSegment",
		method: "POST",
		path:   "/segments",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// DeleteSegmentInput: the input of DeleteSegment.
type DeleteSegmentInput struct {
	// The version that the caller has read. If the resource has another one by now, nothing changes, and a ConflictException says which.
	ExpectedVersion *int64 `json:"expectedVersion,omitempty"`

	// The name or the ARN of the segment.
	Segment string `json:"segment"`
}

// DeleteSegmentOutput: the output of DeleteSegment.
type DeleteSegmentOutput struct{}

// DeleteSegment: Deletes a segment that no launch or experiment refers to.
func DeleteSegment(ctx context.Context, client *evidently.Client, input *DeleteSegmentInput, options ...func(*evidently.Options)) (*DeleteSegmentOutput, error) {
	output := &DeleteSegmentOutput{}
	err := call(ctx, client, operation{
		name:   "DeleteSegment",
		method: "DELETE",
		path:   "/segments/{segment}",
		query:  []string{"expectedVersion"},
	}, input, output, options)
	return output, err
}

// GetSegmentInput: the input of GetSegment.
type GetSegmentInput struct {
	// The name or the ARN of the segment.
	Segment string `json:"segment"`
}

// GetSegmentOutput: the output of GetSegment.
type GetSegmentOutput struct {
	// A part of the audience, chosen by what its evaluation context says.
	Segment Segment `json:"segment"`
}

// GetSegment: Returns one segment.
func GetSegment(ctx context.Context, client *evidently.Client, input *GetSegmentInput, options ...func(*evidently.Options)) (*GetSegmentOutput, error) {
	output := &GetSegmentOutput{}
	err := call(ctx, client, operation{
		name:   "GetSegment",
		method: "GET",
		path:   "/segments/{segment}",
		query:  []string{},
	}, input, output, options)
	return output, err
}

// ListSegmentsInput: the input of ListSegments.
type ListSegmentsInput struct {
	// How many items to return at most, 50 when omitted.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListSegmentsOutput: the output of ListSegments.
type ListSegmentsOutput struct {
	// The segments of this page.
	Segments []Segment `json:"segments,omitempty"`

	// Where the next page begins, from the page before it.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListSegments: Lists the segments.
func ListSegments(ctx context.Context, client *evidently.Client, input *ListSegmentsInput, options ...func(*evidently.Options)) (*ListSegmentsOutput, error) {
	output := &ListSegmentsOutput{}
	err := call(ctx, client, operation{
		name:   "ListSegments",
		method: "GET",
		path:   "/segments",
		query:  []string{"maxResults", "nextToken"},
	}, input, output, options)
	return output, err
}
