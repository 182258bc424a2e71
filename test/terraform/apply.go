package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/evidently"
	"github.com/aws/aws-sdk-go-v2/service/evidently/types"
)

// block is one resource of a configuration. The order of blocks is the order in which they depend on each other.
type block struct {
	of         resource
	address    string
	attributes object
}

type instance struct {
	block
	id    string
	state object
}

// workspace has what was applied so far, in the order of creation.
type workspace struct {
	ctx       context.Context
	client    *evidently.Client
	instances []*instance
}

// apply refreshes, and then brings the configuration about in Terraform's order: what is gone from the configuration
// or has to be made anew is deleted first, the last one first; then each block is created or updated. Returns what it
// did, as `create launch`.
func (w *workspace) apply(config []block) ([]string, error) {
	if err := w.refresh(); err != nil {
		return nil, err
	}
	done := []string{}
	for _, old := range slices.Backward(slices.Clone(w.instances)) {
		wanted := find(config, old.address)
		if wanted != nil && !old.replaced(*wanted) {
			continue
		}
		done = append(done, "delete "+old.address)
		if err := w.destroy(old); err != nil {
			return done, err
		}
	}
	for _, wanted := range config {
		did, err := w.bring(wanted)
		if err != nil {
			return done, fmt.Errorf("%s: %w", wanted.address, err)
		}
		if did != "" {
			done = append(done, did+" "+wanted.address)
		}
	}
	return done, w.settled()
}

func find(config []block, address string) *block {
	for index := range config {
		if config[index].address == address {
			return &config[index]
		}
	}
	return nil
}

func (i *instance) replaced(wanted block) bool {
	changed := i.of.differences(wanted.attributes, i.state)
	return slices.ContainsFunc(changed, func(name string) bool { return slices.Contains(i.of.forceNew, name) })
}

func (w *workspace) bring(wanted block) (string, error) {
	for _, old := range w.instances {
		if old.address == wanted.address {
			old.block = wanted
			return w.update(old)
		}
	}
	id, err := wanted.of.create(w.ctx, w.client, wanted.attributes)
	if err != nil {
		return "", err
	}
	made := &instance{block: wanted, id: id}
	w.instances = append(w.instances, made)
	return "create", w.read(made, wanted.of.created)
}

func (w *workspace) update(old *instance) (string, error) {
	changed := old.of.differences(old.attributes, old.state)
	if len(changed) == 0 {
		return "", nil
	}
	if err := w.tag(old); err != nil {
		return "", err
	}
	if len(changed) > 1 || changed[0] != "tags" {
		plan := old.of.planned(old.attributes, old.state)
		if err := old.of.update(w.ctx, w.client, old.id, old.state, plan); err != nil {
			return "", err
		}
	}
	return "update", w.read(old, old.of.updated)
}

// tag takes tags away first, and then sends those that are new or changed.
func (w *workspace) tag(old *instance) error {
	before, after, arn := texts(old.state, "tags"), texts(old.attributes, "tags"), sent(old.state, "arn")
	gone, changed := []string{}, map[string]string{}
	for key := range before {
		if _, stays := after[key]; !stays {
			gone = append(gone, key)
		}
	}
	for key, value := range after {
		if found, there := before[key]; !there || found != value {
			changed[key] = value
		}
	}
	if len(gone) > 0 {
		input := &evidently.UntagResourceInput{ResourceArn: arn, TagKeys: gone}
		if _, err := w.client.UntagResource(w.ctx, input); err != nil {
			return err
		}
	}
	if len(changed) == 0 {
		return nil
	}
	_, err := w.client.TagResource(w.ctx, &evidently.TagResourceInput{ResourceArn: arn, Tags: changed})
	return err
}

// read waits for one of the statuses and then reads the state: two requests, or one when there is nothing to wait for.
func (w *workspace) read(of *instance, statuses []string) error {
	if statuses != nil {
		found, err := of.of.read(w.ctx, w.client, of.id)
		if err != nil || found == nil {
			return fmt.Errorf("it is not there: %w", err)
		}
		if !slices.Contains(statuses, text(found, "status")) {
			return fmt.Errorf("its status is %s, and the provider waits for %v", found["status"], statuses)
		}
	}
	found, err := of.of.read(w.ctx, w.client, of.id)
	of.state = found
	return err
}

// destroy deletes, and takes it for deleted when it is not found any more.
func (w *workspace) destroy(old *instance) error {
	if _, err := unlessGone(old.of.remove(w.ctx, w.client, old.id, old.state)); err != nil {
		return fmt.Errorf("%s: %w", old.address, err)
	}
	if found, err := old.of.read(w.ctx, w.client, old.id); err != nil || found != nil {
		return fmt.Errorf("%s is still there: %w", old.address, err)
	}
	w.instances = slices.DeleteFunc(w.instances, func(each *instance) bool { return each == old })
	return nil
}

// refresh reads every state anew and forgets what is gone.
func (w *workspace) refresh() error {
	for _, each := range w.instances {
		if err := w.read(each, nil); err != nil {
			return err
		}
	}
	w.instances = slices.DeleteFunc(w.instances, func(each *instance) bool { return each.state == nil })
	return nil
}

// settled tells what a second plan would change, and what an import by the id would read otherwise: nothing at all.
func (w *workspace) settled() error {
	if err := w.refresh(); err != nil {
		return err
	}
	for _, each := range w.instances {
		if changed := each.of.differences(each.attributes, each.state); len(changed) > 0 {
			return fmt.Errorf("%s drifts in %v: %v, configured %v", each.address, changed, each.state, each.attributes)
		}
		for _, name := range each.of.computed {
			if text(each.state, name) == "" {
				return fmt.Errorf("%s has no %s", each.address, name)
			}
		}
		imported, err := each.of.read(w.ctx, w.client, each.id)
		if err != nil || !same(imported, each.state) {
			return fmt.Errorf("%s is imported as %v: %w", each.address, imported, err)
		}
	}
	return nil
}

func unlessGone(err error) (object, error) {
	var gone *types.ResourceNotFoundException
	if errors.As(err, &gone) {
		return nil, nil
	}
	return nil, err
}

// namesIn takes the id of a feature or a launch apart: its name, a colon, and the ARN of its project.
func namesIn(id string) (string, string) {
	name, project, _ := strings.Cut(id, ":")
	return name, project
}

// moment is a time as the state has it: RFC 3339, in seconds.
func moment(at *time.Time) string {
	return aws.ToTime(at).Format(time.RFC3339)
}
