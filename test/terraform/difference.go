package main

import (
	"fmt"
	"reflect"
	"slices"
	"sort"
	"strings"
)

// same compares as the provider's framework does: an empty text, list or map is none at all.
func same(one, other any) bool {
	return reflect.DeepEqual(withoutEmpty(one), withoutEmpty(other))
}

// sameSet compares lists without their order.
func sameSet(one, other any) bool {
	return reflect.DeepEqual(sorted(one), sorted(other))
}

func sorted(value any) []string {
	found := []string{}
	values, _ := value.(list)
	for _, each := range values {
		found = append(found, fmt.Sprint(withoutEmpty(each)))
	}
	sort.Strings(found)
	return found
}

// withoutEmpty is nothing for what counts as nothing. A number counts always, and so does false.
func withoutEmpty(value any) any {
	switch value := value.(type) {
	case string:
		if value == "" {
			return nil
		}
	case list:
		if len(value) == 0 {
			return nil
		}
		found := list{}
		for _, each := range value {
			found = append(found, withoutEmpty(each))
		}
		return found
	case object:
		found := object{}
		for name, each := range value {
			if kept := withoutEmpty(each); kept != nil {
				found[name] = kept
			}
		}
		if len(found) == 0 {
			return nil
		}
		return found
	}
	return value
}

// planned is what the provider will be told to bring about: the configuration, and the state wherever the
// configuration is silent about an attribute that may keep its value, or where a difference counts as none.
func (r resource) planned(config, state object) object {
	plan := r.kept("", config, state, config).(object)
	for _, name := range r.optionalComputed {
		if _, configured := config[name]; !configured {
			plan[name] = state[name]
		}
	}
	return plan
}

// kept is the configured value with each suppressed difference replaced by what is stored.
func (r resource) kept(name string, configured, stored any, plan object) any {
	switch value := configured.(type) {
	case object:
		of, _ := stored.(object)
		found := object{}
		for key, each := range value {
			found[key] = r.kept(key, each, of[key], plan)
		}
		for key, each := range of {
			if _, there := value[key]; !there && r.same(key, "", each, plan) {
				found[key] = each
			}
		}
		return found
	case list:
		of, _ := stored.(list)
		found := list{}
		for index, each := range value {
			var before any
			if index < len(of) {
				before = of[index]
			}
			found = append(found, r.kept(name, each, before, plan))
		}
		return found
	}
	if r.same(name, configured, stored, plan) {
		return stored
	}
	return configured
}

func (r resource) same(name string, configured, stored any, plan object) bool {
	one, isText := configured.(string)
	other, wasText := stored.(string)
	return isText && wasText && r.suppressed != nil && r.suppressed(name, one, other, plan)
}

// differences are the attributes that an apply would change. What only the service knows is never among them.
func (r resource) differences(config, state object) []string {
	plan, found := r.planned(config, state), []string{}
	for name := range state {
		if r.known(name) {
			continue
		}
		equal := same
		if slices.Contains(r.sets, name) {
			equal = sameSet
		}
		if !equal(plan[name], state[name]) {
			found = append(found, name)
		}
	}
	sort.Strings(found)
	return found
}

// known tells whether an attribute is the service's alone to set.
func (r resource) known(name string) bool {
	configurable := slices.Contains(r.optionalComputed, name)
	counts := strings.HasSuffix(name, "_count")
	others := []string{"evaluation_rules", "execution", "status_reason"}
	return counts || slices.Contains(others, name) || (slices.Contains(r.computed, name) && !configurable)
}

// suffixOf suppresses the difference between a name and the ARN that ends with it.
func suffixOf(attributes ...string) func(string, string, string, object) bool {
	return func(attribute, configured, stored string, _ object) bool {
		if !slices.Contains(attributes, attribute) {
			return false
		}
		return strings.HasSuffix(stored, configured) || (stored != "" && strings.HasSuffix(configured, stored))
	}
}
