import { parseEnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import { Match } from 'aws-cdk-lib/assertions';
import { documentedSpec } from '../stacks/testing/examples';
import { templateOf, templatesOf } from '../stacks/testing/templates';

const DATABASE = 'AWS::RDS::DBInstance';
const SERVICE = 'AWS::ECS::Service';
const TASK = 'AWS::ECS::TaskDefinition';
const SCALABLE = 'AWS::ApplicationAutoScaling::ScalableTarget';

/** What takes the whole environment, or several files of a stack. */
describe('the documented environment', () => {
  const data = templateOf('data');
  const network = templateOf('network');
  const service = templateOf('service');

  it('R005 R206 runs two to ten tasks at port 3000', () => {
    service.hasResourceProperties(SCALABLE, {
      MinCapacity: 2,
      MaxCapacity: 10,
    });
    service.hasResourceProperties(SERVICE, {
      LoadBalancers: [Match.objectLike({ ContainerPort: 3000 })],
    });
  });

  it('R006 R077 has a database in two zones, of which RDS chooses', () => {
    data.hasResourceProperties(DATABASE, {
      Engine: 'postgres',
      MultiAZ: true,
      StorageEncrypted: true,
      AvailabilityZone: Match.absent(),
    });
    data.hasResourceProperties('AWS::RDS::DBSubnetGroup', {
      SubnetIds: [
        { 'Fn::ImportValue': Match.stringLikeRegexp('PrivateSubnet1') },
        { 'Fn::ImportValue': Match.stringLikeRegexp('PrivateSubnet2') },
      ],
    });
  });

  it('R007 has an end to every log, and alarms that tell somebody', () => {
    const groups = [...templatesOf('fckdoomscroll.json').values()].flatMap(
      template => Object.values(template.findResources('AWS::Logs::LogGroup')),
    );
    expect(groups.length).toBeGreaterThan(3);
    for (const { Properties } of groups) {
      expect(Properties.RetentionInDays).toEqual(expect.any(Number));
    }
    const alarms = templateOf('ops').findResources('AWS::CloudWatch::Alarm');
    expect(Object.keys(alarms).length).toBeGreaterThanOrEqual(9);
    for (const { Properties } of Object.values(alarms)) {
      expect(Properties.AlarmActions?.length).toBeGreaterThan(0);
    }
  });

  it('R010 tells the application how to send mail', () => {
    const variable = (Name: string, Value: string) =>
      Match.objectLike({
        Environment: Match.arrayWith([{ Name, Value }]),
      });
    for (const container of [
      variable('EMAIL_SENDER', 'noreply@yourdomain.com'),
      variable('EMAIL_CONFIGURATION_SET', 'fckdoomscroll-config-set'),
    ]) {
      service.hasResourceProperties(TASK, {
        Family: 'fckdoomscroll',
        ContainerDefinitions: [container],
      });
    }
  });

  it('R011 keeps its images in ECR', () => {
    data.resourceCountIs('AWS::ECR::Repository', 1);
  });

  it('R014 R015 is where it is told to be, in two zones', () => {
    expect(documentedSpec.region).toBe('us-east-1');
    const zones = Object.values(
      templateOf('network').findResources('AWS::EC2::Subnet'),
    ).map(({ Properties }) => Properties.AvailabilityZone);
    expect([...new Set(zones)]).toEqual(['us-east-1a', 'us-east-1b']);
  });

  it('R080 R081 has the IOPS and throughput that gp3 comes with', () => {
    data.hasResourceProperties(DATABASE, {
      StorageType: 'gp3',
      Iops: Match.absent(),
      StorageThroughput: Match.absent(),
    });
    const ask = (database: object) => () =>
      parseEnvironmentSpec({ ...documentedSpec, database });
    expect(ask({ iops: 3000 })).toThrow('iops');
    expect(ask({ storageThroughputMbps: 125 })).toThrow('Throughput');
  });

  it('R130 gives a task a log stream below its container', () => {
    service.hasResourceProperties(TASK, {
      ContainerDefinitions: [
        Match.objectLike({
          Name: 'app',
          LogConfiguration: Match.objectLike({
            Options: Match.objectLike({ 'awslogs-stream-prefix': 'ecs' }),
          }),
        }),
      ],
    });
  });

  it('R170 R172 can go back to any moment of a week', () => {
    data.hasResourceProperties(DATABASE, { BackupRetentionPeriod: 7 });
  });

  it('R188 R210 has a database on Graviton, of a class to choose', () => {
    data.hasResourceProperties(DATABASE, { DBInstanceClass: 'db.t4g.micro' });
    templateOf('data', {
      database: { instanceClass: 'db.m7g.large' },
    }).hasResourceProperties(DATABASE, { DBInstanceClass: 'db.m7g.large' });
  });

  it('R191 lets no security group in but those in front of it', () => {
    const rules = Object.values(
      templateOf('network').findResources('AWS::EC2::SecurityGroupIngress'),
    ).map(({ Properties }) => Properties);
    expect(rules).toHaveLength(2);
    for (const rule of rules) {
      expect(rule.CidrIp).toBeUndefined();
      expect(rule.SourceSecurityGroupId).toBeDefined();
    }
  });

  it('R207 tells the application of a copy to read from', () => {
    templateOf('service', {
      database: { readReplica: true },
    }).hasResourceProperties(TASK, {
      ContainerDefinitions: [
        Match.objectLike({
          Environment: Match.arrayWith([
            Match.objectLike({ Name: 'DATABASE_READ_HOST' }),
          ]),
        }),
      ],
    });
  });

  it('R208 spreads requests over tasks in both zones', () => {
    network.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Subnets: [
        { Ref: Match.stringLikeRegexp('PublicSubnet1') },
        { Ref: Match.stringLikeRegexp('PublicSubnet2') },
      ],
    });
    service.hasResourceProperties(SERVICE, {
      AvailabilityZoneRebalancing: 'ENABLED',
    });
  });

  it('R209 takes larger tasks, if Fargate has them', () => {
    const sized = (memoryMb: number) => ({
      service: { cpu: 1024 as const, memoryMb },
    });
    templateOf('service', sized(4096)).hasResourceProperties(TASK, {
      Cpu: '1024',
      Memory: '4096',
    });
    expect(() => templateOf('service', sized(1024))).toThrow('2048');
  });

  it('R212 starts a step of autoscaling by an alarm', () => {
    service.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'fckdoomscroll-service-scale-on-low-cpu',
      Threshold: 30,
      AlarmActions: [{ Ref: Match.stringLikeRegexp('^ScalingIn') }],
    });
  });
});
