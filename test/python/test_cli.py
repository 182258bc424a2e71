"""One call of each operation by the `aws` command itself, with our model."""

import json
import os
import re
import subprocess
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path

from service import ENDPOINT, unique

PROJECT = unique("cli")
SEGMENT = unique("cli")
OPERATIONS = json.loads(Path("clients/botocore/evidently/2021-02-01/service-2.json").read_text())["operations"]
ENVIRONMENT = {**os.environ, "AWS_ENDPOINT_URL_EVIDENTLY": ENDPOINT, "AWS_MAX_ATTEMPTS": "1"}

ARMS = [{"name": name, "feature": "f", "variation": name} for name in ("a", "b")]
GOALS = [{"metricDefinition": {"name": "m", "entityIdKey": "id", "valueKey": "value"}}]
NOW = datetime.now(timezone.utc)
TOMORROW = (NOW + timedelta(days=1)).isoformat()
SPLITS = {"steps": [{"startTime": (NOW - timedelta(days=1)).isoformat(), "groupWeights": {"a": 100_000}}]}
EVENT = {"timestamp": NOW.isoformat(), "type": "aws.evidently.custom", "data": '{"id":"e","value":1}'}

OF_PROJECT = {"project": PROJECT}
OF_FEATURE = {**OF_PROJECT, "feature": "f"}
OF_LAUNCH = {**OF_PROJECT, "launch": "l"}
OF_EXPERIMENT = {**OF_PROJECT, "experiment": "e"}
VARIATIONS = [{"name": name, "value": {"stringValue": name}} for name in ("a", "b")]
PATTERN = '{"country":["NL"]}'

# The operation, its arguments, and what the answer has, or its error. Arguments may need the answers to operations before.
STEPS = [
    ("CreateProject", {"name": PROJECT}, {"project.name": PROJECT}),
    ("GetProject", lambda known: {"project": known["CreateProject"]["project"]["arn"]}, {"project.status": "AVAILABLE"}),
    ("ListProjects", {"max-items": 1}, {}),
    ("UpdateProject", {**OF_PROJECT, "description": "new"}, {"project.description": "new"}),
    ("UpdateProjectDataDelivery", OF_PROJECT, {"project.name": PROJECT}),
    ("TagResource", lambda known: {"resource-arn": known["CreateProject"]["project"]["arn"], "tags": {"a": "b"}}, None),
    ("ListTagsForResource", lambda known: {"resource-arn": known["CreateProject"]["project"]["arn"]}, {"tags.a": "b"}),
    ("UntagResource", lambda known: {"resource-arn": known["CreateProject"]["project"]["arn"], "tag-keys": ["a"]}, None),
    ("CreateSegment", {"name": SEGMENT, "pattern": PATTERN}, {"segment.pattern": PATTERN}),
    ("GetSegment", {"segment": SEGMENT}, {"segment.name": SEGMENT}),
    ("ListSegments", {"max-items": 1}, {}),
    ("TestSegmentPattern", {"pattern": PATTERN, "payload": '{"country":"NL"}'}, {"match": True}),
    ("CreateFeature", {**OF_PROJECT, "name": "f", "variations": VARIATIONS}, {"feature.valueType": "STRING"}),
    ("GetFeature", OF_FEATURE, {"feature.defaultVariation": "a"}),
    ("ListFeatures", OF_PROJECT, {"features.0.name": "f"}),
    ("UpdateFeature", {**OF_FEATURE, "entity-overrides": {"t": "b"}}, {"feature.entityOverrides.t": "b"}),
    ("EvaluateFeature", {**OF_FEATURE, "entity-id": "t"}, {"variation": "b"}),
    ("BatchEvaluateFeature", {**OF_PROJECT, "requests": [{"feature": "f", "entityId": "x"}]}, {"results.0.variation": "a"}),
    ("ExplainEvaluation", {**OF_FEATURE, "entity-id": "t"}, {"reason": "ENTITY_OVERRIDES_MATCH"}),
    ("GetFeatureTraffic", OF_FEATURE, {"audiences.0.variations.0.share": 100_000}),
    ("GetEntity", {**OF_PROJECT, "entity-id": "t"}, {"trials": []}),
    ("CreateLaunch", {**OF_PROJECT, "name": "l", "groups": ARMS, "scheduled-splits-config": SPLITS}, {"launch.name": "l"}),
    ("UpdateLaunch", {**OF_LAUNCH, "description": "new"}, {"launch.description": "new"}),
    ("GetLaunch", OF_LAUNCH, {"launch.status": "CREATED"}),
    ("PreviewTraffic", {**OF_FEATURE, "update-launch": {"launch": "l"}}, {"warnings": []}),
    ("ListLaunches", {**OF_PROJECT, "status": "CREATED"}, {"launches.0.name": "l"}),
    ("ListSegmentReferences", {"segment": SEGMENT, "type": "LAUNCH"}, {"referencedBy": []}),
    ("StartLaunch", OF_LAUNCH, {"launch.status": "RUNNING"}),
    ("GetLaunchMetrics", OF_LAUNCH, {"groups.0.groupName": "a"}),
    ("ContinueLaunch", {**OF_LAUNCH, "reason": "checked"}, "ConflictException"),
    ("GetProjectSnapshot", OF_PROJECT, {"project": PROJECT}),
    (
        "EstimateDuration",
        {
            **OF_PROJECT,
            "aggregation": "SHARE",
            "baseline": {"given": {"mean": 0.1}},
            "relative-effect": 0.1,
            "entities-by-day": [5000],
        },
        {"plannedEnd.entities": 30_346},
    ),
    ("StopLaunch", {**OF_LAUNCH, "desired-state": "CANCELLED"}, {}),
    ("CreateExperiment", {**OF_PROJECT, "name": "e", "treatments": ARMS, "metric-goals": GOALS}, {"experiment.name": "e"}),
    ("UpdateExperiment", {**OF_EXPERIMENT, "sampling-rate": 100_000}, {"experiment.samplingRate": 100_000}),
    ("GetExperiment", OF_EXPERIMENT, {"experiment.status": "CREATED"}),
    ("ListExperiments", OF_PROJECT, {"experiments.0.name": "e"}),
    ("StartExperiment", {**OF_EXPERIMENT, "analysis-complete-time": TOMORROW}, {}),
    ("PutProjectEvents", {**OF_PROJECT, "events": [EVENT]}, {"failedEventCount": 0}),
    (
        "GetExperimentResults",
        {**OF_EXPERIMENT, "metric-names": ["m"], "treatment-names": ["a", "b"]},
        {"details": "Not enough events to generate results"},
    ),
    ("GetExperimentHealth", OF_EXPERIMENT, {"treatments.0.treatmentName": "a"}),
    ("ListExperimentSummaries", OF_PROJECT, {"experimentSummaries.0.state": "COLLECTING"}),
    ("GetExperimentEnrolments", OF_EXPERIMENT, {"treatments.0.treatmentName": "a"}),
    ("GetLaunchEnrolments", OF_LAUNCH, {"groups.0.groupName": "a"}),
    (
        "TestMetric",
        {**OF_PROJECT, "metric-definition": GOALS[0]["metricDefinition"], "data": "{}"},
        {"matched": False},
    ),
    ("StartTap", OF_PROJECT, {}),
    ("ReadTap", lambda known: {**OF_PROJECT, "id": known["StartTap"]["id"]}, {"samples": []}),
    ("CreateKey", {**OF_PROJECT, "features": ["f"]}, {"key.features": ["f"]}),
    ("UpdateKey", lambda known: {**OF_PROJECT, "key": known["CreateKey"]["key"]["id"], "features": ["*"]}, {}),
    ("ListKeys", OF_PROJECT, {"keys.0.features": ["*"]}),
    ("DeleteKey", lambda known: {**OF_PROJECT, "key": known["CreateKey"]["key"]["id"]}, None),
    ("ReportUsage", {**OF_PROJECT, "usage": [{"feature": "f", "counts": {"a": 7}}]}, {"uncounted": []}),
    ("ListFeatureUsage", OF_PROJECT, {"usage.0.feature": "f"}),
    ("GetService", {}, {"account": "000000000000"}),
    ("StopExperiment", OF_EXPERIMENT, {}),
    ("ListHistory", OF_PROJECT, {"history.0.operation": "StopExperiment"}),
    ("UpdateProject", {**OF_PROJECT, "description": "by mistake"}, {}),
    ("ListHistory", OF_PROJECT, {"history.0.operation": "UpdateProject"}),
    (
        "RevertChange",
        lambda known: {**OF_PROJECT, **{name: known["ListHistory"]["history"][0][name] for name in ("id", "time")}},
        {"after.description": "new"},
    ),
    ("ListAccountHistory", {"resource": f"project/{PROJECT}"}, {"history.0.operation": "CreateProject"}),
    ("ShipVariation", {**OF_FEATURE, "variation": "b"}, {"stopped": [], "feature.defaultVariation": "b"}),
    ("DeleteExperiment", OF_EXPERIMENT, None),
    ("DeleteLaunch", OF_LAUNCH, None),
    ("DeleteFeature", OF_FEATURE, None),
    ("DeleteSegment", {"segment": SEGMENT}, None),
    ("DeleteProject", OF_PROJECT, None),
]


def kebab(operation):
    return re.sub(r"(?<!^)([A-Z])", r"-\1", operation).lower()


def aws(operation, arguments):
    """What the command prints, parsed; None when it prints nothing. A list of texts becomes several arguments."""
    words = ["aws", "evidently", kebab(operation), "--output", "json"]
    for name, value in arguments.items():
        words.append(f"--{name}")
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            words.extend(value)
        else:
            words.append(json.dumps(value) if isinstance(value, (dict, list)) else str(value))
    done = subprocess.run(words, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout) if done.stdout.strip() else None


def member(answer, path):
    for key in path.split("."):
        answer = answer[int(key) if key.isdigit() else key]
    return answer


class Cli(unittest.TestCase):
    """One test a step, in order: each goes on where the one before ended."""

    known = {}
    called = set()

    def run_step(self, operation, arguments, wanted):
        if isinstance(wanted, str):
            with self.assertRaisesRegex(AssertionError, wanted):
                aws(operation, arguments)
            self.called.add(operation)
            return
        answer = aws(operation, arguments(self.known) if callable(arguments) else arguments)
        self.known[operation] = answer
        for path, value in (wanted or {}).items():
            self.assertEqual(member(answer, path), value)
        self.called.add(operation)

    def test_99_every_operation_of_the_model_was_called(self):
        self.assertEqual(set(OPERATIONS), self.called)

    def test_99_an_error_is_printed_with_its_name(self):
        with self.assertRaisesRegex(AssertionError, r"\(ResourceNotFoundException\).*does not exist"):
            aws("GetProject", {"project": unique("absent")})


def add_step(number, step):
    setattr(Cli, f"test_{number:02}_{step[0]}", lambda self: self.run_step(*step))


for nth, each_step in enumerate(STEPS):
    add_step(nth, each_step)

if __name__ == "__main__":
    unittest.main()
