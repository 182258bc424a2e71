package main

import (
	"context"
	"encoding/json"
	"reflect"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/evidently"
)

var segment = resource{
	forceNew: []string{"description", "name", "pattern"},
	computed: []string{"arn", "created_time", "last_updated_time"},
	suppressed: func(attribute, configured, stored string, _ object) bool {
		return attribute == "pattern" && equivalent(configured, stored)
	},
	create: func(ctx context.Context, client *evidently.Client, planned object) (string, error) {
		output, err := client.CreateSegment(ctx, &evidently.CreateSegmentInput{
			Name: sent(planned, "name"), Pattern: sent(planned, "pattern"),
			Description: optional(planned, "description"), Tags: given(planned, "tags"),
		})
		if err != nil {
			return "", err
		}
		return *output.Segment.Arn, nil
	},
	read: readSegment,
	// Only tags change in place.
	update: func(context.Context, *evidently.Client, string, object, object) error { return nil },
	remove: func(ctx context.Context, client *evidently.Client, id string, _ object) error {
		_, err := client.DeleteSegment(ctx, &evidently.DeleteSegmentInput{Segment: &id})
		return err
	},
}

func readSegment(ctx context.Context, client *evidently.Client, id string) (object, error) {
	output, err := client.GetSegment(ctx, &evidently.GetSegmentInput{Segment: &id})
	if err != nil {
		return unlessGone(err)
	}
	found := output.Segment
	return object{
		"arn":               aws.ToString(found.Arn),
		"created_time":      moment(found.CreatedTime),
		"description":       aws.ToString(found.Description),
		"experiment_count":  int(aws.ToInt64(found.ExperimentCount)),
		"last_updated_time": moment(found.LastUpdatedTime),
		"launch_count":      int(aws.ToInt64(found.LaunchCount)),
		"name":              aws.ToString(found.Name),
		"pattern":           aws.ToString(found.Pattern),
		"tags":              fromTexts(found.Tags),
	}, nil
}

// equivalent tells whether two texts are the same JSON.
func equivalent(one, other string) bool {
	var first, second any
	if json.Unmarshal([]byte(one), &first) != nil || json.Unmarshal([]byte(other), &second) != nil {
		return false
	}
	return reflect.DeepEqual(first, second)
}
