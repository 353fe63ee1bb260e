/**
 * The annotations that point an entity at AWS resources. Those of the existing
 * AWS plugins keep their names and their meaning; the others follow their
 * pattern. Each may hold several values with commas between them.
 *
 * @public
 */
export const AWS_ANNOTATIONS = {
  ecsServiceArn: 'aws.amazon.com/amazon-ecs-service-arn',
  rdsInstanceArn: 'aws.amazon.com/amazon-rds-instance-arn',
  loadBalancerArn: 'aws.amazon.com/aws-alb-arn',
  alarmArn: 'aws.amazon.com/amazon-cloudwatch-alarm-arn',
  /** Names, not ARNs. */
  logGroups: 'aws.amazon.com/amazon-cloudwatch-log-groups',
} as const;
