"""The client of the suites, on the service at SELFEVIDENT_ENDPOINT, and names that no other run has used."""

import os
import uuid

import boto3
from botocore.config import Config

ENDPOINT = os.environ["SELFEVIDENT_ENDPOINT"]
CONFIG = Config(inject_host_prefix=False, retries={"total_max_attempts": 1})


def sign_for_api_gateway(context, **_):
    """AWS's own model, in boto3 up to 1.42.50, signs as evidently, which an API Gateway refuses."""
    context.setdefault("signing", {})["signing_name"] = "execute-api"


def client(endpoint=ENDPOINT):
    made = boto3.client("evidently", endpoint_url=endpoint, config=CONFIG)
    made.meta.events.register("choose-signer.evidently", sign_for_api_gateway)
    return made


def unique(prefix):
    return f"{prefix}-{uuid.uuid4().hex[:10]}"
