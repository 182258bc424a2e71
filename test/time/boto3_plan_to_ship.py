"""An experiment from its plan to the winner that is shipped, with boto3 and our service model, over the days that the plan asks for.

It has a metric of each aggregation. The service is a local one with nothing in it, whose clock is moved.
"""

import json
import math
import os
import random
import urllib.request
from datetime import datetime, timedelta

import boto3

ENDPOINT = os.environ["SELFEVIDENT_ENDPOINT"]
SHOP = {"project": "shop"}
TRIAL = {**SHOP, "experiment": "checkout-test"}
CHECKOUT = {**SHOP, "feature": "checkout"}
BY_DAY = 300
BUYING = {"old": 0.3, "new": 0.6}

# Our model has the members that Evidently's lacks.
os.environ["AWS_DATA_PATH"] = os.path.abspath("clients/botocore")
client = boto3.client("evidently", endpoint_url=ENDPOINT)


def local(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{ENDPOINT}{path}", data)) as answer:
        return json.load(answer)


def now():
    return datetime.fromisoformat(local("/_local/clock")["now"].replace("Z", "+00:00"))


def metric(name, event, **options):
    pattern = json.dumps({"event": [event]})
    definition = {"name": name, "entityIdKey": "user.id", "valueKey": "value", "eventPattern": pattern, **options}
    return {"desiredChange": "DECREASE" if name == "seconds" else "INCREASE", "metricDefinition": definition}


GOALS = [
    metric("buyers", "order", aggregation="SHARE"),
    metric("orders", "order", aggregation="EVENTS_PER_ENTITY"),
    metric("spend", "order", aggregation="VALUE_PER_ENTITY", entityCap=100),
]


def plan(**baseline):
    return client.estimate_duration(**SHOP, baseline=baseline, relativeEffect=0.5, goals=3, weights=[50_000, 50_000])


def by_hand():
    return client.estimate_duration(
        **SHOP,
        baseline={"given": {"mean": BUYING["old"]}},
        aggregation="SHARE",
        relativeEffect=0.5,
        goals=3,
        entitiesByDay=[BY_DAY],
    )


def start(days):
    variations = [{"name": name, "value": {"stringValue": name}} for name in BUYING]
    client.create_feature(**SHOP, name="checkout", variations=variations, defaultVariation="old")
    made = client.create_experiment(
        **SHOP,
        name=TRIAL["experiment"],
        treatments=[{"name": name, "feature": "checkout", "variation": name} for name in BUYING],
        metricGoals=GOALS,
        guardrails=[{**metric("seconds", "page"), "margin": 0.1}],
        samplingRate=100_000,
        onlineAbConfig={"controlTreatmentName": "old", "treatmentWeights": {"old": 50_000, "new": 50_000}},
    )["experiment"]
    assert made["metricGoals"] == GOALS and made["guardrails"][0]["margin"] == 0.1, made
    client.start_experiment(**TRIAL, analysisCompleteTime=now() + timedelta(days=days))


def events_of(entity, variation):
    """Each loads a page; who buys does so once or twice."""
    orders = random.randint(1, 2) if random.random() < BUYING[variation] else 0
    spent = [("order", random.uniform(5, 60)) for _ in range(orders)]
    for event, value in [("page", random.uniform(0.9, 1.1)), *spent]:
        data = json.dumps({"event": event, "user": {"id": entity}, "value": value})
        yield {"timestamp": now(), "type": "aws.evidently.custom", "data": data}


def pass_day(day):
    local("/_local/clock", {"advanceSeconds": 43_200})
    entities = [f"u{day}-{number}" for number in range(BY_DAY)]
    for first in range(0, BY_DAY, 20):
        some = entities[first : first + 20]
        requests = [{"feature": "checkout", "entityId": entity} for entity in some]
        served = client.batch_evaluate_feature(**SHOP, requests=requests)["results"]
        events = [event for entity, one in zip(some, served) for event in events_of(entity, one["variation"])]
        for start_of in range(0, len(events), 50):
            batch = events[start_of : start_of + 50]
            assert client.put_project_events(**SHOP, events=batch)["failedEventCount"] == 0
    local("/_local/clock", {"advanceSeconds": 43_200})


def shown(health):
    assert health["state"] == "FINAL", health["state"]
    assert [row["verdict"] for one in health["metrics"] for row in one["treatments"][1:]] == ["Better"] * 3, health
    assert health["guardrails"][0]["treatments"][1]["verdict"] == "NotWorse", health["guardrails"]
    decision = {"treatmentName": "new", "decision": "SHIP"}
    [made] = health["decisions"]
    assert decision.items() <= made.items(), made
    print(health["sentence"]["headline"], made["decision"], made["reason"], flush=True)


def ship():
    """What runs on the feature stops in the same moment; asked for before, it changes nothing."""
    steps = [{"startTime": now(), "groupWeights": {"old": 90_000, "new": 10_000}}]
    groups = [{"name": name, "feature": "checkout", "variation": name} for name in BUYING]
    client.create_launch(**SHOP, name="ramp", groups=groups, scheduledSplitsConfig={"steps": steps})
    arn = client.start_launch(**SHOP, launch="ramp")["launch"]["arn"]
    dry = client.ship_variation(**CHECKOUT, variation="new", dryRun=True)
    assert dry["stopped"] == [arn] and dry["feature"]["defaultVariation"] == "new", dry
    assert client.get_feature(**CHECKOUT)["feature"]["defaultVariation"] == "old"
    real = client.ship_variation(**CHECKOUT, variation="new", reason="the checkout test")
    assert (real["changes"], real["stopped"]) == (dry["changes"], dry["stopped"]), (real, dry)
    launch = client.get_launch(**SHOP, launch="ramp")["launch"]
    assert (launch["status"], launch["statusReason"]) == ("COMPLETED", "the checkout test"), launch
    answer = client.evaluate_feature(**CHECKOUT, entityId="anybody")
    assert (answer["variation"], answer["reason"]) == ("new", "DEFAULT"), answer
    print(*real["changes"]["sentences"], flush=True)


random.seed(18)
client.create_project(name="shop")
first = by_hand()
print(first["sentence"], flush=True)
days = math.ceil(first["plannedEnd"]["days"])
start(days)
for day in range(days):
    pass_day(day)
shown(client.get_experiment_health(**TRIAL))
again = plan(experiment={"name": TRIAL["experiment"], "metricName": "buyers"})
assert abs(again["mean"] - BUYING["old"]) < 0.06, again["mean"]
assert again["entitiesByDay"] == [BY_DAY * (day + 1) for day in range(days)], again["entitiesByDay"]
print(again["sentence"], flush=True)
ship()
