import type { Scope } from './evaluate';
import type { Json } from './Template';

/** The values that every template may refer to without declaring them. */
export const PSEUDO_PARAMETERS: Record<
  string,
  (scope: Scope) => Json | undefined
> = {
  'AWS::AccountId': scope => scope.accountId,
  'AWS::NoValue': () => undefined,
  'AWS::NotificationARNs': scope => scope.notificationArns,
  'AWS::Partition': () => 'aws',
  'AWS::Region': scope => scope.region,
  'AWS::StackId': scope => scope.stackId,
  'AWS::StackName': scope => scope.stackName,
  'AWS::URLSuffix': () => 'amazonaws.com',
};
