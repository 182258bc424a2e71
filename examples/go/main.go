// A first feature with the AWS SDK for Go v2.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/evidently"
	"github.com/aws/aws-sdk-go-v2/service/evidently/types"
	smithyauth "github.com/aws/smithy-go/auth"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

type executeAPI struct{ region string }

func (scheme executeAPI) ResolveAuthSchemes(context.Context, *evidently.AuthResolverParameters) ([]*smithyauth.Option, error) {
	option := &smithyauth.Option{SchemeID: smithyauth.SchemeIDSigV4}
	smithyhttp.SetSigV4SigningName(&option.SignerProperties, "execute-api")
	smithyhttp.SetSigV4SigningRegion(&option.SignerProperties, scheme.region)
	return []*smithyauth.Option{option}, nil
}

func withoutHostPrefix(stack *middleware.Stack) error {
	return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("WithoutHostPrefix",
		func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (
			middleware.InitializeOutput, middleware.Metadata, error) {
			return next.HandleInitialize(smithyhttp.DisableEndpointHostPrefix(ctx, true), in)
		}), middleware.Before)
}

// newClient is for the deployment, or the local service, at an address.
func newClient(cfg aws.Config, address string) *evidently.Client {
	return evidently.NewFromConfig(cfg, func(options *evidently.Options) {
		options.BaseEndpoint = aws.String(address)
		options.AuthSchemeResolver = executeAPI{cfg.Region}
		options.APIOptions = append(options.APIOptions, withoutHostPrefix)
	})
}

func main() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx, config.WithRegion("us-east-1"))
	check(err)
	client := newClient(cfg, os.Getenv("SELFEVIDENT_ENDPOINT"))
	_, err = client.CreateProject(ctx, &evidently.CreateProjectInput{Name: aws.String("go-shop")})
	check(err)
	_, err = client.CreateFeature(ctx, &evidently.CreateFeatureInput{
		Project: aws.String("go-shop"),
		Name:    aws.String("search"),
		Variations: []types.VariationConfig{
			{Name: aws.String("old"), Value: &types.VariableValueMemberBoolValue{Value: false}},
			{Name: aws.String("new"), Value: &types.VariableValueMemberBoolValue{Value: true}},
		},
		DefaultVariation: aws.String("old"),
	})
	check(err)
	answer, err := client.EvaluateFeature(ctx, &evidently.EvaluateFeatureInput{
		Project: aws.String("go-shop"), Feature: aws.String("search"), EntityId: aws.String("user-1"),
		EvaluationContext: aws.String(`{"country":"de"}`),
	})
	check(err)
	fmt.Println(*answer.Variation, *answer.Reason)

	_, err = client.CreateProject(ctx, &evidently.CreateProjectInput{Name: aws.String("go-shop")})
	var conflict *types.ConflictException
	fmt.Println(errors.As(err, &conflict))
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
