"""A feature, a launch in three steps, an experiment and its verdict, with boto3."""

import json
import os
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone

import boto3

evidently = boto3.client("evidently")  # AWS_DATA_PATH has the model, AWS_ENDPOINT_URL_EVIDENTLY the address
project = os.environ.get("PROJECT", "python-shop")


def local(path, body=None):
    """What a local service has beside its API; None of a deployment, which has no such routes."""
    address = f"{evidently.meta.endpoint_url}/_local/{path}"
    try:
        with urllib.request.urlopen(address, None if body is None else json.dumps(body).encode()) as answer:
            return json.load(answer)
    except urllib.error.HTTPError:
        return None


# The service's time: the clock of a local one can be moved ahead.
ahead = timedelta(seconds=(local("clock") or {"offsetSeconds": 0})["offsetSeconds"])
now = datetime.now(timezone.utc) + ahead

evidently.create_project(name=project)
variations = [{"name": "old", "value": {"boolValue": False}}, {"name": "new", "value": {"boolValue": True}}]
for feature in ("checkout", "banner"):
    evidently.create_feature(project=project, name=feature, variations=variations)
answer = evidently.evaluate_feature(project=project, feature="checkout", entityId="visitor-1")
print(answer["variation"], answer["reason"])  # old DEFAULT

# A launch: the new checkout for 10 % of the visitors now, for half of them tomorrow, for all the day after.
steps = [
    {"startTime": now + timedelta(days=day), "groupWeights": {"new": share, "old": 100_000 - share}}
    for day, share in enumerate([10_000, 50_000, 100_000])
]
evidently.create_launch(
    project=project,
    name="checkout-rollout",
    groups=[{"name": name, "feature": "checkout", "variation": name} for name in ("old", "new")],
    scheduledSplitsConfig={"steps": steps},
)
evidently.start_launch(project=project, launch="checkout-rollout")

# An experiment: does the new banner raise the revenue? It stops by itself in two weeks.
revenue = {"name": "revenue", "entityIdKey": "visitor", "valueKey": "revenue"}
evidently.create_experiment(
    project=project,
    name="banner-test",
    treatments=[{"name": name, "feature": "banner", "variation": name} for name in ("old", "new")],
    metricGoals=[{"metricDefinition": revenue, "desiredChange": "INCREASE"}],
)
end = now + timedelta(days=14)
evidently.start_experiment(project=project, experiment="banner-test", analysisCompleteTime=end)

# Every visitor is served a banner, and spends something.
for batch in range(20):
    requests = [{"feature": "banner", "entityId": f"visitor-{batch * 20 + nth}"} for nth in range(20)]
    served = evidently.batch_evaluate_feature(project=project, requests=requests)["results"]
    spent = [(each["entityId"], 12 + nth % 5 if each["variation"] == "new" else 10) for nth, each in enumerate(served)]
    data = [json.dumps({"visitor": visitor, "revenue": amount}) for visitor, amount in spent]
    sent = datetime.now(timezone.utc) + ahead
    events = [{"timestamp": sent, "type": "aws.evidently.custom", "data": each} for each in data]
    evidently.put_project_events(project=project, events=events)

# There are results from the tenth minute on. A local service need not be waited for: it counts, and moves its clock.
local("drain", {})
local("clock", {"advanceSeconds": 900})
results = evidently.get_experiment_results(
    project=project, experiment="banner-test", metricNames=["revenue"], treatmentNames=["old", "new"]
)
for each in results.get("resultsData", []):
    print(each["treatmentName"], each["resultStat"], round(each["values"][-1], 2))
health = evidently.get_experiment_health(project=project, experiment="banner-test")
for each in health["metrics"][0]["treatments"]:
    print(each["treatmentName"], each.get("verdict", results.get("details", "is the control")))
print(health["sentence"]["headline"])
