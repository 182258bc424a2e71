package main

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/service/evidently"
)

type step struct {
	does string
	// What happens before, by another hand.
	outside func(w *workspace) error
	config  []block
	// What the apply does, in order.
	plan []string
	// Attributes that the state then has, by the address of the resource.
	holds map[string]object
	// In the error with which the apply ends.
	refused string
}

type scenario struct {
	title string
	steps []step
}

var scenarios = slicesOf(projects, segments, features, launches, orders)

func slicesOf(all ...[]scenario) []scenario {
	found := []scenario{}
	for _, each := range all {
		found = append(found, each...)
	}
	return found
}

const pattern = `{"price":[{"numeric":[">",10,"<=",20]}]}`

func shop(more ...object) block {
	return block{project, "project", with(object{"name": "tf-shop"}, more...)}
}

func aSegment(more ...object) block {
	return block{segment, "segment", with(object{"name": "tf-premium", "pattern": pattern}, more...)}
}

func aFeature(more ...object) block {
	two := variations("string_value", "one", "first", "two", "second")
	return block{feature, "feature", with(object{"name": "search", "project": "tf-shop"}, append([]object{two}, more...)...)}
}

func aLaunch(more ...object) block {
	plain := object{
		"name": "rollout", "project": "tf-shop", "groups": list{group("g1", "search", "one")},
		"scheduled_splits_config": steps(weights(2, object{"g1": 0})),
	}
	return block{launch, "launch", with(plain, more...)}
}

func with(attributes object, more ...object) object {
	found := object{}
	for _, each := range append([]object{attributes}, more...) {
		for name, value := range each {
			found[name] = value
		}
	}
	return found
}

// variations of one kind: their names and values in turn.
func variations(kind string, pairs ...string) object {
	found := list{}
	for index := 0; index < len(pairs); index += 2 {
		value := list{object{kind: pairs[index+1]}}
		found = append(found, object{"name": pairs[index], "value": value})
	}
	return object{"variations": found}
}

func group(name, feature, variation string) object {
	return object{"name": name, "feature": feature, "variation": variation}
}

func steps(all ...object) list {
	values := list{}
	for _, each := range all {
		values = append(values, each)
	}
	return list{object{"steps": values}}
}

var begun = time.Now().UTC()

// weights is a step that begins so many days from now, in whole seconds as a configuration has it.
func weights(days int, groups object) object {
	return object{"start_time": begun.AddDate(0, 0, days).Format(time.RFC3339), "group_weights": groups}
}

func override(order int, segment string, weights object) object {
	return object{"evaluation_order": order, "segment": segment, "weights": weights}
}

func tags(pairs ...string) object {
	found := object{}
	for index := 0; index < len(pairs); index += 2 {
		found[pairs[index]] = pairs[index+1]
	}
	return object{"tags": found}
}

func described(description string) object {
	return object{"description": description}
}

// deletedBy is a deletion that Terraform learns of only by reading.
func deletedBy(address string) func(w *workspace) error {
	return func(w *workspace) error {
		for _, each := range w.instances {
			if each.address == address {
				return each.of.remove(w.ctx, w.client, each.id, each.state)
			}
		}
		return nil
	}
}

func started(w *workspace) error {
	project, name := "tf-shop", "rollout"
	_, err := w.client.StartLaunch(w.ctx, &evidently.StartLaunchInput{Project: &project, Launch: &name})
	return err
}

func stopped(w *workspace) error {
	project, name := "tf-shop", "rollout"
	_, err := w.client.StopLaunch(w.ctx, &evidently.StopLaunchInput{Project: &project, Launch: &name})
	return err
}
