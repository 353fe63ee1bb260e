import { Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Notes why a policy has a resource with a wildcard in it. */
export function acknowledgeWildcard(
  scope: Construct,
  resource: string,
  reason: string,
): void {
  Validations.of(scope).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${resource}]`,
    reason,
  });
}
