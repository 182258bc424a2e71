"""The client of the suites, on the service at SELFEVIDENT_ENDPOINT, and names that no other run has used."""

import os
import time
import uuid

import boto3
from botocore.config import Config

ENDPOINT = os.environ["SELFEVIDENT_ENDPOINT"]
CONFIG = Config(inject_host_prefix=False, retries={"total_max_attempts": 1})

# Seconds until a change is served; 0 where one process serves everything.
CACHE_LIFETIME = float(os.environ["CACHE_LIFETIME"]) / 1000
FOLLOWS_CHANGES = ("EvaluateFeature", "BatchEvaluateFeature", "PutProjectEvents")
changed = {"at": -CACHE_LIFETIME}


def sign_for_api_gateway(context, **_):
    """AWS's own model, in boto3 up to 1.42.50, signs as evidently, which an API Gateway refuses."""
    context.setdefault("signing", {})["signing_name"] = "execute-api"


def let_changes_arrive(model, **_):
    if model.name in FOLLOWS_CHANGES:
        time.sleep(max(0, changed["at"] + CACHE_LIFETIME - time.monotonic()))


def note_change(model, **_):
    if model.http["method"] != "GET" and model.name not in FOLLOWS_CHANGES:
        changed["at"] = time.monotonic()


def client(endpoint=ENDPOINT):
    made = boto3.client("evidently", endpoint_url=endpoint, config=CONFIG)
    made.meta.events.register("choose-signer.evidently", sign_for_api_gateway)
    made.meta.events.register("before-call.evidently", let_changes_arrive)
    made.meta.events.register("after-call.evidently", note_change)
    return made


def unique(prefix):
    return f"{prefix}-{uuid.uuid4().hex[:10]}"
