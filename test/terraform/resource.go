package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/evidently"
)

// object has attributes by name, as Terraform's state has them: text, whole numbers, lists and objects.
type object = map[string]any
type list = []any

// resource is one type of hashicorp/aws: what it sends for a change, and what it keeps of the answers.
type resource struct {
	// Attributes that keep their value when the configuration does not have them.
	optionalComputed []string
	// Attributes whose change makes the resource anew.
	forceNew []string
	// Attributes that only the service knows, and that are never empty.
	computed []string
	// Lists whose order has no meaning.
	sets []string
	// Whether a difference between what is configured and what is stored counts as none.
	suppressed func(attribute, configured, stored string, planned object) bool

	create func(ctx context.Context, client *evidently.Client, planned object) (id string, err error)
	// Statuses for which the provider waits; it calls anything else a failure, or waits on for two minutes.
	created, updated []string
	// Nothing when there is no such resource.
	read   func(ctx context.Context, client *evidently.Client, id string) (object, error)
	update func(ctx context.Context, client *evidently.Client, id string, state, planned object) error
	remove func(ctx context.Context, client *evidently.Client, id string, state object) error
}

// text is the attribute, or "" when it is not there, as the provider reads each attribute that it does not ask for.
func text(attributes object, name string) string {
	value, _ := attributes[name].(string)
	return value
}

// optional is nothing for an empty text, which the provider then leaves out.
func optional(attributes object, name string) *string {
	if value := text(attributes, name); value != "" {
		return &value
	}
	return nil
}

func sent(attributes object, name string) *string {
	value := text(attributes, name)
	return &value
}

func objects(attributes object, name string) []object {
	values, _ := attributes[name].(list)
	found := make([]object, 0, len(values))
	for _, value := range values {
		found = append(found, value.(object))
	}
	return found
}

func texts(attributes object, name string) map[string]string {
	values, _ := attributes[name].(object)
	found := make(map[string]string, len(values))
	for key, value := range values {
		found[key] = value.(string)
	}
	return found
}

// given is nothing for an empty map, which the provider leaves out when it creates.
func given(attributes object, name string) map[string]string {
	if found := texts(attributes, name); len(found) > 0 {
		return found
	}
	return nil
}

func numbers(attributes object, name string) map[string]int64 {
	values, _ := attributes[name].(object)
	found := make(map[string]int64, len(values))
	for key, value := range values {
		found[key] = int64(value.(int))
	}
	return found
}

func fromTexts(values map[string]string) object {
	found := object{}
	for key, value := range values {
		found[key] = value
	}
	return found
}

func fromNumbers(values map[string]int64) object {
	found := object{}
	for key, value := range values {
		found[key] = int(value)
	}
	return found
}
