"""A whole life of every resource; by name and by ARN; in the end every operation of the model has succeeded."""

import json
import unittest
from datetime import datetime, timedelta, timezone

from service import client, unique

FEATURE = "checkout"
METRIC = {"name": "price", "entityIdKey": "user.id", "valueKey": "cart.total"}


def in_days(days):
    return datetime.now(timezone.utc) + timedelta(days=days)


class Life(unittest.TestCase):
    """The tests run in the order of their names: each goes on where the one before ended."""

    @classmethod
    def setUpClass(cls):
        cls.evidently = client()
        cls.called = set()
        cls.evidently.meta.events.register(
            "after-call.evidently", lambda model, http_response, **_: cls.note(model.name, http_response)
        )
        cls.project = unique("py-life")
        cls.segment = unique("py-life")

    @classmethod
    def note(cls, name, response):
        if response.status_code == 200:
            cls.called.add(name)

    def test_01_project_is_created_and_read_by_name_and_arn(self):
        created = self.evidently.create_project(name=self.project, tags={"team": "a"})["project"]
        type(self).project_arn = created["arn"]
        self.assertEqual(created["status"], "AVAILABLE")
        self.assertEqual(created["tags"], {"team": "a"})
        self.assertIsInstance(created["createdTime"], datetime)
        by_name = self.evidently.get_project(project=self.project)["project"]
        by_arn = self.evidently.get_project(project=self.project_arn)["project"]
        self.assertEqual(by_name, by_arn)
        self.assertEqual(self.evidently.list_projects(maxResults=1)["ResponseMetadata"]["HTTPStatusCode"], 200)

    def test_02_project_is_changed_by_name_and_arn(self):
        changed = self.evidently.update_project(project=self.project_arn, description="changed")["project"]
        self.assertEqual(changed["description"], "changed")
        logs = {"logGroup": "/evidently/events"}
        told = self.evidently.update_project_data_delivery(project=self.project, cloudWatchLogs=logs)["project"]
        self.assertEqual(told["dataDelivery"], {"cloudWatchLogs": logs})
        off = self.evidently.update_project_data_delivery(project=self.project_arn)["project"]
        self.assertNotIn("dataDelivery", off)

    def test_03_project_is_tagged(self):
        self.evidently.tag_resource(resourceArn=self.project_arn, tags={"cost": "b", "gone": "c"})
        self.evidently.untag_resource(resourceArn=self.project_arn, tagKeys=["gone", "team"])
        self.assertEqual(self.evidently.list_tags_for_resource(resourceArn=self.project_arn)["tags"], {"cost": "b"})

    def test_04_segment_is_created_and_read_by_name_and_arn(self):
        pattern = '{ "country" : ["NL"] }'
        created = self.evidently.create_segment(name=self.segment, pattern=pattern)["segment"]
        type(self).segment_arn = created["arn"]
        self.assertEqual(created["pattern"], pattern)
        by_name = self.evidently.get_segment(segment=self.segment)["segment"]
        self.assertEqual(by_name, self.evidently.get_segment(segment=self.segment_arn)["segment"])
        self.evidently.list_segments(maxResults=1)

    def test_05_segment_pattern_is_tested(self):
        for country, match in [("NL", True), ("BE", False)]:
            payload = json.dumps({"country": country})
            told = self.evidently.test_segment_pattern(pattern='{"country":["NL"]}', payload=payload)
            self.assertEqual(told["match"], match)

    def test_06_feature_is_created_read_changed_and_listed(self):
        variations = [{"name": "small", "value": {"longValue": 2**53 - 1}}, {"name": "big", "value": {"longValue": -1}}]
        created = self.evidently.create_feature(project=self.project_arn, name=FEATURE, variations=variations)
        self.assertEqual(created["feature"]["variations"], variations)
        self.assertEqual(created["feature"]["valueType"], "LONG")
        overrides = {"tester": "big"}
        changed = self.evidently.update_feature(project=self.project, feature=FEATURE, entityOverrides=overrides)
        found = self.evidently.get_feature(project=self.project_arn, feature=FEATURE)
        self.assertEqual(found["feature"], changed["feature"])
        listed = self.evidently.list_features(project=self.project_arn)["features"]
        self.assertEqual([each["name"] for each in listed], [FEATURE])

    def test_07_feature_is_evaluated_alone_and_in_a_batch(self):
        one = self.evidently.evaluate_feature(project=self.project_arn, feature=FEATURE, entityId="tester")
        self.assertEqual((one["variation"], one["value"]), ("big", {"longValue": -1}))
        self.assertEqual((one["reason"], one["details"]), ("ENTITY_OVERRIDES_MATCH", "{}"))
        requests = [{"feature": name, "entityId": "other"} for name in (FEATURE, "none")]
        known, unknown = self.evidently.batch_evaluate_feature(project=self.project, requests=requests)["results"]
        self.assertEqual(known["reason"], "DEFAULT")
        self.assertTrue(unknown["reason"].startswith("Feature does not exist with arn"))

    def test_08_launch_is_created_changed_and_listed(self):
        groups = [{"name": name, "feature": FEATURE, "variation": name} for name in ("small", "big")]
        overrides = [{"segment": self.segment, "evaluationOrder": 1, "weights": {"big": 100_000}}]
        step = {"startTime": in_days(-1), "groupWeights": {"small": 100_000}, "segmentOverrides": overrides}
        splits = {"steps": [step]}
        created = self.evidently.create_launch(
            project=self.project_arn, name="rollout", groups=groups, scheduledSplitsConfig=splits
        )["launch"]
        self.assertEqual((created["status"], created["randomizationSalt"]), ("CREATED", "rollout"))
        changed = self.evidently.update_launch(project=self.project, launch="rollout", description="new")
        found = self.evidently.get_launch(project=self.project_arn, launch="rollout")
        self.assertEqual(found["launch"], changed["launch"])
        listed = self.evidently.list_launches(project=self.project, status="CREATED")["launches"]
        self.assertEqual([each["name"] for each in listed], ["rollout"])
        references = self.evidently.list_segment_references(segment=self.segment_arn, type="LAUNCH")
        self.assertEqual([each["name"] for each in references["referencedBy"]], ["rollout"])

    def test_09_launch_runs_and_is_stopped(self):
        started = self.evidently.start_launch(project=self.project_arn, launch="rollout")["launch"]
        self.assertEqual(started["status"], "RUNNING")
        served = self.evidently.evaluate_feature(
            project=self.project, feature=FEATURE, entityId="e", evaluationContext='{"country":"NL"}'
        )
        self.assertEqual((served["variation"], served["reason"]), ("big", "LAUNCH_RULE_MATCH"))
        stopped = self.evidently.stop_launch(project=self.project, launch="rollout", reason="done")
        self.assertIsInstance(stopped["endedTime"], datetime)

    def test_10_experiment_is_created_changed_and_listed(self):
        treatments = [{"name": name, "feature": FEATURE, "variation": name} for name in ("small", "big")]
        goals = [{"metricDefinition": METRIC, "desiredChange": "INCREASE"}]
        created = self.evidently.create_experiment(
            project=self.project_arn, name="sizes", treatments=treatments, metricGoals=goals, segment=self.segment_arn
        )["experiment"]
        self.assertEqual((created["status"], created["segment"]), ("CREATED", self.segment_arn))
        changed = self.evidently.update_experiment(
            project=self.project, experiment="sizes", samplingRate=100_000, removeSegment=True
        )
        found = self.evidently.get_experiment(project=self.project_arn, experiment="sizes")
        self.assertEqual(found["experiment"], changed["experiment"])
        listed = self.evidently.list_experiments(project=self.project)["experiments"]
        self.assertEqual([each["name"] for each in listed], ["sizes"])

    def test_11_experiment_runs_takes_events_answers_and_is_stopped(self):
        name = {"project": self.project_arn, "experiment": "sizes"}
        started = self.evidently.start_experiment(**name, analysisCompleteTime=in_days(1))
        self.assertIsInstance(started["startedTime"], datetime)
        served = self.evidently.evaluate_feature(project=self.project, feature=FEATURE, entityId="visitor")
        self.assertEqual(served["reason"], "EXPERIMENT_RULE_MATCH")
        data = json.dumps({"user": {"id": "visitor"}, "cart": {"total": 12.5}})
        event = {"timestamp": datetime.now(timezone.utc), "type": "aws.evidently.custom", "data": data}
        taken = self.evidently.put_project_events(project=self.project_arn, events=[event])
        self.assertEqual((taken["failedEventCount"], len(taken["eventResults"])), (0, 1))
        results = self.evidently.get_experiment_results(
            **name, metricNames=["price"], treatmentNames=["small", "big"]
        )
        self.assertEqual(results["details"], "Not enough events to generate results")
        stopped = self.evidently.stop_experiment(**name, desiredState="CANCELLED", reason="enough")
        self.assertIsInstance(stopped["endedTime"], datetime)

    def test_12_extensions_answer_where_the_model_has_them(self):
        if not hasattr(self.evidently, "list_history"):
            self.skipTest("AWS's own model has no extensions")
        changes = self.evidently.list_history(project=self.project, maxResults=100)["history"]
        self.assertIn("StopExperiment", [each["operation"] for each in changes])
        told = self.evidently.explain_evaluation(project=self.project, feature=FEATURE, entityId="tester")
        self.assertEqual((told["variation"], told["checks"][0]["check"]), ("big", "ENTITY_OVERRIDE"))
        health = self.evidently.get_experiment_health(project=self.project, experiment="sizes")
        self.assertEqual([each["treatmentName"] for each in health["treatments"]], ["small", "big"])
        metrics = self.evidently.get_launch_metrics(project=self.project_arn, launch="rollout")
        self.assertEqual([each["groupName"] for each in metrics["groups"]], ["small", "big"])
        snapshot = self.evidently.get_project_snapshot(project=self.project_arn)
        self.assertEqual((snapshot["project"], list(snapshot["features"])), (self.project, [FEATURE]))
        given = {"given": {"mean": 12.5, "standardDeviation": 4}}
        plan = self.evidently.estimate_duration(
            project=self.project_arn, baseline=given, relativeEffect=0.05, entitiesByDay=[2_000, 3_000]
        )
        self.assertLess(plan["plannedEnd"]["entities"], plan["anytime"]["entities"])
        with self.assertRaises(self.evidently.exceptions.ConflictException):
            self.evidently.continue_launch(project=self.project, launch="rollout")
        self.ask_what_came_later()
        of_feature = {"project": self.project_arn, "feature": FEATURE, "variation": "big"}
        planned = self.evidently.ship_variation(**of_feature, dryRun=True)
        shipped = self.evidently.ship_variation(**of_feature, reason="bigger is better")
        self.assertEqual((shipped["stopped"], shipped["changes"]), ([], planned["changes"]))
        self.assertEqual(shipped["feature"]["defaultVariation"], "big")

    def ask_what_came_later(self):
        shop = {"project": self.project}
        self.evidently.get_feature_traffic(**shop, feature=FEATURE)
        self.evidently.preview_traffic(**shop, feature=FEATURE, createLaunch={
            "name": "next",
            "groups": [{"name": "big", "feature": FEATURE, "variation": "big"}],
            "scheduledSplitsConfig": {"steps": [{"startTime": 4_000_000_000, "groupWeights": {"big": 1}}]},
        })
        self.evidently.get_entity(**shop, entityId="tester")
        self.assertEqual(len(self.evidently.list_experiment_summaries(**shop)["experimentSummaries"]), 1)
        self.evidently.get_experiment_enrolments(**shop, experiment="sizes")
        self.evidently.get_launch_enrolments(**shop, launch="rollout")
        metric = {"name": "m", "entityIdKey": "id", "valueKey": "value"}
        tried = self.evidently.test_metric(**shop, metricDefinition=metric, data='{"id":"e","value":2}')
        self.assertTrue(tried["matched"])
        self.evidently.report_usage(**shop, usage=[{"feature": FEATURE, "counts": {"big": 2}}])
        self.evidently.list_feature_usage(**shop)
        self.assertIn("version", self.evidently.get_service())
        key = self.evidently.create_key(**shop)["key"]["id"]
        self.evidently.update_key(**shop, key=key, features=[FEATURE])
        self.assertEqual(len(self.evidently.list_keys(**shop)["keys"]), 1)
        self.evidently.delete_key(**shop, key=key)
        tap = self.evidently.start_tap(**shop)["id"]
        self.assertEqual(self.evidently.read_tap(**shop, id=tap)["samples"], [])
        self.evidently.update_project(**shop, description="by mistake")
        change = self.evidently.list_history(**shop, maxResults=1)["history"][0]
        self.evidently.revert_change(**shop, id=change["id"], time=change["time"])
        self.evidently.list_account_history()

    def test_13_everything_is_deleted(self):
        self.evidently.delete_experiment(project=self.project_arn, experiment="sizes")
        self.evidently.delete_launch(project=self.project, launch="rollout")
        self.evidently.delete_feature(project=self.project_arn, feature=FEATURE)
        self.evidently.delete_segment(segment=self.segment_arn)
        self.evidently.delete_project(project=self.project_arn)
        with self.assertRaises(self.evidently.exceptions.ResourceNotFoundException):
            self.evidently.get_project(project=self.project)

    def test_14_every_operation_of_the_model_has_succeeded(self):
        # A launch can only be continued after an alarm has held it, and nobody raises one in a deployment for a test.
        operations = set(self.evidently.meta.service_model.operation_names) - {"ContinueLaunch"}
        self.assertEqual(operations, self.called)


if __name__ == "__main__":
    unittest.main()
