"""Launches that guard themselves, with boto3 and our service model: one that hurts is stopped at the first look after its totals, one
that does no harm runs through all steps, one is held and continued, and one is stopped by an alarm.

`boto3_guards.py guard` plays them until one is held, `boto3_guards.py again` goes on with the same service after it was killed and
started again.
"""

import json
import os
import sys
import urllib.request
from datetime import datetime, timedelta

import boto3
from botocore.exceptions import ClientError

ENDPOINT = os.environ["SELFEVIDENT_ENDPOINT"]
SHOP = {"project": "shop"}
VISITORS = 400
DAY = 86_400
ALARM = "checkout-5xx"

# Our model has the members that Evidently's lacks.
os.environ["AWS_DATA_PATH"] = os.path.abspath("clients/botocore")
client = boto3.client("evidently", endpoint_url=ENDPOINT)


def local(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{ENDPOINT}{path}", data)) as answer:
        return json.load(answer)


def advance(seconds):
    local("/_local/clock", {"advanceSeconds": seconds, "frozen": True})


def now():
    return datetime.fromisoformat(local("/_local/clock")["now"].replace("Z", "+00:00"))


def refused(call, **request):
    try:
        call(**SHOP, **request)
    except ClientError as error:
        return error.response["Error"]["Code"], error.response["message"]
    raise AssertionError("it was accepted")


def launch_of(name):
    return client.get_launch(**SHOP, launch=name)["launch"]


def times_of(name):
    return [step["startTime"] for step in launch_of(name)["scheduledSplitsDefinition"]["steps"]]


def steps_on(days):
    weights = [{"old": 50_000, "new": 50_000}, {"old": 40_000, "new": 60_000}, {"old": 30_000, "new": 70_000}]
    return [{"startTime": now() + timedelta(days=day), "groupWeights": weights[day]} for day in days]


def create(name, **guards):
    variations = [{"name": variation, "value": {"stringValue": variation}} for variation in ("old", "new")]
    client.create_feature(**SHOP, name=name, variations=variations, defaultVariation="old")
    groups = [{"name": variation, "feature": name, "variation": variation} for variation in ("old", "new")]
    config = {"steps": steps_on(range(3))}
    client.create_launch(**SHOP, name=name, groups=groups, scheduledSplitsConfig=config, **guards)


def monitor(name, action):
    pattern = json.dumps({"of": [name]})
    errors = {"name": "errors", "entityIdKey": "visitor", "valueKey": "errors", "eventPattern": pattern}
    return {"metricDefinition": errors, "desiredChange": "DECREASE", "margin": 0.1, "onRegression": action}


def visit(name, errors_of_ten):
    """So many of ten visitors of each variation are in error."""
    seen = {"old": 0, "new": 0}
    for first in range(0, VISITORS, 20):
        ids = [f"{name}-{now():%d}-{number}" for number in range(first, first + 20)]
        requests = [{"feature": name, "entityId": visitor} for visitor in ids]
        events = []
        for visitor, one in zip(ids, client.batch_evaluate_feature(**SHOP, requests=requests)["results"]):
            variation = one["variation"]
            seen[variation] += 1
            errors = int(seen[variation] % 10 < errors_of_ten[variation])
            data = json.dumps({"of": name, "visitor": visitor, "errors": errors})
            events.append({"timestamp": now(), "type": "aws.evidently.custom", "data": data})
        assert client.put_project_events(**SHOP, events=events)["failedEventCount"] == 0
    local("/_local/drain", {})


HURTS = {"old": 1, "new": 5}
HARMLESS = {"old": 2, "new": 2}


def guard():
    client.create_project(name="shop")
    actions = {"hurts": "STOP", "harmless": "STOP", "held": "HOLD"}
    advance(0)
    for name, action in actions.items():
        create(name, metricMonitors=[monitor(name, action)])
        client.start_launch(**SHOP, launch=name)
        visit(name, HARMLESS if name == "harmless" else HURTS)
    assert {launch_of(name)["status"] for name in actions} == {"RUNNING"}
    advance(60)
    hurts, held = launch_of("hurts"), launch_of("held")
    reason = "monitor errors: new is worse than old in step 1"
    assert (hurts["status"], hurts["statusReason"]) == ("CANCELLED", reason), hurts
    answer = client.evaluate_feature(**SHOP, feature="hurts", entityId="anybody")
    assert (answer["variation"], answer["reason"]) == ("old", "DEFAULT"), answer
    assert (held["status"], held["statusReason"]) == ("RUNNING", reason) and held["heldSince"] <= now(), held
    print("hurts is stopped, held is held:", reason, flush=True)


def harmless():
    for day in range(1, 3):
        advance(DAY)
        visit("harmless", HARMLESS)
        advance(60)
    metrics = client.get_launch_metrics(**SHOP, launch="harmless")
    assert (launch_of("harmless")["status"], len(metrics["steps"])) == ("RUNNING", 3), metrics
    assert [step["metrics"][0]["groups"][1]["state"] for step in metrics["steps"]] == ["Open"] * 3, metrics["steps"]
    print("harmless runs through:", metrics["sentence"]["headline"], flush=True)


def continued():
    """Two days went by, so the second step and the third would have begun."""
    metrics = client.get_launch_metrics(**SHOP, launch="held")
    assert (len(metrics["steps"]), metrics["sentence"]["tone"]) == (1, "negative"), metrics
    planned, since = times_of("held"), launch_of("held")["heldSince"]
    launch = client.continue_launch(**SHOP, launch="held", reason="another cause")["launch"]
    assert "heldSince" not in launch and launch["statusReason"] == "another cause", launch
    moved = [planned[0], *(time + (now() - since) for time in planned[1:])]
    assert times_of("held") == moved, (times_of("held"), moved)
    client.update_launch(**SHOP, launch="held", scheduledSplitsConfig={"steps": steps_of(planned)})
    assert times_of("held") == moved, times_of("held")
    code, message = refused(client.continue_launch, launch="held")
    assert code == "ConflictException" and "not held" in message, (code, message)
    advance((moved[1] - now()).total_seconds())
    assert len(client.get_launch_metrics(**SHOP, launch="held")["steps"]) == 2
    print("held goes on, its later steps by", now() - planned[1], flush=True)


def steps_of(times):
    return [{**step, "startTime": time} for step, time in zip(steps_on(range(3)), times)]


def alarmed():
    alarms = [{"alarmArn": f"arn:aws:cloudwatch:us-east-1:{account()}:alarm:{ALARM}", "onAlarm": "STOP"}]
    create("alarmed", alarms=alarms)
    code, message = refused(client.start_launch, launch="alarmed")
    assert code == "ValidationException" and ALARM in message, (code, message)
    local(f"/_local/alarms/{ALARM}", {"state": "ALARM"})
    code, message = refused(client.start_launch, launch="alarmed")
    assert code == "ConflictException" and ALARM in message, (code, message)
    local(f"/_local/alarms/{ALARM}", {"state": "OK"})
    client.start_launch(**SHOP, launch="alarmed")
    for state, status in [("INSUFFICIENT_DATA", "RUNNING"), ("ALARM", "CANCELLED")]:
        local(f"/_local/alarms/{ALARM}", {"state": state})
        assert launch_of("alarmed")["status"] == status, (state, launch_of("alarmed"))
    print("alarmed is stopped:", launch_of("alarmed")["statusReason"], flush=True)


def account():
    return client.get_project(**SHOP)["project"]["arn"].split(":")[4]


def again():
    harmless()
    continued()
    alarmed()
    told = [event["detail"] for event in local("/_local/events") if event["detail-type"] == "Evidently Launch Guard"]
    found = sorted((one["launch"], one["action"]) for one in told)
    assert found == [("alarmed", "STOP"), ("alarmed", "TELL"), ("held", "HOLD"), ("hurts", "STOP")], told


{"guard": guard, "again": again}[sys.argv[1]]()
