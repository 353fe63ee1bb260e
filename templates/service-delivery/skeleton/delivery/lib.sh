# Shared by the scripts beside it. They need the AWS CLI, jq, and the variables
# at the top of .github/workflows/delivery.yml.
set -euo pipefail

# What a description of a task definition has and a registration must not.
readonly DESCRIBED='.taskDefinitionArn, .revision, .status, .requiresAttributes,
  .compatibilities, .registeredAt, .registeredBy, .deregisteredAt'

# register <family or ARN> <container> <image> [<command>...]: a new revision
# with another image; prints its ARN. The command is the image's own unless told:
# the placeholder's must not outlive it.
register() {
  local source=$1 container=$2 image=$3 definition
  shift 3
  definition=$(aws ecs describe-task-definition --task-definition "$source" \
    --query taskDefinition --output json |
    jq --arg container "$container" --arg image "$image" "del($DESCRIBED)
      | (.containerDefinitions[] | select(.name == \$container)) |= (.image = \$image
        | if \$ARGS.positional == [] then del(.command) else .command = \$ARGS.positional end)" \
      --args -- "$@")
  aws ecs register-task-definition --cli-input-json "$definition" \
    --query taskDefinition.taskDefinitionArn --output text
}

# service <JMESPath>: something of the service's description, as text.
service() {
  aws ecs describe-services --cluster "$CLUSTER" --services "$SERVICE" \
    --query "services[0].$1" --output "${2:-text}"
}

# evidence <what> <jq filter of an object>: what the portal shows as proof.
evidence() {
  aws ssm put-parameter --name "$EVIDENCE/$1" --type String --overwrite --value "$(
    jq --null-input --compact-output --arg sha "${GITHUB_SHA:-$(git rev-parse HEAD)}" \
      --arg at "$(date --utc +%Y-%m-%dT%H:%M:%SZ)" "{sha: \$sha, at: \$at} + $2"
  )" > /dev/null
}
