#!/usr/bin/env bash
# deploy.sh <image>: rolls the service over to the image, and waits.
source "$(dirname "$0")/lib.sh"

previous=$(service taskDefinition)
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "previous=$previous" >> "$GITHUB_OUTPUT"; fi

definition=$(register "$previous" "$CONTAINER" "$1")
aws ecs update-service --cluster "$CLUSTER" --service "$SERVICE" \
  --task-definition "$definition" > /dev/null
echo "Rolling over from $previous to $definition"
aws ecs wait services-stable --cluster "$CLUSTER" --services "$SERVICE"

# A deployment that ECS has rolled back is stable too: on the old revision.
running=$(service taskDefinition)
if [ "$running" != "$definition" ]; then
  service 'events[:5].message'
  echo "::error::ECS went back to $running"
  exit 1
fi
evidence deployment "{taskDefinition: \"$definition\"}"
