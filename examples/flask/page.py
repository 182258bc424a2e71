"""A page in Flask that asks the agent on its host for flags, through the stock OFREP provider of OpenFeature.

pip install flask boto3==1.42.50 botocore==1.42.50 openfeature-sdk openfeature-provider-ofrep
npx selfevident agent --url ADDRESS --project shop
flask --app page run
"""

import json
import time

import boto3
from botocore.config import Config
from flask import Flask, request
from openfeature import api
from openfeature.contrib.provider.ofrep import OFREPProvider
from openfeature.evaluation_context import EvaluationContext

AGENT = "http://localhost:2772"
api.set_provider(OFREPProvider(f"{AGENT}/projects/shop"))
flags = api.get_client()
evidently = boto3.client("evidently", endpoint_url=AGENT, config=Config(inject_host_prefix=False))
app = Flask(__name__)


@app.get("/")
def page():
    visitor = EvaluationContext(request.args["visitor"], {"agent": request.user_agent.string})
    return f"<button>{flags.get_string_value('buy-button', 'Buy', visitor)}</button>"


@app.post("/orders")
def order():
    data = {"user": request.form["visitor"], "price": float(request.form["price"])}
    event = {"timestamp": time.time(), "type": "aws.evidently.custom", "data": json.dumps(data)}
    evidently.put_project_events(project="shop", events=[event])
    return "Thank you", 201
