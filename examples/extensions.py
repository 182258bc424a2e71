"""What this service answers beyond Evidently, with boto3 and our service model."""

import json
import os
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone

import boto3

evidently = boto3.client("evidently")  # AWS_DATA_PATH has the model, AWS_ENDPOINT_URL_EVIDENTLY the address
project = os.environ.get("PROJECT", "python-extensions")


def time_ahead():
    """How far the service's clock is ahead of this machine's: a local one can be moved, a deployment has no such route."""
    try:
        with urllib.request.urlopen(f"{evidently.meta.endpoint_url}/_local/clock") as answer:
            return timedelta(seconds=json.load(answer)["offsetSeconds"])
    except urllib.error.HTTPError:
        return timedelta(0)


now = datetime.now(timezone.utc) + time_ahead()
evidently.create_project(name=project)
variations = [{"name": name, "value": {"stringValue": name}} for name in ("old", "new")]
evidently.create_feature(project=project, name="search", variations=variations)
arms = [{"name": name, "feature": "search", "variation": name} for name in ("old", "new")]

# Why is an entity served what it is served?
explained = evidently.explain_evaluation(project=project, feature="search", entityId="visitor-1")
print(explained["variation"], *(check["check"] for check in explained["checks"]))

# What does whoever evaluates by himself need?
print(*evidently.get_project_snapshot(project=project)["features"])

# An application that evaluates by itself reports how often it did.
usage = [{"feature": "search", "counts": {"old": 940, "new": 60}}]
print(evidently.report_usage(project=project, usage=usage)["uncounted"])

# When were features last evaluated, and how often in the latest hours?
for used in evidently.list_feature_usage(project=project)["usage"]:
    print(used["feature"], used["evaluations"])

# Which version is this, and what does it allow?
service = evidently.get_service()
print(service["version"], service["quotas"]["features"])

# What do the metrics of a launch say?
steps = [{"startTime": now, "groupWeights": {"new": 100_000}}]
evidently.create_launch(project=project, name="rollout", groups=arms, scheduledSplitsConfig={"steps": steps})
metrics = evidently.get_launch_metrics(project=project, launch="rollout")
print({group["groupName"]: group["entities"] for group in metrics["groups"]})

# How many entities came to each group, and when?
enrolled = evidently.get_launch_enrolments(project=project, launch="rollout")
print({group["groupName"]: group["entities"] for group in enrolled["groups"]})

# What would a metric take from an event?
tested = evidently.test_metric(
    project=project,
    metricDefinition={"name": "clicks", "entityIdKey": "visitor", "valueKey": "clicks"},
    data=json.dumps({"visitor": "visitor-1", "clicks": 3}),
)
print(tested["matched"], tested["id"], tested["value"])

# Which share of everybody is served what, and who would move if a launch went on to everybody tomorrow?
traffic = evidently.get_feature_traffic(project=project, feature="search")
print(traffic["audiences"][0]["variations"])
tomorrow = [{"startTime": now + timedelta(days=1), "groupWeights": {"new": 100_000}}]
planned = {"name": "tomorrow", "groups": arms, "scheduledSplitsConfig": {"steps": tomorrow}}
preview = evidently.preview_traffic(project=project, feature="search", createLaunch=planned)
print([moment["moves"][0]["moved"] for moment in preview["moments"]])

# What was an entity served, and what was counted for it?
known = evidently.get_entity(project=project, entityId="visitor-1")
print([trial["name"] for trial in known["trials"]])

# How long will an experiment take? From numbers by hand, or with "experiment" or "launch" from what one has measured.
plan = evidently.estimate_duration(
    project=project,
    baseline={"given": {"mean": 0.1}},
    aggregation="SHARE",
    relativeEffect=0.1,
    entitiesByDay=[5000],
)
print(plan["sentence"], plan["plannedEnd"]["entities"])

# A launch that a guard has held goes on when it is continued. This one is not held.
try:
    evidently.continue_launch(project=project, launch="rollout", reason="it was a false alarm")
except evidently.exceptions.ConflictException as error:
    print(error)

# What does a page need, which cannot sign? A key of the project, whose secret is shown once.
made = evidently.create_key(project=project, features=["search"], origins=["https://shop.test"])
evidently.update_key(project=project, key=made["key"]["id"], features=["search", "cart-*"])
for page in evidently.get_paginator("list_keys").paginate(project=project):
    print(len(made["secret"]), [key["features"] for key in page["keys"]])
evidently.delete_key(project=project, key=made["key"]["id"])

# Can the results of an experiment be trusted, and what is the verdict?
clicks = {"metricDefinition": {"name": "clicks", "entityIdKey": "visitor", "valueKey": "clicks"}}
evidently.create_experiment(project=project, name="clicks-test", treatments=arms, metricGoals=[clicks])
end = now + timedelta(days=14)
evidently.start_experiment(project=project, experiment="clicks-test", analysisCompleteTime=end)
health = evidently.get_experiment_health(project=project, experiment="clicks-test")
print(health["sampleRatioMismatch"], health["metrics"][0]["needed"]["minutes"])

# Where do all experiments stand, and how many entities came to each treatment?
for page in evidently.get_paginator("list_experiment_summaries").paginate(project=project):
    for summary in page["experimentSummaries"]:
        print(summary["name"], summary["state"], summary["sentence"]["headline"])
treatments = evidently.get_experiment_enrolments(project=project, experiment="clicks-test", period=3600)["treatments"]
print({one["treatmentName"]: one["expectedShare"] for one in treatments})

# The new variation has won: it becomes the default, and the experiment stops. A dry run says for whom it changes what.
shipping = {"project": project, "feature": "search", "variation": "new"}
print(evidently.ship_variation(**shipping, dryRun=True)["changes"]["sentences"][0])
print(evidently.ship_variation(**shipping, reason="more clicks")["stopped"][0].split("/")[-1])

# What becomes of the events that come in? Somebody who listens sees for whom each counts, or why it does not.
tap = evidently.start_tap(project=project)["id"]
event = {"timestamp": now, "type": "aws.evidently.custom", "data": json.dumps({"visitor": "nobody", "clicks": 1})}
evidently.put_project_events(project=project, events=[event])
print(len(evidently.read_tap(project=project, id=tap)["samples"]) <= 1)

# Who changed what, and when?
for page in evidently.get_paginator("list_history").paginate(project=project, PaginationConfig={"PageSize": 4}):
    for record in page["history"]:
        print(record["operation"])

# An update is taken back with the id of its change, if nobody has changed the same since. A dry run says what becomes of it.
evidently.update_feature(project=project, feature="search", description="By mistake")
update = evidently.list_history(project=project, maxResults=1)["history"][0]
reverted = evidently.revert_change(project=project, id=update["id"], time=update["time"])
print(reverted["before"]["description"], reverted["after"] == {"description": ""})

# Segments and the projects themselves have a history of their own. Both take the times between which to look.
made = evidently.list_account_history(resource=f"project/{project}", **{"from": now - timedelta(days=1)})
print([record["operation"] for record in made["history"]])
