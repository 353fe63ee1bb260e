import { hasHealth, ingestedKind } from './hasHealth';

const entityWith = (annotations: Record<string, string>, type?: string) => ({
  metadata: { annotations },
  spec: { type },
});

it.each([
  'aws.amazon.com/amazon-ecs-service-arn',
  'aws.amazon.com/amazon-ecs-service-tags',
  'aws.amazon.com/amazon-rds-instance-arn',
  'aws.amazon.com/amazon-rds-instance-tags',
  'aws.amazon.com/aws-alb-arn',
  'aws.amazon.com/aws-alb-tags',
  'aws.amazon.com/amazon-cloudwatch-alarm-arn',
  'aws.amazon.com/amazon-cloudwatch-alarm-tags',
  'amazon.com/rds-instance-arn',
  'amazonaws.com/load-balancer-arn',
])('knows by %s', annotation => {
  expect(hasHealth(entityWith({ [annotation]: 'something' }))).toBe(true);
  expect(hasHealth(entityWith({ [annotation]: ' ' }))).toBe(false);
});

it.each([
  ['AWS::ECS::Service', 'ecs-service', 'ecs'],
  ['AWS::RDS::DBInstance', 'rds-dbinstance', 'database'],
  ['AWS::RDS::DBCluster', 'rds-dbcluster', 'database'],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'elasticloadbalancingv2-loadbalancer',
    'loadBalancer',
  ],
  ['AWS::CloudWatch::Alarm', 'cloudwatch-alarm', 'alarm'],
])('knows an ingested %s', (resourceType, specType, kind) => {
  const arn = { 'aws.amazon.com/arn': 'arn:aws:…' };
  const byAnnotation = entityWith({
    ...arn,
    'aws.amazon.com/resource-type': resourceType,
  });
  expect(ingestedKind(byAnnotation)).toBe(kind);
  expect(ingestedKind(entityWith(arn, specType))).toBe(kind);
  expect(hasHealth(entityWith(arn, specType))).toBe(true);
  expect(hasHealth(entityWith({}, specType))).toBe(false);
});

it.each([
  ['nothing', {}],
  ['log groups alone', { 'aws.amazon.com/amazon-cloudwatch-log-groups': '/a' }],
  [
    'an ingested bucket',
    {
      'aws.amazon.com/arn': 'arn:aws:s3:::a',
      'aws.amazon.com/resource-type': 'AWS::S3::Bucket',
    },
  ],
])('does not take it for health: %s', (_, annotations) => {
  expect(hasHealth(entityWith(annotations))).toBe(false);
});
