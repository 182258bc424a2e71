"""Two launches that guard themselves, on a local service with boto3: one hurts and stops itself, one runs through."""

import json
import os
import random
import urllib.request
from datetime import datetime, timedelta, timezone

import boto3

evidently = boto3.client("evidently")  # AWS_DATA_PATH has the model, AWS_ENDPOINT_URL_EVIDENTLY the address
project = os.environ.get("PROJECT", "guardrails")
VISITORS = 2_000


def local(path, **body):
    """Calls a route that only the local service has."""
    request = urllib.request.Request(f"{evidently.meta.endpoint_url}/_local/{path}", json.dumps(body).encode())
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def now():
    with urllib.request.urlopen(f"{evidently.meta.endpoint_url}/_local/clock") as answer:
        return datetime.fromisoformat(json.load(answer)["now"].replace("Z", "+00:00"))


def start(launch):
    """Three steps of a day: 10, 50 and 95 percent. The control keeps a share in each, so that each can be judged."""
    variations = [{"name": name, "value": {"stringValue": name}} for name in ("old", "new")]
    evidently.create_feature(project=project, name=launch, variations=variations)
    steps = [
        {"startTime": now() + timedelta(days=day), "groupWeights": {"old": 100_000 - share, "new": share}}
        for day, share in enumerate((10_000, 50_000, 95_000))
    ]
    errors = {"name": "errors", "entityIdKey": "visitor", "valueKey": "errors", "eventPattern": f'{{"of":["{launch}"]}}'}
    evidently.create_launch(
        project=project,
        name=launch,
        groups=[{"name": name, "feature": launch, "variation": name} for name in ("old", "new")],
        scheduledSplitsConfig={"steps": steps},
        metricMonitors=[{"metricDefinition": errors, "desiredChange": "DECREASE", "onRegression": "STOP"}],
    )
    evidently.start_launch(project=project, launch=launch)


def visit(launch, day, error_rates):
    """Every visitor is served a variation, and is in error as often as its rate says."""
    ids = [f"{launch}-{day}-{number}" for number in range(VISITORS)]
    for first in range(0, VISITORS, 20):
        some = ids[first : first + 20]
        requests = [{"feature": launch, "entityId": visitor} for visitor in some]
        results = evidently.batch_evaluate_feature(project=project, requests=requests)["results"]
        time = now()
        events = [
            {
                "timestamp": time,
                "type": "aws.evidently.custom",
                "data": json.dumps(
                    {"of": launch, "visitor": visitor, "errors": int(random.random() < error_rates[one["variation"]])}
                ),
            }
            for visitor, one in zip(some, results)
        ]
        evidently.put_project_events(project=project, events=events)
    local("drain")


random.seed(18)
evidently.create_project(name=project)
launches = {"hurts": {"old": 0.05, "new": 0.2}, "does-no-harm": {"old": 0.05, "new": 0.05}}
for launch in launches:
    start(launch)
for day in range(3):
    for launch, error_rates in launches.items():
        visit(launch, day, error_rates)
    local("clock", advanceSeconds=60)  # the next look
    for launch in launches:
        found = evidently.get_launch(project=project, launch=launch)["launch"]
        print(f"day {day + 1}:", launch, found["status"], found.get("statusReason", ""))
    local("clock", advanceSeconds=86_340)
served = evidently.evaluate_feature(project=project, feature="hurts", entityId="anybody")
print("hurts serves", served["variation"], "because of", served["reason"])
