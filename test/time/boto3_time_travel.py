"""A launch of six steps over three weeks and an experiment of fourteen days, with boto3 and the clock of the local service.

`boto3_time_travel.py travel` goes through all boundaries, `boto3_time_travel.py again` looks at the same service after it was killed and
started again.
"""

import json
import os
import sys
import time
import urllib.request
from datetime import datetime, timedelta, timezone

import boto3
from botocore.config import Config

ENDPOINT = os.environ["SELFEVIDENT_ENDPOINT"]
NOTES = os.environ["NOTES"]
SHOP = {"project": "shop"}
GROUPS = ["a", "b", "c", "d", "e", "a"]
STEP_DAYS = [1, 4, 8, 12, 16, 21]
END_DAY = 14
MILLISECOND = timedelta(milliseconds=1)

client = boto3.client("evidently", endpoint_url=ENDPOINT, config=Config(inject_host_prefix=False))


def local(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(ENDPOINT + path, data)) as answer:
        return json.load(answer)


def iso(moment):
    return moment.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def move_to(moment):
    assert local("/_local/clock", {"now": iso(moment), "frozen": True})["now"] == iso(moment)


def equal(actual, expected, what):
    if actual != expected:
        raise AssertionError(f"{what}: {actual!r}, not {expected!r}")


def line(event):
    detail = event["detail"]
    what = detail["step"]["groupWeights"] if "step" in detail else detail.get("status") or detail.get("eventName")
    return f"{event['time']} {event['detail-type']} {what}"


def set_up(start):
    variations = [{"name": name, "value": {"stringValue": name}} for name in ["off", "a", "b", "c", "d"]]
    client.create_project(name="shop")
    client.create_feature(**SHOP, name="search", variations=variations, defaultVariation="off")
    client.create_feature(**SHOP, name="checkout", variations=variations, defaultVariation="off")
    groups = [{"name": name, "feature": "search", "variation": name if name != "e" else "off"} for name in "abcde"]
    steps = [
        {"startTime": start + timedelta(days=day), "groupWeights": {group: 100_000}}
        for day, group in zip(STEP_DAYS, GROUPS)
    ]
    client.create_launch(**SHOP, name="ramp", groups=groups, scheduledSplitsConfig={"steps": steps})
    client.create_experiment(
        **SHOP,
        name="trial",
        treatments=[{"name": name, "feature": "checkout", "variation": name} for name in ["off", "a"]],
        metricGoals=[{"metricDefinition": {"name": "price", "entityIdKey": "id", "valueKey": "price"}}],
        onlineAbConfig={"treatmentWeights": {"a": 100_000}},
        samplingRate=100_000,
    )
    client.start_launch(**SHOP, launch="ramp")
    client.start_experiment(**SHOP, experiment="trial", analysisCompleteTime=start + timedelta(days=END_DAY))


def check(start, now, before):
    begun = [index for index, day in enumerate(STEP_DAYS) if start + timedelta(days=day) <= now]
    running = now < start + timedelta(days=END_DAY)
    group = GROUPS[begun[-1]] if begun else None
    at = iso(now)

    served = client.evaluate_feature(**SHOP, feature="search", entityId="me")
    expected = ("DEFAULT", None) if group is None else ("LAUNCH_RULE_MATCH", group)
    equal((served["reason"], json.loads(served["details"]).get("group")), expected, f"search at {at}")
    served = client.evaluate_feature(**SHOP, feature="checkout", entityId="me")
    equal(served["variation"], "a" if running else "off", f"checkout at {at}")

    launch = client.get_launch(**SHOP, launch="ramp")["launch"]
    last = max([start] + [start + timedelta(days=STEP_DAYS[index]) for index in begun])
    equal((launch["status"], iso(launch["lastUpdatedTime"])), ("RUNNING", iso(last)), f"the launch at {at}")
    experiment = client.get_experiment(**SHOP, experiment="trial")["experiment"]
    ended = experiment["execution"].get("endedTime")
    expected = ("RUNNING", None) if running else ("COMPLETED", iso(start + timedelta(days=END_DAY)))
    equal((experiment["status"], ended and iso(ended)), expected, f"the experiment at {at}")
    for status in ["RUNNING", "COMPLETED"]:
        listed = client.list_experiments(**SHOP, status=status)["experiments"]
        equal(len(listed), int(running == (status == "RUNNING")), f"experiments {status} at {at}")
    equal(len(client.list_launches(**SHOP, status="RUNNING")["launches"]), 1, f"running launches at {at}")
    project = client.get_project(**SHOP)["project"]
    active = (project["activeLaunchCount"], project["activeExperimentCount"])
    equal(active, (1, int(running)), f"active counts at {at}")

    happened = [line(event) for event in local("/_local/events")[before:]]
    steps = [
        (start + timedelta(days=STEP_DAYS[index]), f"Evidently Launch Traffic Change {{'{GROUPS[index]}': 100000}}")
        for index in begun
    ]
    completed = [] if running else [(start + timedelta(days=END_DAY), "Evidently Experiment Status Change COMPLETED")]
    equal(happened, [f"{iso(moment)} {what}" for moment, what in sorted(steps + completed)], f"events at {at}")


def travel():
    start = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(seconds=10)
    move_to(start)
    set_up(start)
    before = len(local("/_local/events"))
    began = time.monotonic()
    moments = [start + timedelta(days=day) for day in sorted([*STEP_DAYS, END_DAY])]
    for moment in moments:
        for offset in [-MILLISECOND, timedelta(), MILLISECOND]:
            move_to(moment + offset)
            check(start, moment + offset, before)
    print(f"{3 * len(moments)} moments in {time.monotonic() - began:.2f} s", flush=True)
    with open(NOTES, "w") as notes:
        json.dump({"start": iso(start), "clock": local("/_local/clock"), "events": local("/_local/events")}, notes)


def again():
    """After SIGKILL: the clock stands where it stood, nothing was announced twice, and the whole way can be gone in one step."""
    with open(NOTES) as notes:
        known = json.load(notes)
    equal(local("/_local/clock")["now"], known["clock"]["now"], "the clock")
    equal(local("/_local/events"), known["events"], "the events")
    last = known["events"][-1]["id"]
    equal(local(f"/_local/events?after={last}"), [], "the events after the last")
    now = datetime.fromisoformat(known["clock"]["now"].replace("Z", "+00:00"))
    steps = [
        {"startTime": now + timedelta(days=day, milliseconds=-1), "groupWeights": {group: 100_000}}
        for day, group in zip(STEP_DAYS, GROUPS)
    ]
    client.stop_launch(**SHOP, launch="ramp")
    groups = [{"name": name, "feature": "search", "variation": "off"} for name in "abcde"]
    client.create_launch(**SHOP, name="again", groups=groups, scheduledSplitsConfig={"steps": steps})
    client.start_launch(**SHOP, launch="again")
    before = len(local("/_local/events"))
    began = time.monotonic()
    local("/_local/clock", {"advanceSeconds": 22 * 86_400, "frozen": True})
    took = time.monotonic() - began
    happened = local("/_local/events")[before:]
    weights = [event["detail"]["step"]["groupWeights"] for event in happened]
    equal(weights, [{group: 100_000} for group in GROUPS], "the steps in order")
    equal([event["time"] for event in happened], sorted(event["time"] for event in happened), "their times")
    print(f"22 days in {took:.2f} s", flush=True)


{"travel": travel, "again": again}[sys.argv[1]]()
