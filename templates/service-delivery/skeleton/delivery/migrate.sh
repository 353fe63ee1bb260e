#!/usr/bin/env bash
# migrate.sh <image>: runs the image's migrations as a task of their own.
source "$(dirname "$0")/lib.sh"

definition=$(register "$MIGRATE_FAMILY" migrate "$1" node dist/migrate.js)
task=$(aws ecs run-task --cluster "$CLUSTER" --launch-type FARGATE \
  --task-definition "$definition" --started-by "${GITHUB_RUN_ID:-by-hand}" \
  --network-configuration "$(service networkConfiguration json)" \
  --query 'tasks[0].taskArn' --output text)
echo "Migrating in $task"
aws ecs wait tasks-stopped --cluster "$CLUSTER" --tasks "$task"

result=$(aws ecs describe-tasks --cluster "$CLUSTER" --tasks "$task" --output json |
  jq '.tasks[0] | {exitCode: .containers[0].exitCode, reason: (.containers[0].reason // .stoppedReason)}')
evidence migration "$result"
if [ "$(jq '.exitCode' <<< "$result")" != 0 ]; then
  echo "::error::The migration failed: $(jq --raw-output '.reason' <<< "$result")"
  exit 1
fi
