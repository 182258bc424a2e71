"""Results beside an independent computation from the raw events, and the same after a kill -9 in the middle of the load.

The service is a process of its own here, with data that it keeps, and a clock that stands still between the periods.
"""

import json
import math
import os
import random
import re
import signal
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.request
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

import boto3
from botocore.config import Config

EVENTS = int(os.environ.get("CHECK_EVENTS", "6000"))
ENTITIES = EVENTS // 4
PERIODS = 4
TREATMENTS = ["control", "blue", "green"]
METRICS = ["price", "clicks"]
START = (int(time.time()) // 86_400 + 1) * 86_400  # The clock of the service goes forward only.
NODE = "node_modules/.bin/node"


class Service:
    def __init__(self, directory):
        self.directory = directory
        self.port = 0
        self.start()

    def start(self):
        arguments = ["bin/local.ts", "--data-dir", self.directory, "--port", str(self.port)]
        self.process = subprocess.Popen([NODE, *arguments], stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            ready = re.search(r"ready at (http://\S+?:(\d+))", line)
            if ready:
                self.endpoint, self.port = ready[1], int(ready[2])
                self.reader = threading.Thread(target=self.process.stdout.read, daemon=True)
                self.reader.start()
                return
        raise RuntimeError("the service ended before it was ready")

    def end(self, how):
        self.process.send_signal(how)
        self.process.wait()
        self.reader.join()
        self.process.stdout.close()

    def post(self, path, body):
        data = json.dumps(body).encode()
        request = urllib.request.Request(self.endpoint + path, data, {"content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=300) as answer:
            return json.load(answer)

    def go_to(self, moment):
        now = datetime.fromtimestamp(moment, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.post("/_local/clock", {"now": now, "frozen": True})

    def client(self):
        config = Config(
            inject_host_prefix=False,
            read_timeout=30,
            max_pool_connections=8,
            retries={"mode": "standard", "total_max_attempts": 30},
        )
        known = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
        return boto3.client("evidently", endpoint_url=self.endpoint, config=config, **known)


# The statistics, from docs/statistics.md alone.


def sums(entities):
    """K, N, S, SS, SC, CC of lists of values; as fractions of a cent, so that integers hold them exactly."""
    s = [sum(values) for values in entities]
    c = [len(values) for values in entities]
    pairs = list(zip(s, c))
    return (len(s), sum(c), sum(s), sum(x * x for x in s), sum(x * n for x, n in pairs), sum(n * n for n in c))


def residual(k, n, s, ss, sc, cc):
    """K/(K-1) * (SS - 2 R SC + R^2 CC), before its division by N^2 and by the squares of the cents."""
    return k * (n * n * ss - 2 * n * s * sc + s * s * cc) / ((k - 1) * n * n * 10_000)


def compare(control, treatment):
    both = sums(control + treatment)
    c, t = sums(control), sums(treatment)
    variances = [residual(*arm) / arm[1] ** 2 for arm in (c, t)]
    pooled = residual(*both) / both[1] * (1 / c[1] + 1 / t[1])
    effect = (t[2] * c[1] - c[2] * t[1]) / (c[1] * t[1] * 100)
    return effect, math.sqrt(max(sum(variances), pooled)), c[0] + t[0], list(zip(variances, (c[0], t[0])))


def anytime(effect, error, entities):
    a = 0.05
    rho2 = (-2 * math.log(a) + math.log(1 - 2 * math.log(a))) / 10_000
    w = entities * rho2
    half = error * math.sqrt((1 + 1 / w) * (math.log(1 + w) - 2 * math.log(a)))
    evidence = ((effect / error) ** 2 * w / (1 + w) - math.log(1 + w)) / 2
    return effect - half, effect + half, min(1, math.exp(-evidence))


def incomplete_beta(a, b, x):
    """I_x(a, b) by its continued fraction."""
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 10_000):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d, c = 1 / (1 + step * d), 1 + step / c
            value *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return front * value


def welch(effect, error, arms):
    df = sum(v for v, _ in arms) ** 2 / sum(v * v / (k - 1) for v, k in arms)
    t2 = (effect / error) ** 2
    return incomplete_beta(df / 2, 0.5, df / (df + t2))


class Results(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="results-check-")
        self.addCleanup(directory.cleanup)
        self.service = Service(directory.name)
        self.addCleanup(lambda: self.service.process.poll() is None and self.service.end(signal.SIGTERM))
        self.evidently = self.service.client()

    def create(self):
        self.service.go_to(START)
        make = self.evidently
        make.create_project(name="shop")
        variations = [{"name": name, "value": {"stringValue": name}} for name in TREATMENTS]
        make.create_feature(project="shop", name="button", variations=variations)
        make.create_experiment(
            project="shop",
            name="colour",
            samplingRate=100_000,
            treatments=[{"name": name, "feature": "button", "variation": name} for name in TREATMENTS],
            onlineAbConfig={
                "controlTreatmentName": "control",
                "treatmentWeights": {"control": 50_000, "blue": 30_000, "green": 20_000},
            },
            metricGoals=[
                {"metricDefinition": {"name": name, "entityIdKey": "user.id", "valueKey": name}} for name in METRICS
            ],
        )
        self.end = START + 3600
        ends = datetime.fromtimestamp(self.end, timezone.utc)
        make.start_experiment(project="shop", experiment="colour", analysisCompleteTime=ends)

    def load(self, between_calls=lambda number: None):
        """Evaluates everybody twice and sends events in four periods; keeps what was sent, by period."""
        draw = random.Random(20_260_105)
        entities = [f"user-{number}" for number in range(ENTITIES)]
        treatment = {}

        def evaluate(part):
            requests = [{"entityId": entity, "feature": "button"} for entity in part]
            answer = self.evidently.batch_evaluate_feature(project="shop", requests=requests)
            for result in answer["results"]:
                self.assertEqual(result["reason"], "EXPERIMENT_RULE_MATCH")
                treatment[result["entityId"]] = result["variation"]

        def put(call):
            number, moment, events = call
            between_calls(number)
            texts = [{"user": {"id": entity}, metric: cents / 100} for entity, metric, cents in events]
            entries = [
                {"timestamp": moment, "type": "aws.evidently.custom", "data": json.dumps(text)} for text in texts
            ]
            answer = self.evidently.put_project_events(project="shop", events=entries)
            self.assertEqual(answer["failedEventCount"], 0)

        sent = []
        number = 0
        with ThreadPoolExecutor(4) as pool:
            for _ in range(2):
                list(pool.map(evaluate, [entities[i : i + 20] for i in range(0, ENTITIES, 20)]))
            for period in range(PERIODS):
                events = []
                for _ in range(EVENTS // PERIODS):
                    # Some have many events and most have few: the power makes it so.
                    entity = entities[int(ENTITIES * draw.random() ** 1.5)]
                    metric = METRICS[draw.random() < 0.4]
                    cents = draw.randrange(-500, 10_000) + 400 * TREATMENTS.index(treatment[entity])
                    events.append((entity, metric, cents))
                sent.append(events)
                calls = []
                for i in range(0, len(events), 50):
                    calls.append((number, START + 300 * period, events[i : i + 50]))
                    number += 1
                list(pool.map(put, calls))
                self.service.go_to(START + 300 * (period + 1))
        self.assertEqual(set(treatment.values()), set(TREATMENTS))
        return sent, treatment

    def expected(self, sent, treatment, metric):
        """By time and treatment: mean, effect, bounds and p; the last time is the end."""
        values = defaultdict(lambda: defaultdict(list))
        points = {}
        smallest = {}
        ends = [START + 300 * (period + 1) for period in range(PERIODS)]
        for end, events in zip(ends, sent):
            for entity, of, cents in events:
                if of == metric:
                    values[treatment[entity]][entity].append(cents)
            arms = {name: list(values[name].values()) for name in TREATMENTS}
            for name in TREATMENTS:
                _, n, s, *_ = sums(arms[name])
                points[end, name] = [s / 100 / n]
                if name == "control":
                    continue
                effect, error, entities, of_arms = compare(arms["control"], arms[name])
                lower, upper, p = anytime(effect, error, entities)
                smallest[name] = min(smallest.get(name, 1), p)
                points[end, name] += [effect, lower, upper, smallest[name]]
                final = min(1, smallest[name] * 5, welch(effect, error, of_arms) * 0.05 / 0.045)
                points[self.end, name] = [*points[end, name][:4], final]
        points[self.end, "control"] = points[ends[-1], "control"]
        return {key: value for key, value in points.items() if key[0] >= START + 600}

    def compare_all(self, sent, treatment):
        self.service.go_to(self.end + 60)
        stats = ["Mean", "TreatmentEffect", "ConfidenceIntervalLowerBound", "ConfidenceIntervalUpperBound", "PValue"]
        compared = worst = 0
        for metric in METRICS:
            answer = self.evidently.get_experiment_results(
                project="shop", experiment="colour", metricNames=[metric], treatmentNames=TREATMENTS, period=300
            )
            times = [round(at.timestamp()) for at in answer["timestamps"]]
            found = {(data["treatmentName"], data["resultStat"]): data["values"] for data in answer["resultsData"]}
            self.assertEqual(len(found), 1 + 5 + 5)
            for (moment, name), numbers in self.expected(sent, treatment, metric).items():
                for stat, number in zip(stats, numbers):
                    got = found[name, stat][times.index(moment)]
                    self.assertTrue(math.isclose(got, number, rel_tol=1e-9), f"{metric} {name} {stat} {got} {number}")
                    worst = max(worst, abs(got / number - 1))
                    compared += 1
        self.assertEqual(compared, len(METRICS) * PERIODS * 11)
        print(f"{compared} numbers of {EVENTS} events, relative error at most {worst:.1e}", flush=True)

    def test_results_are_those_of_the_raw_events(self):
        self.create()
        self.compare_all(*self.load())

    def test_nothing_is_lost_or_counted_twice_when_the_service_is_killed_under_load(self):
        self.create()
        calls = EVENTS // 50

        def kill(number):
            if number in (calls // 3, calls // 2):
                self.service.end(signal.SIGKILL)
                self.service.start()

        self.compare_all(*self.load(kill))


if __name__ == "__main__":
    unittest.main()
