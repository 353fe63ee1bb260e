#!/usr/bin/env bash
# scanned.sh <digest>: fails when ECR finds something critical in the image.
source "$(dirname "$0")/lib.sh"

aws ecr wait image-scan-complete --repository-name "$REPOSITORY" --image-id "imageDigest=$1"
critical=$(aws ecr describe-image-scan-findings --repository-name "$REPOSITORY" \
  --image-id "imageDigest=$1" \
  --query 'imageScanFindings.findingSeverityCounts.CRITICAL || `0`' --output text)
if [ "$critical" -gt 0 ]; then
  echo "::error::ECR found $critical critical vulnerabilities in $1"
  exit 1
fi
