package main

var projects = []scenario{
	{"a project: description, tags, and a deletion by hand", []step{
		{does: "plain", config: []block{shop()}, plan: []string{"create project"}},
		{does: "described", config: []block{shop(described("one"), tags("a", "1"))}, plan: []string{"update project"}},
		{does: "other tags", config: []block{shop(described("one"), tags("a", "2", "b", "3"))},
			plan: []string{"update project"}},
		{does: "not described", config: []block{shop(tags("b", "3"))}, plan: []string{"update project"}},
		{does: "gone", outside: deletedBy("project"), config: []block{shop(tags("b", "3"))},
			plan: []string{"create project"}},
		{does: "renamed", config: []block{shop(object{"name": "tf-other"})},
			plan: []string{"delete project", "create project"}},
	}},
	{"the destination of a project", []step{
		{does: "logs", config: []block{shop(toLogs("/tf/one"))}, plan: []string{"create project"}},
		{does: "other logs", config: []block{shop(toLogs("/tf/two"))}, plan: []string{"update project"}},
		{does: "a bucket", config: []block{shop(toBucket("tf-bucket", ""))}, plan: []string{"update project"}},
		{does: "a prefix", config: []block{shop(toBucket("tf-bucket", "evidently"))}, plan: []string{"update project"}},
		{does: "described too", config: []block{shop(toBucket("tf-other", "evidently"), described("both"))},
			plan: []string{"update project"}},
	}},
}

func toLogs(name string) object {
	return object{"data_delivery": list{object{"cloudwatch_logs": list{object{"log_group": name}}}}}
}

func toBucket(name, prefix string) object {
	bucket := object{"bucket": name, "prefix": prefix}
	return object{"data_delivery": list{object{"s3_destination": list{bucket}}}}
}

// What a pattern looks like in a text of several lines.
const indented = "  {\n\t\"price\": [\n\t\t{ \"numeric\": [\">\", 10, \"<=\", 20] }\n\t]\n  }\n"

var anew = []string{"delete segment", "create segment"}

var segments = []scenario{
	{"a segment is made anew for everything but its tags", []step{
		{does: "plain", config: []block{aSegment()}, plan: []string{"create segment"}},
		{does: "the same JSON", config: []block{aSegment(object{"pattern": indented})}, plan: []string{}},
		{does: "tags", config: []block{aSegment(tags("a", "1"))}, plan: []string{"update segment"}},
		{does: "other tags", config: []block{aSegment(tags("b", "2"))}, plan: []string{"update segment"}},
		{does: "described", config: []block{aSegment(described("who pays"))}, plan: anew},
		{does: "another pattern", config: []block{aSegment(object{"pattern": `{"price":[1]}`})}, plan: anew},
		{does: "renamed", config: []block{aSegment(object{"name": "tf-basic"})}, plan: anew},
		{does: "gone", outside: deletedBy("segment"), config: []block{aSegment()}, plan: []string{"create segment"}},
	}},
	{"a pattern is kept as it was written", []step{
		{does: "several lines", config: []block{aSegment(object{"pattern": indented})},
			plan: []string{"create segment"}, holds: map[string]object{"segment": {"pattern": indented}}},
	}},
}

var features = []scenario{
	{"a feature: every attribute changes and comes back", []step{
		{does: "plain", config: []block{shop(), aFeature()}, plan: []string{"create project", "create feature"},
			holds: map[string]object{"project": {"feature_count": 1}, "feature": {
				"default_variation": "one", "evaluation_strategy": "ALL_RULES", "value_type": "STRING",
				"evaluation_rules": list{}, "status": "AVAILABLE",
			}}},
		changed("described", described("one")),
		changed("another default", described("one"), object{"default_variation": "two"}),
		// The default stays when the configuration does not say it any more.
		{does: "not described", config: []block{shop(), aFeature()}, plan: []string{"update feature"}},
		changed("an override", overriding("user-1", "one")),
		changed("two overrides", overriding("user-1", "two", "user:2/ü", "one")),
		{does: "no overrides", config: []block{shop(), aFeature()}, plan: []string{"update feature"}},
		changed("a strategy", object{"evaluation_strategy": "DEFAULT_VARIATION"}),
		changed("all rules", object{"evaluation_strategy": "ALL_RULES"}),
		changed("tags", tags("a", "1")),
		changed("other tags", tags("b", "1")),
		{does: "gone", outside: deletedBy("feature"), config: []block{shop(), aFeature()},
			plan: []string{"create feature"}},
		{does: "renamed", config: []block{shop(), aFeature(object{"name": "find"})},
			plan: []string{"delete feature", "create feature"}},
	}},
	ofKind("bool_value", "true", "false", "false"),
	ofKind("long_value", "0", "9007199254740991", "-3"),
	ofKind("double_value", "0", "2.2", "0.1"),
	ofKind("string_value", "one", "{\"a\": 1}", ""),
	{"the order of variations has no meaning", []step{
		{does: "one way", config: []block{shop(), aFeature()}, plan: []string{"create project", "create feature"}},
		{does: "the other", config: []block{shop(), aFeature(variations("string_value", "two", "second", "one", "first"))},
			plan: []string{}},
	}},
}

func changed(does string, more ...object) step {
	return step{does: does, config: []block{shop(), aFeature(more...)}, plan: []string{"update feature"}}
}

func overriding(pairs ...string) object {
	return object{"entity_overrides": tags(pairs...)["tags"]}
}

// ofKind renames the only variation and gives it another value, adds one, and changes that one's value.
func ofKind(kind, first, second, third string) scenario {
	last := object{"default_variation": "b"}
	return scenario{"variations with a " + kind, []step{
		{does: "one", config: []block{shop(), aFeature(variations(kind, "a", first))},
			plan: []string{"create project", "create feature"}},
		changed("renamed, and one more", variations(kind, "a2", second, "b", first), last),
		changed("another value", variations(kind, "a2", second, "b", third), last),
	}}
}
