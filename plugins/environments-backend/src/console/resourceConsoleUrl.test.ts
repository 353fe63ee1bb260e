import { resourceConsoleUrl } from './resourceConsoleUrl';

const stackIn = (partition: string, region: string) =>
  `arn:${partition}:cloudformation:${region}:123456789012:stack/shop/0a1b`;

const STACK = stackIn('aws', 'eu-west-1');

describe('resourceConsoleUrl', () => {
  it.each([
    [
      'AWS::EC2::VPC',
      'vpc-1',
      'https://eu-west-1.console.aws.amazon.com/vpcconsole/home?region=eu-west-1#VpcDetails:VpcId=vpc-1',
    ],
    [
      'AWS::ECS::Service',
      'arn:aws:ecs:eu-west-1:123456789012:service/shop/web',
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/shop/services/web/health?region=eu-west-1',
    ],
    [
      'AWS::ECS::TaskDefinition',
      'arn:aws:ecs:eu-west-1:123456789012:task-definition/shop:7',
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/task-definitions/shop/7/containers?region=eu-west-1',
    ],
    [
      'AWS::Logs::LogGroup',
      '/ecs/shop',
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fecs$252Fshop',
    ],
    [
      'AWS::SecretsManager::Secret',
      'arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/jwt-aTsYTS',
      'https://eu-west-1.console.aws.amazon.com/secretsmanager/secret?name=shop%2Fjwt&region=eu-west-1',
    ],
    [
      'AWS::WAFv2::WebACL',
      'shop|0a1b|CLOUDFRONT',
      'https://eu-west-1.console.aws.amazon.com/wafv2/homev2/web-acl/shop/0a1b/overview?region=global',
    ],
    [
      'AWS::ECR::Repository',
      'shop/app',
      'https://eu-west-1.console.aws.amazon.com/ecr/repositories/private/123456789012/shop/app?region=eu-west-1',
    ],
  ])('knows the page of an %s', (resourceType, physicalId, url) => {
    expect(resourceConsoleUrl(STACK, { resourceType, physicalId })).toBe(url);
  });

  it.each([
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
    [
      'aws-us-gov',
      'us-gov-west-1',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/',
    ],
  ])('stays in the partition %s', (partition, region, host) => {
    const vpc = { resourceType: 'AWS::EC2::VPC', physicalId: 'vpc-1' };
    const url = resourceConsoleUrl(stackIn(partition, region), vpc);
    expect(url).toBe(
      `${host}vpcconsole/home?region=${region}#VpcDetails:VpcId=vpc-1`,
    );
  });

  it.each([
    ['has no page of its own', 'AWS::EC2::Route', 'rtb-1|0.0.0.0/0'],
    ['is not there yet', 'AWS::EC2::VPC', undefined],
    ['has another kind of id', 'AWS::ECS::Service', 'web'],
  ])(
    'leads to the stack where a resource %s',
    (_, resourceType, physicalId) => {
      expect(resourceConsoleUrl(STACK, { resourceType, physicalId })).toBe(
        `https://eu-west-1.console.aws.amazon.com/cloudformation/home?region=eu-west-1#/stacks/resources?stackId=${encodeURIComponent(
          STACK,
        )}`,
      );
    },
  );

  it('leads nowhere in a partition that it does not know', () => {
    const stack = stackIn('aws-iso', 'us-iso-east-1');
    const vpc = { resourceType: 'AWS::EC2::VPC', physicalId: 'vpc-1' };
    expect(resourceConsoleUrl(stack, vpc)).toBeUndefined();
  });
});
