"""Ten thousand entities with boto3: what each is served, and who is moved when a launch goes on to its next step.

The service is a local one with nothing in it, whose clock is moved.
"""

import json
import os
import time
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import boto3
from botocore.config import Config

ENDPOINT = os.environ["SELFEVIDENT_ENDPOINT"]
SHOP = {"project": "shop"}
ENTITIES = [f"customer-{index}" for index in range(10_000)]
GROUPS = ["red", "blue", "green"]
CONTEXTS = {"pro": {"plan": "pro"}, "german": {"country": "de"}, "other": {}}
# Thousandths of a percent; what the override of `pro` leaves over goes on to the step's own weights.
STEPS = [
    {"pro": [50_000, 30_000, 0], "german": [10_000, 20_000, 70_000], "other": [10_000, 5_000, 0]},
    {"pro": [20_000, 60_000, 20_000], "german": [30_000, 30_000, 40_000], "other": [35_000, 2_500, 5_000]},
    {"pro": [0, 0, 100_000], "german": [30_000, 30_000, 40_000], "other": [80_000, 0, 20_000]},
]
TREATMENT_WEIGHTS = [50_000, 30_000, 20_000]
SAMPLING_RATE = 60_000

config = Config(inject_host_prefix=False, max_pool_connections=8)
client = boto3.client("evidently", endpoint_url=ENDPOINT, config=config)


def move_to(moment):
    body = {"now": moment.isoformat().replace("+00:00", "Z"), "frozen": True}
    urllib.request.urlopen(urllib.request.Request(f"{ENDPOINT}/_local/clock", json.dumps(body).encode())).close()


def audience_of(entity):
    return {"0": "pro", "5": "german"}.get(entity[-1], "other")


def weights_of(shares):
    return dict(zip(GROUPS, shares))


def set_up(start):
    variations = [{"name": name, "value": {"stringValue": name}} for name in ["white", *GROUPS]]
    client.create_project(name="shop")
    for name in ["page", "search"]:
        client.create_feature(
            **SHOP, name=name, variations=variations, defaultVariation="white", entityOverrides={"tester": "blue"}
        )
    client.create_segment(name="pro", pattern='{"plan":["pro"]}')
    client.create_segment(name="german", pattern='{"country":["de","at"]}')
    steps = [
        {
            "startTime": start + timedelta(hours=hours),
            "groupWeights": weights_of(step["other"]),
            "segmentOverrides": [
                {"segment": "german", "evaluationOrder": 2, "weights": weights_of(step["german"])},
                {"segment": "pro", "evaluationOrder": 1, "weights": weights_of(step["pro"])},
            ],
        }
        for hours, step in enumerate(STEPS)
    ]
    groups = [{"name": name, "feature": "page", "variation": name} for name in GROUPS]
    client.create_launch(**SHOP, name="colours", groups=groups, scheduledSplitsConfig={"steps": steps})
    metric = {"name": "price", "entityIdKey": "id", "valueKey": "price"}
    client.create_experiment(
        **SHOP,
        name="ranking",
        treatments=[{"name": name, "feature": "search", "variation": name} for name in GROUPS],
        metricGoals=[{"metricDefinition": metric, "desiredChange": "INCREASE"}],
        onlineAbConfig={"controlTreatmentName": "red", "treatmentWeights": weights_of(TREATMENT_WEIGHTS)},
        samplingRate=SAMPLING_RATE,
    )
    client.start_launch(**SHOP, launch="colours")
    client.start_experiment(**SHOP, experiment="ranking", analysisCompleteTime=start + timedelta(days=1))


def evaluate_twenty(feature, first):
    requests = [
        {"feature": feature, "entityId": entity, "evaluationContext": json.dumps(CONTEXTS[audience_of(entity)])}
        for entity in ENTITIES[first : first + 20]
    ]
    return client.batch_evaluate_feature(**SHOP, requests=requests)["results"]


def evaluate_all(feature, kind, name, reason):
    """The arm that each entity is in; every member of every answer is checked."""
    with ThreadPoolExecutor(4) as threads:
        parts = threads.map(lambda first: evaluate_twenty(feature, first), range(0, len(ENTITIES), 20))
    arms = []
    member = "group" if kind == "launch" else "treatment"
    for entity, answer in zip(ENTITIES, [answer for part in parts for answer in part]):
        details = json.loads(answer["details"])
        arm = details.get(member)
        expected = (reason, arm, {kind: name, member: arm}) if arm else ("DEFAULT", "white", {})
        assert answer["entityId"] == entity, answer
        assert (answer["reason"], answer["variation"], details) == expected, answer
        assert answer["value"] == {"stringValue": answer["variation"]}, answer
        arms.append(arm)
    return arms


def assert_share(count, size, share, what):
    """Within four and a half standard deviations of the binomial distribution; exactly where the share is nothing or all."""
    bound = 4.5 * (size * share * (1 - share)) ** 0.5
    assert abs(count - size * share) <= bound + 1e-9, f"{what}: {count} of {size}, {share:.3f} expected"


def shares_of(step, audience):
    """The shares of the groups, and last that of the default."""
    own = [weight / 100_000 for weight in STEPS[step][audience]]
    if audience == "pro":
        left = 1 - sum(own)
        own = [share + left * weight / 100_000 for share, weight in zip(own, STEPS[step]["other"])]
    return [*own, 1 - sum(own)]


def check_movement(step, audience, before, after):
    """As many are moved as the weights force, all from a share that fell to one that grew."""
    growth = [new - old for old, new in zip(shares_of(step - 1, audience), shares_of(step, audience))]
    grew = {arm: change for arm, change in zip([*GROUPS, None], growth)}
    moved = [(old, new) for old, new in zip(before, after) if old != new]
    forced = round(sum(change for change in growth if change > 0), 9)
    assert_share(len(moved), len(before), forced, f"moved of {audience} to step {step}")
    wrong = [(old, new) for old, new in moved if grew[old] > -1e-9 or grew[new] < 1e-9]
    assert not wrong, f"{audience} to step {step}: {Counter(wrong)}"
    print(f"  step {step}, {audience}: {len(moved)} of {len(before)} moved, {forced:.3f} forced")


def main():
    began = time.monotonic()
    start = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(seconds=10)
    move_to(start)
    set_up(start)
    indexes = {audience: [i for i, entity in enumerate(ENTITIES) if audience_of(entity) == audience] for audience in CONTEXTS}
    before = []
    for step in range(len(STEPS)):
        move_to(start + timedelta(hours=step))
        arms = evaluate_all("page", "launch", "colours", "LAUNCH_RULE_MATCH")
        for audience, members in indexes.items():
            counts = Counter(arms[index] for index in members)
            for group, share in zip([*GROUPS, None], shares_of(step, audience)):
                assert_share(counts[group], len(members), share, f"step {step}, {audience}, {group}")
            if step and audience != "pro":
                check_movement(step, audience, [before[index] for index in members], [arms[index] for index in members])
        before = arms
    treatments = Counter(evaluate_all("search", "experiment", "ranking", "EXPERIMENT_RULE_MATCH"))
    for treatment, weight in zip(GROUPS, TREATMENT_WEIGHTS):
        share = weight / 100_000 * SAMPLING_RATE / 100_000
        assert_share(treatments[treatment], len(ENTITIES), share, treatment)
    print(f"  treatments: {dict(treatments)}")
    override = client.evaluate_feature(**SHOP, feature="page", entityId="tester")
    assert (override["reason"], override["variation"]) == ("ENTITY_OVERRIDES_MATCH", "blue"), override
    client.stop_launch(**SHOP, launch="colours")
    answer = client.evaluate_feature(**SHOP, feature="page", entityId=ENTITIES[0])
    assert (answer["reason"], answer["variation"]) == ("DEFAULT", "white"), answer
    print(f"40,000 evaluations in {time.monotonic() - began:.1f} s", flush=True)


main()
