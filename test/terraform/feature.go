package main

import (
	"context"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/evidently"
	"github.com/aws/aws-sdk-go-v2/service/evidently/types"
)

var feature = resource{
	optionalComputed: []string{"default_variation", "evaluation_strategy"},
	forceNew:         []string{"name", "project"},
	computed: []string{
		"arn", "created_time", "default_variation", "evaluation_strategy", "last_updated_time", "status", "value_type",
	},
	sets:       []string{"variations"},
	suppressed: suffixOf("project"),
	created:    []string{"AVAILABLE"},
	updated:    []string{"AVAILABLE"},
	create:     createFeature,
	read:       readFeature,
	update:     updateFeature,
	remove: func(ctx context.Context, client *evidently.Client, _ string, state object) error {
		_, err := client.DeleteFeature(ctx, &evidently.DeleteFeatureInput{
			Feature: sent(state, "name"), Project: sent(state, "project"),
		})
		return err
	},
}

func createFeature(ctx context.Context, client *evidently.Client, planned object) (string, error) {
	output, err := client.CreateFeature(ctx, &evidently.CreateFeatureInput{
		Name: sent(planned, "name"), Project: sent(planned, "project"), Tags: given(planned, "tags"),
		DefaultVariation: optional(planned, "default_variation"), Description: optional(planned, "description"),
		EntityOverrides:    given(planned, "entity_overrides"),
		EvaluationStrategy: types.FeatureEvaluationStrategy(text(planned, "evaluation_strategy")),
		Variations:         variationsIn(planned),
	})
	if err != nil {
		return "", err
	}
	return *output.Feature.Name + ":" + *output.Feature.Project, nil
}

func variationsIn(planned object) []types.VariationConfig {
	var found []types.VariationConfig
	for _, variation := range objects(planned, "variations") {
		value := valueIn(objects(variation, "value")[0])
		found = append(found, types.VariationConfig{Name: sent(variation, "name"), Value: value})
	}
	return found
}

// valueIn reads the texts in which the provider keeps values, so that 0 and false differ from nothing.
func valueIn(value object) types.VariableValue {
	if given, err := strconv.ParseBool(text(value, "bool_value")); err == nil {
		return &types.VariableValueMemberBoolValue{Value: given}
	}
	if given, err := strconv.ParseInt(text(value, "long_value"), 10, 64); err == nil {
		return &types.VariableValueMemberLongValue{Value: given}
	}
	if given, err := strconv.ParseFloat(text(value, "double_value"), 64); err == nil {
		return &types.VariableValueMemberDoubleValue{Value: given}
	}
	return &types.VariableValueMemberStringValue{Value: text(value, "string_value")}
}

func valueOf(found types.VariableValue) object {
	switch value := found.(type) {
	case *types.VariableValueMemberBoolValue:
		return object{"bool_value": strconv.FormatBool(value.Value)}
	case *types.VariableValueMemberLongValue:
		return object{"long_value": strconv.FormatInt(value.Value, 10)}
	case *types.VariableValueMemberDoubleValue:
		return object{"double_value": strconv.FormatFloat(value.Value, 'f', -1, 64)}
	case *types.VariableValueMemberStringValue:
		return object{"string_value": value.Value}
	}
	return object{}
}

func readFeature(ctx context.Context, client *evidently.Client, id string) (object, error) {
	name, project := namesIn(id)
	output, err := client.GetFeature(ctx, &evidently.GetFeatureInput{Feature: &name, Project: &project})
	if err != nil {
		return unlessGone(err)
	}
	found, variations, rules := output.Feature, list{}, list{}
	for _, variation := range found.Variations {
		named := object{"name": aws.ToString(variation.Name), "value": list{valueOf(variation.Value)}}
		variations = append(variations, named)
	}
	for _, rule := range found.EvaluationRules {
		rules = append(rules, object{"name": aws.ToString(rule.Name), "type": aws.ToString(rule.Type)})
	}
	return object{
		"arn":                 aws.ToString(found.Arn),
		"created_time":        moment(found.CreatedTime),
		"default_variation":   aws.ToString(found.DefaultVariation),
		"description":         aws.ToString(found.Description),
		"entity_overrides":    fromTexts(found.EntityOverrides),
		"evaluation_rules":    rules,
		"evaluation_strategy": string(found.EvaluationStrategy),
		"last_updated_time":   moment(found.LastUpdatedTime),
		"name":                aws.ToString(found.Name),
		"project":             aws.ToString(found.Project),
		"status":              string(found.Status),
		"tags":                fromTexts(found.Tags),
		"value_type":          string(found.ValueType),
		"variations":          variations,
	}, nil
}

// updateFeature sends every member, also what has not changed; of a changed set it sends each variation that is left.
func updateFeature(ctx context.Context, client *evidently.Client, _ string, state, planned object) error {
	input := &evidently.UpdateFeatureInput{
		Feature: sent(planned, "name"), Project: sent(planned, "project"),
		DefaultVariation: sent(planned, "default_variation"), Description: sent(planned, "description"),
		EntityOverrides:    texts(planned, "entity_overrides"),
		EvaluationStrategy: types.FeatureEvaluationStrategy(text(planned, "evaluation_strategy")),
	}
	if !sameSet(state["variations"], planned["variations"]) {
		input.AddOrUpdateVariations, input.RemoveVariations = variationsIn(planned), removed(state, planned)
	}
	_, err := client.UpdateFeature(ctx, input)
	return err
}

func removed(state, planned object) []string {
	left, found := map[string]bool{}, []string{}
	for _, variation := range objects(planned, "variations") {
		left[text(variation, "name")] = true
	}
	for _, variation := range objects(state, "variations") {
		if name := text(variation, "name"); !left[name] {
			found = append(found, name)
		}
	}
	return found
}
