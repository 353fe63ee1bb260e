#!/usr/bin/env bash
# rollback.sh <task definition>: back to a revision that worked.
source "$(dirname "$0")/lib.sh"

aws ecs update-service --cluster "$CLUSTER" --service "$SERVICE" --task-definition "$1" > /dev/null
aws ecs wait services-stable --cluster "$CLUSTER" --services "$SERVICE"
echo "Back to $1"
