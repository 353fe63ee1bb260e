import { CodeSnippet, EmptyState } from '@backstage/core-components';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';

const EXAMPLE = `metadata:
  annotations:
    ${AWS_ANNOTATIONS.ecsServiceArn}: arn:aws:ecs:us-east-1:123456789012:service/shop/web
    ${AWS_ANNOTATIONS.rdsInstanceArn}: arn:aws:rds:us-east-1:123456789012:db:shop-db
    ${AWS_ANNOTATIONS.loadBalancerArn}: arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/0123456789abcdef
    ${AWS_ANNOTATIONS.alarmArn}: arn:aws:cloudwatch:us-east-1:123456789012:alarm:shop-5xx`;

/** What to add, where no annotation points at anything. */
export const NothingToWatch = () => (
  <EmptyState
    missing="info"
    title="Nothing to watch yet"
    description="No annotation of this entity points at an ECS service, a database, a load balancer or an alarm. Any one of these is enough; each may list several ARNs with commas between them:"
    action={<CodeSnippet text={EXAMPLE} language="yaml" showCopyCodeButton />}
  />
);
