"""An experiment of three goals and a guardrail with boto3 and our service model: one treatment to ship, one to stop, one to wait for.

The service is a local one with nothing in it, whose clock is moved.
"""

import json
import os
import time
import urllib.request
from datetime import datetime, timedelta

import boto3
from botocore.exceptions import ClientError

ENDPOINT = os.environ["SELFEVIDENT_ENDPOINT"]
SHOP = {"project": "shop"}
TRIAL = {**SHOP, "experiment": "checkout-test"}
ENTITIES = 600
# By treatment, how much more is spent than in the control, and how much longer it takes.
FACTORS = {"control": (1, 1), "good": (1.3, 1), "slow": (1.3, 1.5), "doubtful": (1.3, 1.1)}

# Our model has the members that Evidently's lacks.
os.environ["AWS_DATA_PATH"] = os.path.abspath("clients/botocore")
client = boto3.client("evidently", endpoint_url=ENDPOINT)


def local(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{ENDPOINT}{path}", data)) as answer:
        return json.load(answer)


def now():
    return datetime.fromisoformat(local("/_local/clock")["now"].replace("Z", "+00:00"))


def metric(name, key, **options):
    return {"name": name, "entityIdKey": "user.id", "valueKey": key, **options}


def experiment():
    return {
        **SHOP,
        "name": TRIAL["experiment"],
        "treatments": [{"name": name, "feature": "checkout", "variation": name} for name in FACTORS],
        "metricGoals": [
            {
                "desiredChange": "INCREASE",
                "metricDefinition": metric("spend", "price", aggregation="VALUE_PER_ENTITY", entityCap=50),
            },
            {"desiredChange": "INCREASE", "metricDefinition": metric("item_price", "price", denominatorKey="items")},
            {"desiredChange": "DECREASE", "metricDefinition": metric("slow_pages", "seconds", above=1.5)},
        ],
        "guardrails": [
            {"desiredChange": "DECREASE", "margin": 0.1, "metricDefinition": metric("seconds", "seconds", eventCap=10)}
        ],
    }


def refused(change):
    contrary = experiment()
    change(contrary["metricGoals"])
    try:
        client.create_experiment(**contrary)
    except ClientError as error:
        return [field["name"].split(".")[-1] for field in error.response["fieldList"]]
    return []


def data_of(entity, treatment, visit):
    spend, seconds = FACTORS[treatment]
    value = 10 + (entity * 7 % 13) / 6 - 1
    # Every 97th entity buys for all others: without a cap it would hide every difference.
    price = value * spend * (100 if entity % 97 == 0 else 1)
    return {"user": {"id": f"u{entity}"}, "price": price, "items": 1 + (entity + visit) % 3, "seconds": value * seconds / 8}


def visit(entities):
    requests = [{"feature": "checkout", "entityId": f"u{entity}"} for entity in entities]
    results = client.batch_evaluate_feature(**SHOP, requests=requests)["results"]
    events = [
        {
            "timestamp": now(),
            "type": "aws.evidently.custom",
            "data": json.dumps(data_of(entity, result["variation"], number)),
        }
        for entity, result in zip(entities, results)
        for number in range(2)
    ]
    assert client.put_project_events(**SHOP, events=events)["failedEventCount"] == 0


def counted_health():
    """The counting follows the stream, so what was sent is there a moment later."""
    for _ in range(60):
        health = client.get_experiment_health(**TRIAL)
        if sum(row["events"] for row in health["guardrails"][0]["treatments"]) == 2 * ENTITIES:
            return health
        time.sleep(0.5)
    raise AssertionError("the events were not counted")


client.create_project(name="shop")
variations = [{"name": name, "value": {"stringValue": name}} for name in FACTORS]
client.create_feature(**SHOP, name="checkout", variations=variations)
assert refused(lambda goals: goals[0]["metricDefinition"].update(entityFloor=60)) == ["entityFloor", "entityCap"]
assert refused(lambda goals: goals[1]["metricDefinition"].update(above=1)) == ["above", "denominatorKey"]
assert refused(lambda goals: goals[0]["metricDefinition"].pop("aggregation")) == ["entityCap"]
assert client.create_experiment(**experiment())["experiment"]["guardrails"] == experiment()["guardrails"]
client.start_experiment(**TRIAL, analysisCompleteTime=now() + timedelta(days=14))
for first in range(0, ENTITIES, 20):
    visit(range(first, first + 20))
counted_health()
local("/_local/clock", {"advanceSeconds": 900})
health = counted_health()
decisions = {one["treatmentName"]: one["decision"] for one in health["decisions"]}
assert decisions == {"good": "SHIP", "slow": "STOP", "doubtful": "CONTINUE"}, health["decisions"]
assert health["sentence"]["headline"] == "slow: STOP. It harms seconds.", health["sentence"]
verdicts = {row["treatmentName"]: row.get("verdict") for row in health["guardrails"][0]["treatments"]}
assert verdicts == {"control": None, "good": "NotWorse", "slow": "Harmed", "doubtful": "Open"}, verdicts
told = [event["detail"] for event in local("/_local/events") if event["detail"].get("guardrail")]
assert {one["treatmentName"]: one["verdict"] for one in told} == {"good": "NotWorse", "slow": "Harmed"}, told
for one in health["decisions"]:
    print(one["treatmentName"], one["decision"], one["reason"], flush=True)
