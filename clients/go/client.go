// Package selfevident points the client of the AWS SDK for Go v2 at a deployment of this service, and has the operations
// that the service has beyond those of the SDK.
package selfevident

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/evidently"
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

// NewClient is for the deployment, or the local service, at an address.
func NewClient(cfg aws.Config, address string) *evidently.Client {
	return evidently.NewFromConfig(cfg, func(options *evidently.Options) {
		options.BaseEndpoint = aws.String(address)
		options.AuthSchemeResolver = executeAPI{cfg.Region}
		options.APIOptions = append(options.APIOptions, withoutHostPrefix)
	})
}
