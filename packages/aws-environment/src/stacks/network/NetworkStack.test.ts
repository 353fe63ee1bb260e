import { Match } from 'aws-cdk-lib/assertions';
import { exampleTemplate, templateOf } from '../testing/templates';

const SECRET = 'AWS::SecretsManager::Secret';

describe('the network stack', () => {
  const template = templateOf('network');

  const namesTag = (name: string) =>
    Match.objectLike({ Tags: Match.arrayWith([{ Key: 'Name', Value: name }]) });

  it('R012 R013 names the VPC and gives it its range', () => {
    template.hasResource('AWS::EC2::VPC', {
      Properties: Match.objectLike({ CidrBlock: '10.0.0.0/16' }),
    });
    template.hasResourceProperties(
      'AWS::EC2::VPC',
      namesTag('fckdoomscroll-vpc'),
    );
  });

  it.each([
    ['R016', 'public-subnet-1a', '10.0.1.0/24', 'us-east-1a'],
    ['R017', 'public-subnet-1b', '10.0.2.0/24', 'us-east-1b'],
    ['R019', 'private-subnet-1a', '10.0.10.0/24', 'us-east-1a'],
    ['R020', 'private-subnet-1b', '10.0.11.0/24', 'us-east-1b'],
  ])('%s %s is %s in %s (R014, R015)', (_, name, cidr, zone) => {
    template.hasResourceProperties('AWS::EC2::Subnet', {
      CidrBlock: cidr,
      AvailabilityZone: zone,
      Tags: Match.arrayWith([{ Key: 'Name', Value: name }]),
    });
  });

  it('has these four subnets and no other', () => {
    template.resourceCountIs('AWS::EC2::Subnet', 4);
  });

  it('R018 routes the public subnets to the internet gateway', () => {
    const routes = template.findResources('AWS::EC2::Route', {
      Properties: { GatewayId: Match.anyValue() },
    });
    expect(Object.keys(routes)).toHaveLength(2);
  });

  it('R021 R023 R192 routes each private subnet to a NAT gateway of its zone', () => {
    const two = templateOf('network', { network: { natGateways: 2 } });
    two.resourceCountIs('AWS::EC2::NatGateway', 2);
    const routes = two.findResources('AWS::EC2::Route', {
      Properties: { NatGatewayId: Match.anyValue() },
    });
    const gateways = Object.values(routes).map(
      route => route.Properties.NatGatewayId.Ref,
    );
    expect(new Set(gateways).size).toBe(2);
  });

  it('R023 shares one NAT gateway when asked to', () => {
    const one = templateOf('network', { network: { natGateways: 1 } });
    one.resourceCountIs('AWS::EC2::NatGateway', 1);
    one.resourceCountIs('AWS::EC2::EIP', 1);
  });

  it('reaches S3 without the NAT gateways', () => {
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Gateway',
    });
  });

  it('R024 R025 R026 R027 lets the internet reach the load balancer', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupName: 'alb-sg',
      SecurityGroupIngress: [
        Match.objectLike({ CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443 }),
        Match.objectLike({ CidrIp: '0.0.0.0/0', FromPort: 80, ToPort: 80 }),
      ],
      SecurityGroupEgress: [
        Match.objectLike({ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }),
      ],
    });
  });

  it('R028 R029 R030 lets only the load balancer reach the tasks', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupName: 'ecs-sg',
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [
        Match.objectLike({ CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443 }),
      ],
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      FromPort: 3000,
      ToPort: 3000,
      GroupId: groupId('Tasks'),
      SourceSecurityGroupId: groupId('LoadBalancer'),
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      FromPort: 5432,
      ToPort: 5432,
      GroupId: groupId('Tasks'),
      DestinationSecurityGroupId: groupId('Database'),
    });
  });

  it('R031 R032 R191 lets only the tasks reach the database, and it nothing', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupName: 'rds-sg',
      SecurityGroupIngress: Match.absent(),
      // An empty list would allow everything.
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      FromPort: 5432,
      ToPort: 5432,
      GroupId: groupId('Database'),
      SourceSecurityGroupId: groupId('Tasks'),
    });
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 2);
    template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
  });

  it('R190 has tasks in public subnets only where there is no NAT gateway', () => {
    const small = exampleTemplate('small.yaml', 'network');
    small.resourceCountIs('AWS::EC2::NatGateway', 0);
    exampleTemplate('small.yaml', 'service').hasResourceProperties(
      'AWS::ECS::Service',
      {
        NetworkConfiguration: {
          AwsvpcConfiguration: Match.objectLike({
            AssignPublicIp: 'ENABLED',
            Subnets: [
              { 'Fn::ImportValue': Match.stringLikeRegexp('PublicSubnet1') },
              { 'Fn::ImportValue': Match.stringLikeRegexp('PublicSubnet2') },
            ],
          }),
        },
      },
    );
  });

  it('R027 lets the load balancer connect to the tasks alone, unless asked otherwise', () => {
    const narrow = exampleTemplate('no-domain.yaml', 'network');
    narrow.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      FromPort: 3000,
      ToPort: 3000,
      GroupId: groupId('LoadBalancer'),
      DestinationSecurityGroupId: groupId('Tasks'),
    });
  });

  it('F24 lets nobody but CloudFront connect when asked to, on one port', () => {
    const closed = exampleTemplate('elsewhere.yaml', 'network');
    closed.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: groupId('LoadBalancer'),
      SourcePrefixListId: 'pl-a3a144ca',
      FromPort: 443,
      ToPort: 443,
    });
    const toLoadBalancer = closed.findResources(
      'AWS::EC2::SecurityGroupIngress',
      { Properties: { SourcePrefixListId: Match.anyValue() } },
    );
    expect(Object.keys(toLoadBalancer)).toHaveLength(1);
  });

  it('R201 logs the connections that were refused, for a month', () => {
    template.hasResourceProperties('AWS::EC2::FlowLog', {
      TrafficType: 'REJECT',
      ResourceType: 'VPC',
    });
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/vpc/fckdoomscroll',
      RetentionInDays: 30,
    });
    exampleTemplate('no-domain.yaml', 'network').resourceCountIs(
      'AWS::EC2::FlowLog',
      0,
    );
  });

  it('R002 makes the hosted zone of a new domain, and says whom to delegate to', () => {
    const elsewhere = exampleTemplate('elsewhere.yaml', 'network');
    elsewhere.hasResourceProperties('AWS::Route53::HostedZone', {
      Name: 'shop.example.com.',
    });
    elsewhere.hasOutput('NameServers', {});
    template.resourceCountIs('AWS::Route53::HostedZone', 0);
  });

  it('takes the zones that a region has', () => {
    const tokyo = templateOf('network', { region: 'ap-northeast-1' });
    tokyo.hasResourceProperties('AWS::EC2::Subnet', {
      AvailabilityZone: 'ap-northeast-1c',
    });
  });

  function groupId(construct: string) {
    return {
      'Fn::GetAtt': [
        Match.stringLikeRegexp(`^SecurityGroups${construct}`),
        'GroupId',
      ],
    };
  }

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

  it('R201 keeps access logs, and drops headers that are none', () => {
    template.hasResourceProperties(
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      {
        LoadBalancerAttributes: Match.arrayWith([
          {
            Key: 'routing.http.drop_invalid_header_fields.enabled',
            Value: 'true',
          },
          { Key: 'access_logs.s3.enabled', Value: 'true' },
          {
            Key: 'access_logs.s3.bucket',
            Value: { Ref: Match.stringLikeRegexp('^Logs') },
          },
        ]),
      },
    );
  });

  it('R201 takes the access logs of the load balancer', () => {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: Match.stringLikeRegexp('^Logs') },
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'LoadBalancerLogs',
            Action: 's3:PutObject',
            Principal: {
              Service: 'logdelivery.elasticloadbalancing.amazonaws.com',
            },
          }),
        ]),
      }),
    });
  });

  it('F24 keeps the header of CloudFront where CloudFront can read it', () => {
    exampleTemplate('elsewhere.yaml', 'network').hasResourceProperties(SECRET, {
      Name: 'shop-production-eu-central-1/origin-verify',
      ReplicaRegions: [{ Region: 'us-east-1' }],
    });
    template.hasResourceProperties(SECRET, {
      Name: 'fckdoomscroll/origin-verify',
      ReplicaRegions: Match.absent(),
    });
  });
});
