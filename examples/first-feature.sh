#!/usr/bin/env bash
# A feature, a launch in three steps, an experiment and its results, with the AWS CLI.
# AWS_DATA_PATH has the model, AWS_ENDPOINT_URL_EVIDENTLY the address.
set -euo pipefail
project=${PROJECT:-cli-shop}
day=86400
# How far the service's clock is ahead: a local one can be moved, a deployment has no such route.
ahead=$(curl -fs "$AWS_ENDPOINT_URL_EVIDENTLY/_local/clock" | sed 's/.*"offsetSeconds":\(-*[0-9]*\).*/\1/' || echo 0)
now=$(($(date +%s) + ahead))

aws evidently create-project --name "$project"
for feature in checkout banner; do
  aws evidently create-feature --project "$project" --name "$feature" \
    --variations 'name=old,value={boolValue=false}' 'name=new,value={boolValue=true}'
done
aws evidently evaluate-feature --project "$project" --feature checkout --entity-id visitor-1

# A launch: the new checkout for 10 % of the visitors now, for half of them tomorrow, for all the day after.
aws evidently create-launch --project "$project" --name checkout-rollout \
  --groups name=old,feature=checkout,variation=old name=new,feature=checkout,variation=new \
  --scheduled-splits-config "{\"steps\": [
    {\"startTime\": $now, \"groupWeights\": {\"new\": 10000, \"old\": 90000}},
    {\"startTime\": $((now + day)), \"groupWeights\": {\"new\": 50000, \"old\": 50000}},
    {\"startTime\": $((now + 2 * day)), \"groupWeights\": {\"new\": 100000}}]}"
aws evidently start-launch --project "$project" --launch checkout-rollout

# An experiment: does the new banner raise the revenue? It stops by itself in two weeks.
aws evidently create-experiment --project "$project" --name banner-test \
  --treatments name=old,feature=banner,variation=old name=new,feature=banner,variation=new \
  --metric-goals '{"metricDefinition": {"name": "revenue", "entityIdKey": "visitor", "valueKey": "revenue"},
                   "desiredChange": "INCREASE"}'
aws evidently start-experiment --project "$project" --experiment banner-test \
  --analysis-complete-time $((now + 14 * day))

# A visitor is served a banner, and spends something.
aws evidently evaluate-feature --project "$project" --feature banner --entity-id visitor-1
aws evidently put-project-events --project "$project" --events "[{\"timestamp\": $(($(date +%s) + ahead)),
  \"type\": \"aws.evidently.custom\", \"data\": \"{\\\"visitor\\\": \\\"visitor-1\\\", \\\"revenue\\\": 12}\"}]"

# There is data once each treatment has had 100 events, from the tenth minute on.
aws evidently get-experiment-results --project "$project" --experiment banner-test \
  --metric-names revenue --treatment-names old new
