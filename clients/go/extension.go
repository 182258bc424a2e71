package selfevident

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/evidently"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/encoding/httpbinding"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// What an extension is on the wire. The members of its input that the path and the query do not name are its body.
type operation struct {
	name, method, path string
	query              []string
}

// The SDK makes calls of its own operations only. StartExperiment carries the others, since it knows most errors: only
// what it writes and what it reads are put in the place of its own, so that all else is as for any call.
func call(ctx context.Context, client *evidently.Client, op operation, input, output any, options []func(*evidently.Options)) error {
	carried := &evidently.StartExperimentInput{Project: aws.String("-"), Experiment: aws.String("-"), AnalysisCompleteTime: aws.Time(time.Unix(0, 0))}
	carry := func(stack *middleware.Stack) error {
		reader, _ := stack.Deserialize.Get("OperationDeserializer")
		_, err := stack.Deserialize.Swap("OperationDeserializer", deserializer{reader, output})
		if err != nil {
			return err
		}
		_, err = stack.Serialize.Swap("OperationSerializer", serializer{op, input})
		return err
	}
	_, err := client.StartExperiment(ctx, carried, append(slices.Clone(options), func(options *evidently.Options) {
		options.APIOptions = append(slices.Clone(options.APIOptions), carry)
	})...)
	var failed *smithy.OperationError
	if errors.As(err, &failed) {
		failed.OperationName = op.name
	}
	return err
}

type serializer struct {
	operation operation
	input     any
}

func (serializer) ID() string { return "OperationSerializer" }

func (s serializer) HandleSerialize(ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler) (
	out middleware.SerializeOutput, metadata middleware.Metadata, err error) {
	request, ok := in.Request.(*smithyhttp.Request)
	if !ok {
		return out, metadata, &smithy.SerializationError{Err: fmt.Errorf("unknown transport type %T", in.Request)}
	}
	if in.Request, err = s.operation.write(request, s.input); err != nil {
		return out, metadata, &smithy.SerializationError{Err: err}
	}
	return next.HandleSerialize(ctx, in)
}

func (op operation) write(request *smithyhttp.Request, input any) (*smithyhttp.Request, error) {
	members, err := membersOf(input)
	if err != nil {
		return nil, err
	}
	request.Method = op.method
	request.URL.Path = smithyhttp.JoinPath(request.URL.Path, op.path)
	encoder, err := httpbinding.NewEncoder(request.URL.Path, request.URL.RawQuery, request.Header)
	if err != nil {
		return nil, err
	}
	for name, value := range members {
		switch {
		case strings.Contains(op.path, "{"+name+"}"):
			if value == "" {
				return nil, fmt.Errorf("input member %s must not be empty", name)
			}
			err = encoder.SetURI(name).String(fmt.Sprint(value))
		case slices.Contains(op.query, name):
			encoder.SetQuery(name).String(fmt.Sprint(value))
		default:
			continue
		}
		delete(members, name)
		if err != nil {
			return nil, err
		}
	}
	if op.method != "GET" {
		encoder.SetHeader("Content-Type").String("application/json")
		body, err := json.Marshal(members)
		if err != nil {
			return nil, err
		}
		if request, err = request.SetStream(bytes.NewReader(body)); err != nil {
			return nil, err
		}
	}
	request.Request, err = encoder.Encode(request.Request)
	return request, err
}

func membersOf(input any) (map[string]any, error) {
	text, err := json.Marshal(input)
	if err != nil {
		return nil, err
	}
	members := map[string]any{}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return members, decoder.Decode(&members)
}

type deserializer struct {
	carried middleware.DeserializeMiddleware
	output  any
}

func (deserializer) ID() string { return "OperationDeserializer" }

func (d deserializer) HandleDeserialize(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
	out middleware.DeserializeOutput, metadata middleware.Metadata, err error) {
	out, metadata, err = next.HandleDeserialize(ctx, in)
	response, ok := out.RawResponse.(*smithyhttp.Response)
	if err != nil || !ok {
		return out, metadata, err
	}
	if response.StatusCode >= 300 {
		return d.carried.HandleDeserialize(ctx, in, received{out, metadata})
	}
	out.Result = &evidently.StartExperimentOutput{}
	text, err := io.ReadAll(response.Body)
	if err == nil {
		err = json.Unmarshal(text, d.output)
	}
	if err != nil {
		err = &smithy.DeserializationError{Err: err, Snapshot: text}
	}
	return out, metadata, err
}

// received is an answer that is there already, for a reader that would ask for it.
type received struct {
	out      middleware.DeserializeOutput
	metadata middleware.Metadata
}

func (r received) HandleDeserialize(context.Context, middleware.DeserializeInput) (
	middleware.DeserializeOutput, middleware.Metadata, error) {
	return r.out, r.metadata, nil
}
