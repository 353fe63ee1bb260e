import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../testing/templates';

const SERVICE = 'AWS::ECS::Service';
const TASK = 'AWS::ECS::TaskDefinition';
const POLICY = 'AWS::ApplicationAutoScaling::ScalingPolicy';

describe('the service stack', () => {
  const template = templateOf('service');

  const container = (properties: object) => ({
    ContainerDefinitions: [Match.objectLike(properties)],
  });

  it('R033 F09 names the cluster and turns on Container Insights', () => {
    template.hasResourceProperties('AWS::ECS::Cluster', {
      ClusterName: 'fckdoomscroll-prod',
      ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }],
    });
  });

  it('R034 R035 R036 runs the service on Fargate', () => {
    template.hasResourceProperties(SERVICE, {
      ServiceName: 'fckdoomscroll-service',
      LaunchType: 'FARGATE',
      PlatformVersion: 'LATEST',
    });
  });

  it('R037 R038 R039 sizes the task', () => {
    template.hasResourceProperties(TASK, {
      Family: 'fckdoomscroll',
      Cpu: '512',
      Memory: '1024',
      RequiresCompatibilities: ['FARGATE'],
    });
  });

  it('R040 R041 runs one container, called app, on its port', () => {
    template.hasResourceProperties(
      TASK,
      container({
        Name: 'app',
        PortMappings: [{ ContainerPort: 3000, Protocol: 'tcp' }],
      }),
    );
  });

  it('R042 R043 F12 logs to its group, under ecs/app', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/ecs/fckdoomscroll',
      RetentionInDays: 30,
    });
    template.hasResourceProperties(
      TASK,
      container({
        LogConfiguration: {
          LogDriver: 'awslogs',
          Options: Match.objectLike({ 'awslogs-stream-prefix': 'ecs' }),
        },
      }),
    );
  });

  it('R044 R046 R047 deploys without downtime', () => {
    template.hasResourceProperties(SERVICE, {
      DesiredCount: 2,
      DeploymentConfiguration: {
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      },
    });
  });

  it('R048 gives a new task time for its first answer', () => {
    template.hasResourceProperties(SERVICE, {
      HealthCheckGracePeriodSeconds: 60,
    });
  });

  it('R190 keeps the tasks off the internet', () => {
    template.hasResourceProperties(SERVICE, {
      NetworkConfiguration: {
        AwsvpcConfiguration: Match.objectLike({
          AssignPublicIp: 'DISABLED',
          Subnets: [
            { 'Fn::ImportValue': Match.stringLikeRegexp('PrivateSubnet1') },
            { 'Fn::ImportValue': Match.stringLikeRegexp('PrivateSubnet2') },
          ],
        }),
      },
    });
  });

  it('R052 R053 scales from 2 to 10 tasks', () => {
    template.hasResourceProperties(
      'AWS::ApplicationAutoScaling::ScalableTarget',
      {
        MinCapacity: 2,
        MaxCapacity: 10,
        ResourceId: 'service/fckdoomscroll-prod/fckdoomscroll-service',
        ScalableDimension: 'ecs:service:DesiredCount',
      },
    );
  });

  it('R049 R050 R051 F08 scales out by target tracking alone', () => {
    template.hasResourceProperties(POLICY, {
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: Match.objectLike({
        TargetValue: 70,
        ScaleOutCooldown: 60,
        ScaleInCooldown: 300,
        DisableScaleIn: true,
      }),
    });
  });

  it('R054 R056 F08 scales in by one task below 30 %', () => {
    template.hasResourceProperties(POLICY, {
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: Match.objectLike({
        AdjustmentType: 'ChangeInCapacity',
        Cooldown: 300,
        StepAdjustments: [
          { MetricIntervalUpperBound: 0, ScalingAdjustment: -1 },
        ],
      }),
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 30,
      EvaluationPeriods: 5,
      Period: 60,
    });
  });

  it('R055 scales out by one task at a time when asked to', () => {
    const step = templateOf('service', { service: { scaling: 'step' } });
    step.resourcePropertiesCountIs(
      POLICY,
      { PolicyType: 'TargetTrackingScaling' },
      0,
    );
    step.hasResourceProperties(POLICY, {
      StepScalingPolicyConfiguration: Match.objectLike({
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, ScalingAdjustment: 1 },
        ],
      }),
    });
  });

  it('leaves scaling to AWS when asked to', () => {
    const tracking = templateOf('service', {
      service: { scaling: 'target-tracking' },
    });
    tracking.resourceCountIs(POLICY, 1);
    tracking.resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });

  it('R057 R058 R059 faces the internet with a load balancer', () => {
    template.hasResourceProperties(
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      {
        Name: 'fckdoomscroll-alb',
        Scheme: 'internet-facing',
        Type: 'application',
      },
    );
  });

  it('R063 F05 forwards every path', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 80,
      DefaultActions: [Match.objectLike({ Type: 'forward' })],
    });
    template.resourceCountIs('AWS::ElasticLoadBalancingV2::ListenerRule', 0);
  });

  it('R064 R065 R066 R067 has the target group', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      Name: 'ecs-targets',
      Protocol: 'HTTP',
      Port: 3000,
      TargetType: 'ip',
    });
  });

  it('R068 target group health check', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      HealthCheckProtocol: 'HTTP',
      HealthCheckPath: '/api/health',
      HealthCheckPort: '3000',
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 3,
      Matcher: { HttpCode: '200' },
    });
  });

  it('R069 R070 R071 sends a browser to the same task for a day', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      TargetGroupAttributes: Match.arrayWith([
        { Key: 'stickiness.enabled', Value: 'true' },
        { Key: 'stickiness.type', Value: 'lb_cookie' },
        { Key: 'stickiness.lb_cookie.duration_seconds', Value: '86400' },
      ]),
    });
  });

  it('R098 to R101 F11 F22 gives the application what it needs to connect', () => {
    template.hasResourceProperties(
      TASK,
      container({
        Environment: Match.arrayWith([
          { Name: 'DATABASE_POOL_SIZE', Value: '4' },
          { Name: 'DATABASE_IDLE_TIMEOUT_SECONDS', Value: '30' },
          { Name: 'DATABASE_CONNECTION_TIMEOUT_SECONDS', Value: '2' },
        ]),
        Secrets: Match.arrayWith([
          Match.objectLike({ Name: 'DATABASE_HOST' }),
          Match.objectLike({ Name: 'DATABASE_PASSWORD' }),
        ]),
      }),
    );
  });

  it('F04 starts tasks with a role of its own', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'fckdoomscroll-execution-role',
      Policies: [
        Match.objectLike({
          PolicyDocument: Match.objectLike({
            Statement: [
              Match.objectLike({
                Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              }),
              Match.objectLike({ Action: 'secretsmanager:GetSecretValue' }),
            ],
          }),
        }),
      ],
    });
  });

  it('R164 R165 R167 lets the application read its own secrets only', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'fckdoomscroll-task-role',
      Policies: [
        Match.objectLike({
          PolicyDocument: Match.objectLike({
            Statement: Match.arrayWith([
              Match.objectLike({
                Action: 'secretsmanager:GetSecretValue',
                Resource:
                  'arn:aws:secretsmanager:us-east-1:123456789012:secret:fckdoomscroll/*',
              }),
            ]),
          }),
        }),
      ],
    });
    template.resourceCountIs('AWS::IAM::Policy', 0);
  });

  it('lets ECS pull a private image from its repository only', () => {
    const released = templateOf('service', {
      service: {
        image:
          '123456789012.dkr.ecr.us-east-1.amazonaws.com/fckdoomscroll/app@sha256:0',
      },
    });
    released.hasResourceProperties('AWS::IAM::Role', {
      Policies: [
        Match.objectLike({
          PolicyDocument: Match.objectLike({
            Statement: Match.arrayWith([
              Match.objectLike({
                Action: [
                  'ecr:BatchCheckLayerAvailability',
                  'ecr:BatchGetImage',
                  'ecr:GetDownloadUrlForLayer',
                ],
                Resource:
                  'arn:aws:ecr:us-east-1:123456789012:repository/fckdoomscroll/app',
              }),
            ]),
          }),
        }),
      ],
    });
    released.hasResourceProperties(
      TASK,
      container({ Command: Match.absent() }),
    );
  });

  it('says where the service is', () => {
    for (const output of [
      'ServiceArn',
      'LoadBalancerArn',
      'Url',
      'LogGroupName',
    ]) {
      template.hasOutput(output, {});
    }
  });
});
