// A first feature with the AWS SDK for Go v2, and what this service answers beyond it.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"selfevident"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/evidently"
	"github.com/aws/aws-sdk-go-v2/service/evidently/types"
)

func main() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx, config.WithRegion("us-east-1"))
	check(err)
	project := "go-shop"
	if name := os.Getenv("PROJECT"); name != "" {
		project = name
	}
	client := selfevident.NewClient(cfg, os.Getenv("SELFEVIDENT_ENDPOINT"))
	_, err = client.CreateProject(ctx, &evidently.CreateProjectInput{Name: &project})
	check(err)
	_, err = client.CreateFeature(ctx, &evidently.CreateFeatureInput{
		Project: &project,
		Name:    aws.String("search"),
		Variations: []types.VariationConfig{
			{Name: aws.String("old"), Value: &types.VariableValueMemberBoolValue{Value: false}},
			{Name: aws.String("new"), Value: &types.VariableValueMemberBoolValue{Value: true}},
		},
		DefaultVariation: aws.String("old"),
	})
	check(err)
	answer, err := client.EvaluateFeature(ctx, &evidently.EvaluateFeatureInput{
		Project: &project, Feature: aws.String("search"), EntityId: aws.String("user-1"),
		EvaluationContext: aws.String(`{"country":"de"}`),
	})
	check(err)
	fmt.Println(*answer.Variation, *answer.Reason)

	_, err = client.CreateProject(ctx, &evidently.CreateProjectInput{Name: &project})
	var conflict *types.ConflictException
	fmt.Println(errors.As(err, &conflict))
	extensions(ctx, client, project)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
