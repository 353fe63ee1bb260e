import { Match } from 'aws-cdk-lib/assertions';
import { exampleTemplate, templateOf } from '../testing/templates';

const ALARM = 'AWS::CloudWatch::Alarm';
const GIB = 1024 ** 3;

describe('the ops stack', () => {
  const template = templateOf('ops');
  const action = (topic: string) => ({
    AlarmActions: [{ Ref: Match.stringLikeRegexp(`^Topics${topic}`) }],
  });

  it.each([
    ['R148', 'ecs-cpu', 'AWS/ECS', 'CPUUtilization', 80, 5],
    ['R149', 'ecs-memory', 'AWS/ECS', 'MemoryUtilization', 85, 5],
    ['R151', 'rds-cpu', 'AWS/RDS', 'CPUUtilization', 75, 10],
    [
      'R152',
      'rds-free-storage-critical',
      'AWS/RDS',
      'FreeStorageSpace',
      5 * GIB,
      5,
    ],
  ])(
    '%s tells the pager of %s',
    (_, name, namespace, metric, threshold, minutes) => {
      template.hasResourceProperties(ALARM, {
        AlarmName: `fckdoomscroll-${name}`,
        Namespace: namespace,
        MetricName: metric,
        Threshold: threshold,
        Period: 60,
        EvaluationPeriods: minutes,
        ...action('Critical'),
      });
    },
  );

  it.each([
    [
      'R155',
      'alb-response-time',
      'AWS/ApplicationELB',
      'TargetResponseTime',
      1,
    ],
    [
      'R156',
      'rds-free-storage-warning',
      'AWS/RDS',
      'FreeStorageSpace',
      10 * GIB,
    ],
    ['R157', 'rds-connections', 'AWS/RDS', 'DatabaseConnections', 80],
  ])('%s writes a mail about %s', (_, name, namespace, metric, threshold) => {
    template.hasResourceProperties(ALARM, {
      AlarmName: `fckdoomscroll-${name}`,
      Namespace: namespace,
      MetricName: metric,
      Threshold: threshold,
      ...action('Warning'),
    });
  });

  it('R150 F21 counts the failures of targets and of the load balancer', () => {
    template.hasResourceProperties(ALARM, {
      AlarmName: 'fckdoomscroll-alb-5xx',
      Threshold: 10,
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'FILL(target, 0) + FILL(elb, 0)' }),
      ]),
      ...action('Critical'),
    });
  });

  it('R154 F09 takes silence about the tasks for their absence', () => {
    template.hasResourceProperties(ALARM, {
      AlarmName: 'fckdoomscroll-ecs-running-tasks',
      Threshold: 0,
      EvaluationPeriods: 5,
      TreatMissingData: 'breaching',
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'desired - running' }),
      ]),
      ...action('Warning'),
    });
  });

  it('R157 derives the connections from what the database allows', () => {
    templateOf('ops', {
      database: { maxConnections: 200 },
    }).hasResourceProperties(ALARM, {
      AlarmName: 'fckdoomscroll-rds-connections',
      Threshold: 160,
    });
  });

  it('R147 R153 has a topic for each severity, and mails those who are named', () => {
    for (const name of ['fckdoomscroll-critical', 'fckdoomscroll-warning']) {
      template.hasResourceProperties('AWS::SNS::Topic', { TopicName: name });
    }
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'oncall@yourdomain.com',
    });
    exampleTemplate('no-domain.yaml', 'ops').resourceCountIs(
      'AWS::SNS::Subscription',
      0,
    );
  });

  it.each([
    ['R158', 'Find errors', /level = "error"/],
    ['R159', 'API latency', /ispresent\(duration\)/],
    ['R160', 'Failed requests', /statusCode >= 400/],
  ])('%s F03 saves the query %s', (_, name, text) => {
    template.hasResourceProperties('AWS::Logs::QueryDefinition', {
      Name: `fckdoomscroll-production/${name}`,
      LogGroupNames: ['/ecs/fckdoomscroll'],
      QueryString: Match.stringLikeRegexp(text.source),
    });
  });

  it('lists its alarms, and not those that only scale', () => {
    template.resourceCountIs(ALARM, 9);
    const { AlarmArns } = template.findOutputs('AlarmArns');
    const parts: unknown[] = AlarmArns.Value['Fn::Join'][1];
    expect(parts.filter(part => part !== ',')).toHaveLength(9);
  });

  it('R162 F28 knows the application once it is known where users come back to', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: true,
      AllowedOAuthFlows: ['code'],
      CallbackURLs: ['https://yourdomain.com/api/auth/callback/cognito'],
    });
    template.hasResourceProperties('AWS::SecretsManager::Secret', {
      Name: 'fckdoomscroll/cognito',
      SecretString: {
        'Fn::Join': [
          '',
          Match.arrayWith([
            {
              'Fn::GetAtt': [Match.stringLikeRegexp('^Users'), 'ClientSecret'],
            },
          ]),
        ],
      },
    });
    exampleTemplate('no-domain.yaml', 'ops').hasResourceProperties(
      'AWS::Cognito::UserPoolClient',
      {
        CallbackURLs: [
          {
            'Fn::Join': [
              '',
              Match.arrayWith([
                {
                  'Fn::GetStackOutput': Match.objectLike({
                    StackName: 'shop-staging-edge',
                  }),
                },
              ]),
            ],
          },
        ],
      },
    );
  });

  it.each([
    ['fckdoomscroll.json', undefined, 'https://yourdomain.com'],
    ['elsewhere.yaml', undefined, 'https://shop.example.com'],
    ['fckdoomscroll.json', { cdn: false }, 'https://yourdomain.com'],
  ] as const)('says where %s with %j answers', (example, edge, url) => {
    exampleTemplate(example, 'ops', edge && { edge }).hasOutput('Url', {
      Value: url,
    });
  });
});
