#!/usr/bin/env bash
# smoke.sh <revision>: asks the service itself, the way that visitors do.
source "$(dirname "$0")/lib.sh"

headers=$(mktemp)
answer=$(curl --fail --silent --show-error --location --retry 5 --retry-delay 3 --max-time 10 \
  --dump-header "$headers" "$URL/api/health")
if [ "$(jq --raw-output .revision <<< "$answer")" != "$1" ]; then
  echo "::error::$URL answers with another revision: $answer"
  exit 1
fi
if [[ $URL == https:* ]]; then
  for header in strict-transport-security content-security-policy x-frame-options; do
    grep --ignore-case --quiet "^$header:" "$headers" || {
      echo "::error::$URL answers without $header"
      exit 1
    }
  done
fi
evidence smoke "{url: \"$URL\", status: 200}"
