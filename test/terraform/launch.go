package main

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/evidently"
	"github.com/aws/aws-sdk-go-v2/service/evidently/types"
)

var launch = resource{
	forceNew: []string{"name", "project"},
	computed: []string{"arn", "created_time", "last_updated_time", "status", "type"},
	suppressed: func(attribute, configured, stored string, planned object) bool {
		switch attribute {
		case "randomization_salt":
			return configured == "" && stored == text(planned, "name")
		case "event_pattern":
			return equivalent(configured, stored)
		}
		return suffixOf("project", "segment")(attribute, configured, stored, planned)
	},
	created: []string{"CREATED"},
	updated: []string{"CREATED", "RUNNING"},
	create:  createLaunch,
	read:    readLaunch,
	update:  updateLaunch,
	remove: func(ctx context.Context, client *evidently.Client, _ string, state object) error {
		_, err := client.DeleteLaunch(ctx, &evidently.DeleteLaunchInput{
			Launch: sent(state, "name"), Project: sent(state, "project"),
		})
		return err
	},
}

func createLaunch(ctx context.Context, client *evidently.Client, planned object) (string, error) {
	input := &evidently.CreateLaunchInput{
		Name: sent(planned, "name"), Project: sent(planned, "project"), Groups: groupsIn(planned),
		Description: optional(planned, "description"), RandomizationSalt: optional(planned, "randomization_salt"),
		ScheduledSplitsConfig: stepsIn(planned), Tags: given(planned, "tags"),
	}
	if monitors := monitorsIn(planned); len(monitors) > 0 {
		input.MetricMonitors = monitors
	}
	output, err := client.CreateLaunch(ctx, input)
	if err != nil {
		return "", err
	}
	return *output.Launch.Name + ":" + *output.Launch.Project, nil
}

// updateLaunch sends every member, also what has not changed, and empty texts and lists.
func updateLaunch(ctx context.Context, client *evidently.Client, _ string, _, planned object) error {
	_, err := client.UpdateLaunch(ctx, &evidently.UpdateLaunchInput{
		Launch: sent(planned, "name"), Project: sent(planned, "project"), Groups: groupsIn(planned),
		Description: sent(planned, "description"), RandomizationSalt: sent(planned, "randomization_salt"),
		MetricMonitors: monitorsIn(planned), ScheduledSplitsConfig: stepsIn(planned),
	})
	return err
}

// groupsIn has an empty description for a group without one.
func groupsIn(planned object) []types.LaunchGroupConfig {
	found := []types.LaunchGroupConfig{}
	for _, group := range objects(planned, "groups") {
		found = append(found, types.LaunchGroupConfig{
			Name: sent(group, "name"), Feature: sent(group, "feature"), Variation: sent(group, "variation"),
			Description: sent(group, "description"),
		})
	}
	return found
}

func monitorsIn(planned object) []types.MetricMonitorConfig {
	found := []types.MetricMonitorConfig{}
	for _, monitor := range objects(planned, "metric_monitors") {
		for _, metric := range objects(monitor, "metric_definition") {
			found = append(found, types.MetricMonitorConfig{MetricDefinition: &types.MetricDefinitionConfig{
				Name: sent(metric, "name"), EntityIdKey: sent(metric, "entity_id_key"),
				ValueKey: sent(metric, "value_key"), EventPattern: optional(metric, "event_pattern"),
				UnitLabel: optional(metric, "unit_label"),
			}})
		}
	}
	return found
}

func stepsIn(planned object) *types.ScheduledSplitsLaunchConfig {
	for _, config := range objects(planned, "scheduled_splits_config") {
		steps := []types.ScheduledSplitConfig{}
		for _, step := range objects(config, "steps") {
			begins, _ := time.Parse(time.RFC3339, text(step, "start_time"))
			steps = append(steps, types.ScheduledSplitConfig{
				StartTime: &begins, GroupWeights: numbers(step, "group_weights"), SegmentOverrides: overridesIn(step),
			})
		}
		return &types.ScheduledSplitsLaunchConfig{Steps: steps}
	}
	return nil
}

func overridesIn(step object) []types.SegmentOverride {
	found := []types.SegmentOverride{}
	for _, override := range objects(step, "segment_overrides") {
		found = append(found, types.SegmentOverride{
			EvaluationOrder: aws.Int64(int64(override["evaluation_order"].(int))),
			Segment:         sent(override, "segment"), Weights: numbers(override, "weights"),
		})
	}
	return found
}

func readLaunch(ctx context.Context, client *evidently.Client, id string) (object, error) {
	name, project := namesIn(id)
	output, err := client.GetLaunch(ctx, &evidently.GetLaunchInput{Launch: &name, Project: &project})
	if err != nil {
		return unlessGone(err)
	}
	found := output.Launch
	return object{
		"arn":                     aws.ToString(found.Arn),
		"created_time":            moment(found.CreatedTime),
		"description":             aws.ToString(found.Description),
		"execution":               executionOf(found.Execution),
		"groups":                  groupsOf(found.Groups),
		"last_updated_time":       moment(found.LastUpdatedTime),
		"metric_monitors":         monitorsOf(found.MetricMonitors),
		"name":                    aws.ToString(found.Name),
		"project":                 aws.ToString(found.Project),
		"randomization_salt":      aws.ToString(found.RandomizationSalt),
		"scheduled_splits_config": stepsOf(found.ScheduledSplitsDefinition),
		"status":                  string(found.Status),
		"status_reason":           aws.ToString(found.StatusReason),
		"tags":                    fromTexts(found.Tags),
		"type":                    string(found.Type),
	}, nil
}

func executionOf(found *types.LaunchExecution) list {
	if found == nil {
		return list{}
	}
	execution := object{"started_time": moment(found.StartedTime)}
	if found.EndedTime != nil {
		execution["ended_time"] = moment(found.EndedTime)
	}
	return list{execution}
}

func groupsOf(found []types.LaunchGroup) list {
	groups := list{}
	for _, group := range found {
		for feature, variation := range group.FeatureVariations {
			groups = append(groups, object{
				"name": aws.ToString(group.Name), "feature": feature, "variation": variation,
				"description": aws.ToString(group.Description),
			})
		}
	}
	return groups
}

func monitorsOf(found []types.MetricMonitor) list {
	monitors := list{}
	for _, monitor := range found {
		metric := monitor.MetricDefinition
		monitors = append(monitors, object{"metric_definition": list{object{
			"name": aws.ToString(metric.Name), "entity_id_key": aws.ToString(metric.EntityIdKey),
			"value_key": aws.ToString(metric.ValueKey), "event_pattern": aws.ToString(metric.EventPattern),
			"unit_label": aws.ToString(metric.UnitLabel),
		}}})
	}
	return monitors
}

func stepsOf(found *types.ScheduledSplitsLaunchDefinition) list {
	if found == nil {
		return list{}
	}
	steps := list{}
	for _, step := range found.Steps {
		overrides := list{}
		for _, override := range step.SegmentOverrides {
			overrides = append(overrides, object{
				"evaluation_order": int(aws.ToInt64(override.EvaluationOrder)),
				"segment":          aws.ToString(override.Segment), "weights": fromNumbers(override.Weights),
			})
		}
		steps = append(steps, object{
			"group_weights": fromNumbers(step.GroupWeights), "start_time": moment(step.StartTime),
			"segment_overrides": overrides,
		})
	}
	return list{object{"steps": steps}}
}
