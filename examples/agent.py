"""Evidently's evaluation on the host of the application, as its user guide has it: the agent listens at localhost:2772."""

import json
import time

import boto3
from botocore.config import Config

evidently = boto3.client("evidently", endpoint_url="http://localhost:2772", config=Config(inject_host_prefix=False))

served = evidently.evaluate_feature(project="shop", feature="buy-button", entityId="visitor-1")
print(served["variation"], served["reason"])

data = json.dumps({"user": "visitor-1", "price": 12.5})
event = {"timestamp": time.time(), "type": "aws.evidently.custom", "data": data}
taken = evidently.put_project_events(project="shop", events=[event])
print(taken["failedEventCount"], "refused")
