import { Match } from 'aws-cdk-lib/assertions';
import { exampleTemplate, templateOf } from '../testing/templates';

const SERVICE = 'AWS::ECS::Service';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const TASK = 'AWS::ECS::TaskDefinition';
const POLICY = 'AWS::ApplicationAutoScaling::ScalingPolicy';

/** A policy that says this, among others. */
const policyWith = (...statements: object[]) =>
  Match.objectLike({
    PolicyDocument: Match.objectLike({
      Statement: Match.arrayWith(
        statements.map(statement => Match.objectLike(statement)),
      ),
    }),
  });

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

  it('R005 R034 R035 R036 runs the service on Fargate', () => {
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

  it('R007 R042 R043 F12 logs to its group, under ecs/app', () => {
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

  it('R044 F23 leaves the number of tasks to autoscaling, from the first two on', () => {
    template.hasResourceProperties(SERVICE, { DesiredCount: Match.absent() });
    template.hasResourceProperties(
      'AWS::ApplicationAutoScaling::ScalableTarget',
      { MinCapacity: 2 },
    );
  });

  it('R045 R046 R047 deploys without downtime, and takes back what fails', () => {
    template.hasResourceProperties(SERVICE, {
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

  it('R060 R197 redirects to HTTPS for good', () => {
    template.hasResourceProperties(LISTENER, {
      Port: 80,
      DefaultActions: [
        {
          Type: 'redirect',
          RedirectConfig: {
            Port: '443',
            Protocol: 'HTTPS',
            StatusCode: 'HTTP_301',
          },
        },
      ],
    });
  });

  it('R061 R195 speaks TLS 1.2 and newer, with the certificate of the domain', () => {
    template.hasResourceProperties(LISTENER, {
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
      Certificates: [
        {
          CertificateArn: {
            'Fn::ImportValue': Match.stringLikeRegexp('cert'),
          },
        },
      ],
    });
  });

  it('F06 has a certificate of its own where it cannot have that of CloudFront', () => {
    const elsewhere = exampleTemplate('elsewhere.yaml', 'service');
    elsewhere.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: 'origin.shop.example.com',
      SubjectAlternativeNames: ['shop.example.com'],
      ValidationMethod: 'DNS',
    });
    template.resourceCountIs('AWS::CertificateManager::Certificate', 0);
  });

  it('F24 answers what comes through CloudFront, and nothing else', () => {
    template.hasResourceProperties(LISTENER, {
      Port: 443,
      DefaultActions: [
        Match.objectLike({
          Type: 'fixed-response',
          FixedResponseConfig: Match.objectLike({ StatusCode: '403' }),
        }),
      ],
    });
    template.hasResourceProperties(
      'AWS::ElasticLoadBalancingV2::ListenerRule',
      {
        Actions: [Match.objectLike({ Type: 'forward' })],
        Conditions: [
          {
            Field: 'http-header',
            HttpHeaderConfig: {
              HttpHeaderName: 'X-Origin-Verify',
              Values: [
                '{{resolve:secretsmanager:fckdoomscroll/origin-verify:SecretString:value::}}',
              ],
            },
          },
        ],
      },
    );
  });

  it('R063 F05 forwards every path where there is no CloudFront', () => {
    const bare = templateOf('service', { edge: { cdn: false } });
    bare.hasResourceProperties(LISTENER, {
      Port: 443,
      DefaultActions: [Match.objectLike({ Type: 'forward' })],
    });
    bare.resourceCountIs('AWS::ElasticLoadBalancingV2::ListenerRule', 0);
  });

  it('R004 R202 F07 has a firewall of its own where there is no CloudFront', () => {
    const bare = templateOf('service', { edge: { cdn: false } });
    bare.hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'REGIONAL' });
    bare.resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
    template.resourceCountIs('AWS::WAFv2::WebACL', 0);
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

  it('R098 R099 R100 R101 R196 F11 F22 gives the application what it needs to connect', () => {
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

  it('F04 starts tasks with a role of its own, which pulls from one repository', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'fckdoomscroll-execution-role',
      Policies: [
        policyWith(
          { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] },
          { Action: 'secretsmanager:GetSecretValue' },
          { Action: 'ecr:GetAuthorizationToken', Resource: '*' },
          {
            Action: [
              'ecr:BatchCheckLayerAvailability',
              'ecr:BatchGetImage',
              'ecr:GetDownloadUrlForLayer',
            ],
            Resource:
              'arn:aws:ecr:us-east-1:123456789012:repository/fckdoomscroll/app',
          },
        ),
      ],
    });
  });

  it('R166 F16 lets the application send mail of its own domain only', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'fckdoomscroll-task-role',
      Policies: [
        policyWith({
          Action: [
            'ses:SendEmail',
            'ses:SendRawEmail',
            'ses:SendTemplatedEmail',
          ],
          Resource: [
            'arn:aws:ses:us-east-1:123456789012:configuration-set/fckdoomscroll-config-set',
            'arn:aws:ses:us-east-1:123456789012:identity/yourdomain.com',
            'arn:aws:ses:us-east-1:123456789012:template/*',
          ],
        }),
      ],
    });
  });

  it('F15 keeps the owner of the database from the application', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'fckdoomscroll-task-role',
      Policies: [
        policyWith({
          Effect: 'Deny',
          Action: 'secretsmanager:GetSecretValue',
          Resource:
            'arn:aws:secretsmanager:us-east-1:123456789012:secret:fckdoomscroll/database-??????',
        }),
      ],
    });
    const [app] = Object.values(
      template.findResources(TASK, { Properties: { Family: 'fckdoomscroll' } }),
    );
    expect(JSON.stringify(app)).not.toContain('DATABASE_ADMIN');
  });

  it('R164 R165 R167 R198 lets the application read its own secrets only', () => {
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

  it('runs the image that releases name, and the placeholder until then', () => {
    const { Parameters, Conditions } = template.toJSON();
    expect(Object.values(Parameters)).toEqual([
      expect.objectContaining({
        Type: 'AWS::SSM::Parameter::Value<String>',
        Default: '/fckdoomscroll/prod/image-tag',
      }),
    ]);
    const [image] = Object.keys(Parameters);
    const [placeholder] = Object.keys(Conditions);
    template.hasResourceProperties(
      TASK,
      container({
        Name: 'app',
        Image: { Ref: image },
        Command: {
          'Fn::If': [
            placeholder,
            Match.arrayWith(['node']),
            { Ref: 'AWS::NoValue' },
          ],
        },
      }),
    );
  });

  it('is not root, and writes nothing into its container', () => {
    template.hasResourceProperties(
      TASK,
      container({ User: '1000', ReadonlyRootFilesystem: true }),
    );
  });

  it('R218 has a task that migrates, as the owner of the database', () => {
    template.hasResourceProperties(TASK, {
      Family: 'fckdoomscroll-migrate',
      ContainerDefinitions: [
        Match.objectLike({
          Name: 'migrate',
          Command: {
            'Fn::If': [
              Match.anyValue(),
              ['node', '-e', ''],
              ['node', 'dist/migrate.js'],
            ],
          },
          Secrets: Match.arrayWith([
            Match.objectLike({ Name: 'DATABASE_ADMIN_USER' }),
            Match.objectLike({ Name: 'DATABASE_ADMIN_PASSWORD' }),
          ]),
        }),
      ],
    });
  });

  it('opens a shell when asked to, and logs what is typed', () => {
    const open = templateOf('service', { service: { exec: true } });
    open.hasResourceProperties(SERVICE, { EnableExecuteCommand: true });
    open.hasResourceProperties('AWS::ECS::Cluster', {
      Configuration: {
        ExecuteCommandConfiguration: Match.objectLike({ Logging: 'OVERRIDE' }),
      },
    });
    open.hasResourceProperties(
      TASK,
      container({ ReadonlyRootFilesystem: false }),
    );
    template.hasResourceProperties(SERVICE, { EnableExecuteCommand: false });
  });

  it('R185 runs on Fargate Spot outside of production when asked to', () => {
    const spot = exampleTemplate('no-domain.yaml', 'service', {
      service: { spot: true },
    });
    spot.hasResourceProperties('AWS::ECS::Cluster', {
      CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    });
    spot.hasResourceProperties(SERVICE, {
      LaunchType: Match.absent(),
      CapacityProviderStrategy: [
        { CapacityProvider: 'FARGATE_SPOT', Weight: 1 },
      ],
    });
  });

  it('F09 keeps what Container Insights writes for a week', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/ecs/containerinsights/fckdoomscroll-prod/performance',
      RetentionInDays: 7,
    });
    exampleTemplate('small.yaml', 'service').hasResourceProperties(
      'AWS::ECS::Cluster',
      { ClusterSettings: [{ Name: 'containerInsights', Value: 'disabled' }] },
    );
  });

  it('says where the service is', () => {
    for (const output of [
      'ServiceArn',
      'LogGroupName',
      'MigrateTaskFamily',
      'TaskSubnetIds',
      'TaskSecurityGroupId',
    ]) {
      template.hasOutput(output, {});
    }
  });
});
