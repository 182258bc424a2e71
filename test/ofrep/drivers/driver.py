"""Asks the questions of a file through the stock OFREP provider for Python, and prints what the application sees."""

import json
import sys
import time

from openfeature import api
from openfeature.contrib.provider.ofrep import OFREPProvider
from openfeature.evaluation_context import EvaluationContext


def context_of(given):
    if given is None:
        return None
    attributes = {name: value for name, value in given.items() if name != "targetingKey"}
    return EvaluationContext(given.get("targetingKey"), attributes)


def ask(client, question):
    time.sleep(question.get("wait", 0) / 1000)
    method = getattr(client, f"get_{question['type']}_details")
    details = method(question["flag"], question["fallback"], context_of(question.get("context")))
    return {
        "value": details.value,
        "variant": details.variant,
        "reason": details.reason,
        "errorCode": details.error_code,
        "flagMetadata": details.flag_metadata,
    }


with open(sys.argv[1], encoding="utf-8") as file:
    scenarios = json.load(file)
for scenario in scenarios:
    key = scenario.get("key")
    headers = (lambda key=key: {"Authorization": f"Bearer {key}"}) if key else None
    api.set_provider(OFREPProvider(scenario["url"], headers_factory=headers), scenario["name"])
    client = api.get_client(scenario["name"])
    seen = [ask(client, question) for question in scenario["questions"]]
    print(json.dumps({"name": scenario["name"], "seen": seen}), flush=True)
