package main

var made = []string{"create project", "create feature", "create launch"}

func relaunched(does string, more ...object) step {
	return step{does: does, config: []block{shop(), aFeature(), aLaunch(more...)}, plan: []string{"update launch"}}
}

var launches = []scenario{
	{"a draft: texts, salt and tags", []step{
		{does: "plain", config: []block{shop(), aFeature(), aLaunch()}, plan: made,
			holds: map[string]object{"project": {"launch_count": 1, "active_launch_count": 0}, "launch": {
				"randomization_salt": "rollout", "status": "CREATED", "type": "aws.evidently.splits", "execution": list{},
			}}},
		relaunched("described", described("one")),
		relaunched("not described"),
		relaunched("a salt", object{"randomization_salt": "salt one"}),
		relaunched("another salt", object{"randomization_salt": "salt two"}),
		// An empty salt counts as absent, so the way back is the name, which the provider holds for none.
		relaunched("the name", object{"randomization_salt": "rollout"}),
		{does: "no salt", config: []block{shop(), aFeature(), aLaunch()}, plan: []string{}},
		relaunched("tags", tags("a", "1")),
		relaunched("other tags", tags("a", "2", "b", "1")),
		{does: "gone", outside: deletedBy("launch"), config: []block{shop(), aFeature(), aLaunch()},
			plan: []string{"create launch"}},
		{does: "renamed", config: []block{shop(), aFeature(), aLaunch(object{"name": "second"})},
			plan: []string{"delete launch", "create launch"}},
	}},
	{"a draft: monitors", []step{
		{does: "one", config: []block{shop(), aFeature(), aLaunch(monitors(metric("m1", pattern, "ms")))}, plan: made},
		relaunched("two", monitors(metric("m1", `{"price":[1]}`, "s"), metric("m2", pattern, "ms"))),
		relaunched("three", monitors(metric("m1", pattern, "s"), metric("m3", "", ""), metric("m2", pattern, ""))),
		relaunched("none"),
	}},
	{"a draft: steps", []step{
		{does: "one", config: []block{shop(), aFeature(), aLaunch()}, plan: made},
		relaunched("two", twoGroups, scheduled(weights(3, both(15, 10)), weights(4, both(20, 25)))),
		relaunched("three", twoGroups,
			scheduled(weights(4, both(60, 65)), weights(5, both(11, 12)), weights(6, both(44, 40)))),
		relaunched("one again"),
	}},
	{"a draft: segments by name, in changing order", []step{
		{does: "one", config: segmented(override(1, "tf-a", object{"g1": 20000})),
			plan: []string{"create project", "create feature", "create a", "create b", "create launch"}},
		{does: "two", config: segmented(override(1, "tf-b", object{"g1": 10000}), override(2, "tf-a", object{"g1": 100000})),
			plan: []string{"update launch"}},
		{does: "weights of 0", config: segmented(override(3, "tf-a", object{"g1": 0})), plan: []string{"update launch"}},
		{does: "another pattern of one in use", config: withPattern(`{"price":[1]}`), refused: "ConflictException"},
		{does: "none", config: segmented(), plan: []string{"update launch"}},
	}},
	{"a launch that somebody starts keeps being planned as it is", []step{
		{does: "draft", config: []block{shop(), aFeature(), aLaunch(ahead)}, plan: made},
		{does: "started", outside: started, config: []block{shop(), aFeature(), aLaunch(ahead)}, plan: []string{},
			holds: map[string]object{"project": {"active_launch_count": 1}, "launch": {"status": "RUNNING"},
				"feature": {"evaluation_rules": list{object{"name": "rollout", "type": "aws.evidently.splits"}}}}},
		relaunched("described while it runs", ahead, described("runs")),
		relaunched("a later step changes", described("runs"),
			scheduled(weights(-1, object{"g1": 10000}), weights(5, object{"g1": 90000}))),
		{does: "deleted while it runs", config: []block{shop(), aFeature()}, refused: "ConflictException"},
		{does: "stopped", outside: stopped, plan: []string{}, config: []block{shop(), aFeature(), aLaunch(
			described("runs"), scheduled(weights(-1, object{"g1": 10000}), weights(5, object{"g1": 90000})))}},
	}},
}

var ahead = scheduled(weights(-1, object{"g1": 10000}), weights(3, object{"g1": 50000}))

var twoGroups = object{"groups": list{group("g1", "search", "one"), group("g2", "search", "two")}}

func both(first, second int) object {
	return object{"g1": first, "g2": second}
}

func scheduled(all ...object) object {
	return object{"scheduled_splits_config": steps(all...)}
}

func metric(name, pattern, unit string) object {
	metric := object{"name": name, "entity_id_key": "user." + name, "value_key": "value." + name}
	return object{"metric_definition": list{with(metric, object{"event_pattern": pattern, "unit_label": unit})}}
}

func monitors(all ...object) object {
	values := list{}
	for _, each := range all {
		values = append(values, each)
	}
	return object{"metric_monitors": values}
}

func segmented(overrides ...any) []block {
	first, second := aSegment(object{"name": "tf-a"}), aSegment(object{"name": "tf-b"})
	first.address, second.address = "a", "b"
	splits := with(weights(2, object{"g1": 0}), object{"segment_overrides": list(overrides)})
	return []block{shop(), aFeature(), first, second, aLaunch(scheduled(splits))}
}

// withPattern is the same with another pattern for the first segment.
func withPattern(pattern string) []block {
	config := segmented(override(3, "tf-a", object{"g1": 0}))
	config[2].attributes = with(config[2].attributes, object{"pattern": pattern})
	return config
}

// The order of Terraform, which deletes before it updates what named it.
var orders = []scenario{
	{"groups come and go with their features, which are deleted before the draft that names them is updated", []step{
		{does: "one feature", config: []block{shop(), aFeature(), aLaunch()}, plan: made},
		{does: "two more", config: []block{shop(), aFeature(), another("second"), another("third"), aLaunch(
			object{"groups": list{
				with(group("g1", "search", "one"), described("one")), group("g2", "second", "one"), group("g3", "third", "two"),
			}}, scheduled(weights(2, object{"g1": 0, "g2": 0, "g3": 0})),
		)}, plan: []string{"create second", "create third", "update launch"}},
		{does: "one again", config: []block{shop(), aFeature(), aLaunch()},
			plan: []string{"delete third", "delete second", "update launch"}},
	}},
	{"a draft whose group names a variation that does not exist yet", []step{
		{does: "missing", config: []block{shop(), aFeature(), aLaunch(
			object{"groups": list{group("g1", "search", "one"), group("g2", "search", "three")}},
			scheduled(weights(2, both(15, 10))),
		)}, plan: made},
		relaunched("there"),
	}},
	{"a new project name makes everything in it anew", []step{
		{does: "one", config: []block{shop(), aFeature(), aLaunch()}, plan: made},
		{does: "the other", config: []block{
			shop(object{"name": "tf-new"}), aFeature(object{"project": "tf-new"}), aLaunch(object{"project": "tf-new"}),
		}, plan: append([]string{"delete launch", "delete feature", "delete project"}, made...)},
	}},
}

func another(name string) block {
	made := aFeature(object{"name": name})
	made.address = name
	return made
}
