"""The client of the suites, on the service at SELFEVIDENT_ENDPOINT, and names that no other run has used."""

import json
import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

import boto3
from botocore.config import Config

ENDPOINT = os.environ["SELFEVIDENT_ENDPOINT"]
IS_AGENT = os.environ.get("SELFEVIDENT_IS_AGENT") == "yes"
LONGEST = 60
CONFIG = Config(inject_host_prefix=False, retries={"total_max_attempts": 1})

# Seconds until a change is served; 0 where one process serves everything, and for an agent, which says what it serves.
CACHE_LIFETIME = float(os.environ["CACHE_LIFETIME"]) / 1000
FOLLOWS_CHANGES = ("EvaluateFeature", "BatchEvaluateFeature", "PutProjectEvents")
changed = {"at": -CACHE_LIFETIME}


def sign_for_api_gateway(context, **_):
    """AWS's own model, in boto3 up to 1.42.50, signs as evidently, which an API Gateway refuses."""
    context.setdefault("signing", {})["signing_name"] = "execute-api"


def let_changes_arrive(model, params, **_):
    if model.name not in FOLLOWS_CHANGES:
        return
    time.sleep(max(0, changed["at"] + CACHE_LIFETIME - time.monotonic()))
    if IS_AGENT:
        until_agent_serves(re.search("projects/([^/]+)", params["url_path"])[1])


def until_agent_serves(reference):
    """However slow the machine is. A project that is not there has no rules."""
    project = urllib.parse.unquote(reference).split("/")[-1]
    try:
        version = answer_of(f"/projects/{project}/snapshot")["version"]
    except urllib.error.HTTPError:
        return
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        # An agent looks for new rules when they are used.
        answer_of(f"/projects/{project}/openfeature/v0/manifest")
        served = {each["project"]: each.get("version", -1) for each in answer_of("/health")["projects"]}
        if served.get(project, -1) >= version:
            return
        time.sleep(0.05)
    raise AssertionError(f"The agent has not version {version} of {project} after {LONGEST} seconds.")


def answer_of(path):
    with urllib.request.urlopen(ENDPOINT + path) as response:
        return json.load(response)


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
