package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"selfevident"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/evidently"
	"github.com/aws/aws-sdk-go-v2/service/evidently/types"
)

func extensions(ctx context.Context, client *evidently.Client, project string) {
	now := time.Now().Add(timeAhead(os.Getenv("SELFEVIDENT_ENDPOINT")))

	// Why is an entity served what it is served?
	explained, err := selfevident.ExplainEvaluation(ctx, client, &selfevident.ExplainEvaluationInput{
		Project: project, Feature: "search", EntityId: "user-1",
	})
	check(err)
	fmt.Println(*explained.Variation, len(explained.Checks), explained.Checks[0].Check)

	// What does whoever evaluates by himself need?
	snapshot, err := selfevident.GetProjectSnapshot(ctx, client, &selfevident.GetProjectSnapshotInput{Project: project})
	check(err)
	fmt.Println(len(snapshot.Features.(map[string]any)), "feature")

	// An application that evaluates by itself reports how often it did.
	reported, err := selfevident.ReportUsage(ctx, client, &selfevident.ReportUsageInput{
		Project: project,
		Usage: []selfevident.ReportedUsage{{Feature: "search", Counts: map[string]int64{"old": 940, "new": 60}}},
	})
	check(err)
	fmt.Println(len(reported.Uncounted), "uncounted")

	// When were features last evaluated, and how often in the latest hours?
	usage, err := selfevident.ListFeatureUsage(ctx, client, &selfevident.ListFeatureUsageInput{Project: project})
	check(err)
	for _, used := range usage.Usage {
		fmt.Println(used.Feature, used.Evaluations)
	}

	// Which version is this, and what does it allow?
	service, err := selfevident.GetService(ctx, client, &selfevident.GetServiceInput{})
	check(err)
	fmt.Println(service.Version, service.Quotas["features"])

	// What do the metrics of a launch say?
	_, err = client.CreateLaunch(ctx, &evidently.CreateLaunchInput{
		Project: &project, Name: aws.String("rollout"),
		Groups: []types.LaunchGroupConfig{
			{Name: aws.String("new"), Feature: aws.String("search"), Variation: aws.String("new")},
		},
		ScheduledSplitsConfig: &types.ScheduledSplitsLaunchConfig{Steps: []types.ScheduledSplitConfig{
			{StartTime: &now, GroupWeights: map[string]int64{"new": 100_000}},
		}},
	})
	check(err)
	metrics, err := selfevident.GetLaunchMetrics(ctx, client, &selfevident.GetLaunchMetricsInput{
		Project: project, Launch: "rollout",
	})
	check(err)
	fmt.Println(metrics.Groups[0].GroupName, metrics.Groups[0].Entities)

	// How many entities came to each group, and when?
	ofLaunch, err := selfevident.GetLaunchEnrolments(ctx, client, &selfevident.GetLaunchEnrolmentsInput{
		Project: project, Launch: "rollout",
	})
	check(err)
	fmt.Println(len(ofLaunch.Timestamps), ofLaunch.Groups[0].GroupName)

	// What would a metric take from an event?
	tested, err := selfevident.TestMetric(ctx, client, &selfevident.TestMetricInput{
		Project: project, Data: `{"user":"user-1","clicks":3}`,
		MetricDefinition: selfevident.MetricDefinitionConfig{Name: "clicks", EntityIdKey: "user", ValueKey: "clicks"},
	})
	check(err)
	fmt.Println(tested.Matched, *tested.Id, *tested.Value)

	// Which share of everybody is served what, and who would move if the launch were started?
	traffic, err := selfevident.GetFeatureTraffic(ctx, client, &selfevident.GetFeatureTrafficInput{
		Project: project, Feature: "search",
	})
	check(err)
	preview, err := selfevident.PreviewTraffic(ctx, client, &selfevident.PreviewTrafficInput{
		Project: project, Feature: "search", UpdateLaunch: &selfevident.LaunchUpdate{Launch: "rollout"},
	})
	check(err)
	fmt.Println(traffic.Audiences[0].Variations[0].Share, preview.Moments[0].Moves[0].Moved)

	// What was an entity served, and what was counted for it?
	known, err := selfevident.GetEntity(ctx, client, &selfevident.GetEntityInput{Project: project, EntityId: "user-1"})
	check(err)
	fmt.Println(len(known.Trials), "running trials know the entity")

	// How long will an experiment take? From numbers by hand, or from what an experiment or a launch has measured.
	aggregation, tenPercent := selfevident.MetricAggregationShare, 0.1
	plan, err := selfevident.EstimateDuration(ctx, client, &selfevident.EstimateDurationInput{
		Project: project, Aggregation: &aggregation, RelativeEffect: &tenPercent, EntitiesByDay: []float64{5000},
		Baseline: selfevident.DurationBaseline{Given: &selfevident.GivenBaseline{Mean: 0.1}},
	})
	check(err)
	fmt.Println(plan.PlannedEnd.Days < plan.Anytime.Days, plan.Sentence)

	// A launch that a guard has held goes on when it is continued. This one is not held.
	_, err = selfevident.ContinueLaunch(ctx, client, &selfevident.ContinueLaunchInput{
		Project: project, Launch: "rollout", Reason: aws.String("it was a false alarm"),
	})
	var notHeld *types.ConflictException
	fmt.Println(errors.As(err, &notHeld), err)

	// Can the results of an experiment be trusted, and what is the verdict?
	_, err = client.CreateExperiment(ctx, &evidently.CreateExperimentInput{
		Project: &project, Name: aws.String("clicks-test"),
		Treatments: []types.TreatmentConfig{
			{Name: aws.String("old"), Feature: aws.String("search"), Variation: aws.String("old")},
			{Name: aws.String("new"), Feature: aws.String("search"), Variation: aws.String("new")},
		},
		MetricGoals: []types.MetricGoalConfig{{MetricDefinition: &types.MetricDefinitionConfig{
			Name: aws.String("clicks"), EntityIdKey: aws.String("user"), ValueKey: aws.String("clicks"),
		}}},
	})
	check(err)
	experiment := aws.String("clicks-test")
	_, err = client.StartExperiment(ctx, &evidently.StartExperimentInput{
		Project: &project, Experiment: experiment, AnalysisCompleteTime: aws.Time(now.AddDate(0, 0, 14)),
	})
	check(err)
	health, err := selfevident.GetExperimentHealth(ctx, client, &selfevident.GetExperimentHealthInput{
		Project: project, Experiment: "clicks-test",
	})
	check(err)
	fmt.Println(health.SampleRatioMismatch, health.Metrics[0].Needed.Minutes, health.NextLook.After(now))

	// Where do all experiments stand, and how many entities came to each treatment?
	summaries, err := selfevident.ListExperimentSummaries(ctx, client, &selfevident.ListExperimentSummariesInput{
		Project: project,
	})
	check(err)
	for _, one := range summaries.ExperimentSummaries {
		fmt.Println(one.Name, one.State, one.Sentence.Headline)
	}
	ofExperiment, err := selfevident.GetExperimentEnrolments(ctx, client, &selfevident.GetExperimentEnrolmentsInput{
		Project: project, Experiment: "clicks-test",
	})
	check(err)
	fmt.Println(ofExperiment.Treatments[0].TreatmentName, ofExperiment.Treatments[0].ExpectedShare)

	// The new variation has won: it becomes the default, and the experiment stops. A dry run says what changes for whom.
	shipping := selfevident.ShipVariationInput{Project: project, Feature: "search", Variation: "new"}
	shipping.DryRun = aws.Bool(true)
	planned, err := selfevident.ShipVariation(ctx, client, &shipping)
	check(err)
	shipping.DryRun = nil
	shipped, err := selfevident.ShipVariation(ctx, client, &shipping)
	check(err)
	fmt.Println(len(shipped.Stopped), planned.Changes.Sentences[0])

	// What does a page need, which cannot sign? A key of the project, whose secret is shown once.
	key, err := selfevident.CreateKey(ctx, client, &selfevident.CreateKeyInput{
		Project: project, Features: []string{"search"}, Origins: []string{"https://shop.test"},
	})
	check(err)
	_, err = selfevident.UpdateKey(ctx, client, &selfevident.UpdateKeyInput{
		Project: project, Key: key.Key.Id, Features: []string{"search", "cart-*"},
	})
	check(err)
	keys, err := selfevident.ListKeys(ctx, client, &selfevident.ListKeysInput{Project: project})
	check(err)
	fmt.Println(len(key.Secret), keys.Keys[0].Features)
	_, err = selfevident.DeleteKey(ctx, client, &selfevident.DeleteKeyInput{Project: project, Key: key.Key.Id})
	check(err)

	// Who changed what, and when?
	history, err := selfevident.ListHistory(ctx, client, &selfevident.ListHistoryInput{
		Project: project, MaxResults: aws.Int32(6),
	})
	check(err)
	for _, record := range history.History {
		fmt.Println(record.Operation, record.Time.Before(now.Add(time.Minute)), record.After != nil)
	}

	// What becomes of the events that come in? Somebody who listens sees for whom each counts, or why it does not.
	tap, err := selfevident.StartTap(ctx, client, &selfevident.StartTapInput{Project: project})
	check(err)
	read, err := selfevident.ReadTap(ctx, client, &selfevident.ReadTapInput{Project: project, Id: tap.Id})
	check(err)
	fmt.Println(len(read.Samples), "events")

	// An update is taken back with the id of its change, if nobody has changed the same since.
	_, err = client.UpdateFeature(ctx, &evidently.UpdateFeatureInput{
		Project: &project, Feature: aws.String("search"), Description: aws.String("By mistake"),
	})
	check(err)
	update, err := selfevident.ListHistory(ctx, client, &selfevident.ListHistoryInput{
		Project: project, MaxResults: aws.Int32(1),
	})
	check(err)
	reverted, err := selfevident.RevertChange(ctx, client, &selfevident.RevertChangeInput{
		Project: project, Id: update.History[0].Id, Time: update.History[0].Time,
	})
	check(err)
	fmt.Println(reverted.Operation, reverted.ResourceType)

	// Segments and the projects themselves have a history of their own. Both take the times between which to look.
	made, err := selfevident.ListAccountHistory(ctx, client, &selfevident.ListAccountHistoryInput{
		Resource: aws.String("project/" + project), From: &selfevident.Time{Time: now.AddDate(0, 0, -1)},
	})
	check(err)
	fmt.Println(len(made.History), made.History[0].Operation)

	// Errors are those of the SDK.
	_, err = selfevident.GetLaunchMetrics(ctx, client, &selfevident.GetLaunchMetricsInput{Project: project, Launch: "no"})
	var missing *types.ResourceNotFoundException
	fmt.Println(errors.As(err, &missing), err)
}
