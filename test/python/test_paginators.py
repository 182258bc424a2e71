"""Every paginator of the model over more than one page."""

import unittest

from service import client, unique

PREFIX = unique("py-pages")
NAMES = [f"{PREFIX}-{nth}" for nth in range(5)]
PROJECT = SEGMENT = NAMES[0]
FEATURE = "f"
CASES = {
    "list_projects": ({}, "projects"),
    "list_segments": ({}, "segments"),
    "list_features": ({"project": PROJECT}, "features"),
    "list_launches": ({"project": PROJECT}, "launches"),
    "list_experiments": ({"project": PROJECT}, "experiments"),
    "list_segment_references": ({"segment": SEGMENT, "type": "LAUNCH"}, "referencedBy"),
    "list_history": ({"project": PROJECT}, "history"),
    "list_account_history": ({}, "history"),
    "list_experiment_summaries": ({"project": PROJECT}, "experimentSummaries"),
    "list_keys": ({"project": PROJECT}, "keys"),
    "list_feature_usage": ({"project": PROJECT}, "usage"),
}
LARGEST = {"list_history": 3, "list_account_history": 50}


class Paginators(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.evidently = client()
        arms = [{"name": name, "feature": FEATURE, "variation": name} for name in "ab"]
        override = {"segment": SEGMENT, "evaluationOrder": 1, "weights": {}}
        splits = {"steps": [{"startTime": 0, "groupWeights": {"a": 1}, "segmentOverrides": [override]}]}
        goals = [{"metricDefinition": {"name": "m", "entityIdKey": "id", "valueKey": "value"}}]
        for name in NAMES:
            cls.evidently.create_project(name=name)
            cls.evidently.create_segment(name=name, pattern='{"a":["b"]}')
        variations = [{"name": name, "value": {"stringValue": name}} for name in "ab"]
        for name in [FEATURE, *NAMES]:
            cls.evidently.create_feature(project=PROJECT, name=name, variations=variations)
        for name in NAMES:
            cls.evidently.create_launch(project=PROJECT, name=name, groups=arms, scheduledSplitsConfig=splits)
            cls.evidently.create_experiment(project=PROJECT, name=name, treatments=arms, metricGoals=goals)
            if hasattr(cls.evidently, "create_key"):
                cls.evidently.create_key(project=PROJECT, features=[name])
                cls.evidently.report_usage(project=PROJECT, usage=[{"feature": name, "counts": {"a": 1}}])

    @classmethod
    def tearDownClass(cls):
        for name in NAMES:
            cls.evidently.delete_launch(project=PROJECT, launch=name)
            cls.evidently.delete_experiment(project=PROJECT, experiment=name)
        for name in [FEATURE, *NAMES]:
            cls.evidently.delete_feature(project=PROJECT, feature=name)
        for name in NAMES:
            cls.evidently.delete_project(project=name)
            cls.evidently.delete_segment(segment=name)

    def test_each_gives_everything_once_in_pages_of_the_size_asked_for(self):
        for operation, (arguments, items) in CASES.items():
            if not hasattr(self.evidently, operation):
                continue
            with self.subTest(operation):
                size = LARGEST.get(operation, 2)
                pages = self.evidently.get_paginator(operation).paginate(
                    **arguments, PaginationConfig={"PageSize": size}
                )
                found = [page.get(items, []) for page in pages]
                self.assertTrue(all(len(page) <= size for page in found))
                if operation != "list_account_history":
                    self.assertGreater(len(found), 2)
                self.check(operation, [each for page in found for each in page])
                print(f"    {operation}: {len(found)} pages", flush=True)

    def check(self, operation, found):
        if operation == "list_history":
            changed = [each["resource"].split("/")[-1] for each in found if each["operation"] == "CreateFeature"]
            self.assertEqual(sorted(changed), sorted([FEATURE, *NAMES]))
            return
        if operation == "list_account_history":
            made = [each["resource"].split("/")[-1] for each in found if each["operation"] == "CreateProject"]
            self.assertTrue(set(NAMES) <= set(made))
            return
        wanted = [FEATURE, *NAMES] if operation == "list_features" else NAMES
        names = {"list_keys": lambda key: key["features"][0], "list_feature_usage": lambda used: used["feature"]}
        name_of = names.get(operation, lambda each: each["name"])
        mine = [name_of(each) for each in found if name_of(each) in wanted]
        self.assertEqual(sorted(mine), sorted(wanted))

    def test_there_are_no_others(self):
        known = [name for name in dir(self.evidently) if name.startswith(("list_", "get_"))]
        pageable = {name for name in known if name in self.evidently._PY_TO_OP_NAME and self.evidently.can_paginate(name)}
        self.assertEqual(pageable, {name for name in CASES if hasattr(self.evidently, name)})


if __name__ == "__main__":
    unittest.main()
