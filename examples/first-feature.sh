#!/usr/bin/env bash
# A feature, a launch in three steps, an experiment and its verdict, with the AWS CLI.
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

# 120 visitors are served a banner, and each spends something twice.
for first in 0 20 40 60 80 100; do
  requests=$(for nth in {0..19}; do printf ',{"feature":"banner","entityId":"visitor-%d"}' $((first + nth)); done)
  events=""
  while read -r visitor variation; do
    amount=$(($([ "$variation" = new ] && echo 20 || echo 10) + RANDOM % 3))
    for more in 0 1; do
      events+=",{\"timestamp\": $(($(date +%s) + ahead)), \"type\": \"aws.evidently.custom\",
        \"data\": \"{\\\"visitor\\\": \\\"$visitor\\\", \\\"revenue\\\": $((amount + more))}\"}"
    done
  done < <(aws evidently batch-evaluate-feature --project "$project" --requests "[${requests#,}]" \
    --query 'results[].[entityId, variation]' --output text)
  aws evidently put-project-events --project "$project" --events "[${events#,}]" --query failedEventCount
done

# There are results from the tenth minute on. A local service need not be waited for: it counts, and moves its clock.
curl -fs -X POST "$AWS_ENDPOINT_URL_EVIDENTLY/_local/drain" || true
curl -fs -X POST "$AWS_ENDPOINT_URL_EVIDENTLY/_local/clock" -d '{"advanceSeconds": 900}' || true
aws evidently get-experiment-results --project "$project" --experiment banner-test \
  --metric-names revenue --treatment-names old new --result-stats TreatmentEffect
aws evidently get-experiment-health --project "$project" --experiment banner-test \
  --query 'metrics[0].treatments[].[treatmentName, verdict]' --output text
