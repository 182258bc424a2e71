package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/evidently"
	"github.com/aws/aws-sdk-go-v2/service/evidently/types"
)

var project = resource{
	forceNew: []string{"name"},
	computed: []string{"arn", "created_time", "last_updated_time", "status"},
	created:  []string{"AVAILABLE"},
	updated:  []string{"AVAILABLE"},
	create:   createProject,
	read:     readProject,
	update:   updateProject,
	remove: func(ctx context.Context, client *evidently.Client, id string, _ object) error {
		_, err := client.DeleteProject(ctx, &evidently.DeleteProjectInput{Project: &id})
		return err
	},
}

func createProject(ctx context.Context, client *evidently.Client, planned object) (string, error) {
	logs, bucket := destinations(planned)
	input := &evidently.CreateProjectInput{
		Name: sent(planned, "name"), Description: optional(planned, "description"), Tags: given(planned, "tags"),
	}
	if logs != nil || bucket != nil {
		input.DataDelivery = &types.ProjectDataDeliveryConfig{CloudWatchLogs: logs, S3Destination: bucket}
	}
	output, err := client.CreateProject(ctx, input)
	if err != nil {
		return "", err
	}
	return *output.Project.Name, nil
}

func destinations(planned object) (*types.CloudWatchLogsDestinationConfig, *types.S3DestinationConfig) {
	for _, delivery := range objects(planned, "data_delivery") {
		for _, logs := range objects(delivery, "cloudwatch_logs") {
			return &types.CloudWatchLogsDestinationConfig{LogGroup: optional(logs, "log_group")}, nil
		}
		for _, bucket := range objects(delivery, "s3_destination") {
			return nil, &types.S3DestinationConfig{Bucket: optional(bucket, "bucket"), Prefix: optional(bucket, "prefix")}
		}
	}
	return nil, nil
}

func readProject(ctx context.Context, client *evidently.Client, id string) (object, error) {
	output, err := client.GetProject(ctx, &evidently.GetProjectInput{Project: &id})
	if err != nil {
		return unlessGone(err)
	}
	found := output.Project
	return object{
		"active_experiment_count": int(aws.ToInt64(found.ActiveExperimentCount)),
		"active_launch_count":     int(aws.ToInt64(found.ActiveLaunchCount)),
		"arn":                     aws.ToString(found.Arn),
		"created_time":            moment(found.CreatedTime),
		"data_delivery":           deliveryOf(found.DataDelivery),
		"description":             aws.ToString(found.Description),
		"experiment_count":        int(aws.ToInt64(found.ExperimentCount)),
		"feature_count":           int(aws.ToInt64(found.FeatureCount)),
		"last_updated_time":       moment(found.LastUpdatedTime),
		"launch_count":            int(aws.ToInt64(found.LaunchCount)),
		"name":                    aws.ToString(found.Name),
		"status":                  string(found.Status),
		"tags":                    fromTexts(found.Tags),
	}, nil
}

func deliveryOf(found *types.ProjectDataDelivery) list {
	if found == nil {
		return list{}
	}
	delivery := object{}
	if logs := found.CloudWatchLogs; logs != nil {
		delivery["cloudwatch_logs"] = list{object{"log_group": aws.ToString(logs.LogGroup)}}
	}
	if bucket := found.S3Destination; bucket != nil {
		delivery["s3_destination"] = list{
			object{"bucket": aws.ToString(bucket.Bucket), "prefix": aws.ToString(bucket.Prefix)},
		}
	}
	return list{delivery}
}

// updateProject makes up to two calls: the description and the destination have an operation each.
func updateProject(ctx context.Context, client *evidently.Client, id string, state, planned object) error {
	if !same(state["description"], planned["description"]) {
		input := &evidently.UpdateProjectInput{Project: &id, Description: sent(planned, "description")}
		if _, err := client.UpdateProject(ctx, input); err != nil {
			return err
		}
	}
	if same(state["data_delivery"], planned["data_delivery"]) {
		return nil
	}
	logs, bucket := destinations(planned)
	_, err := client.UpdateProjectDataDelivery(ctx, &evidently.UpdateProjectDataDeliveryInput{
		Project: &id, CloudWatchLogs: logs, S3Destination: bucket,
	})
	return err
}
