import {
  DescribeAvailabilityZonesCommand,
  DescribeNatGatewaysCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
  paginateDescribeSubnets,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';

describe('EC2', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let client: EC2Client;

  beforeEach(async () => {
    shop = shopWorld();
    aws = await serveWorld(shop.world);
    client = new EC2Client(aws.client);
  });
  afterEach(() => aws.stop());

  const subnetIds = async (Name: string, ...Values: string[]) => {
    const { Subnets } = await client.send(
      new DescribeSubnetsCommand({ Filters: [{ Name, Values }] }),
    );
    return Subnets?.map(each => each.SubnetId);
  };

  it('describes networks with their tags', async () => {
    const { Vpcs } = await client.send(new DescribeVpcsCommand({}));
    expect(Vpcs).toMatchObject([
      {
        VpcId: 'vpc-0aa',
        CidrBlock: '10.0.0.0/16',
        Tags: [{ Key: 'quarterdeck/environment', Value: 'shop-production' }],
      },
    ]);
  });

  it('filters by properties, tags and wildcards', async () => {
    expect(await subnetIds('vpc-id', 'vpc-0aa')).toHaveLength(2);
    expect(await subnetIds('availability-zone', 'us-east-1b')).toEqual([
      'subnet-0a1',
    ]);
    expect(await subnetIds('cidr-block', '10.0.1?.0/24')).toHaveLength(2);
    expect(await subnetIds('cidr-block', '10.0.11.*', 'x')).toHaveLength(1);
    expect(await subnetIds('tag:quarterdeck/environment', 'shop-*')).toEqual([
      'subnet-0a0',
      'subnet-0a1',
    ]);
    expect(await subnetIds('tag-key', 'team')).toEqual([]);
    await expect(subnetIds('color', 'blue')).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: "The filter 'color' is invalid",
    });
  });

  it('refuses ids that nothing has', async () => {
    await expect(
      client.send(new DescribeVpcsCommand({ VpcIds: ['vpc-9'] })),
    ).rejects.toMatchObject({
      name: 'InvalidVpcID.NotFound',
      message: "The vpc ID 'vpc-9' does not exist",
    });
    await expect(
      client.send(new DescribeNatGatewaysCommand({ NatGatewayIds: ['nat-9'] })),
    ).rejects.toMatchObject({ name: 'NatGatewayNotFound' });
  });

  it('pages', async () => {
    const [subnet] = shop.region.subnets.all();
    for (let number = 10; number < 20; number++) {
      const id = `subnet-0b${number}`;
      shop.region.subnets.put({
        ...subnet,
        id,
        shape: { ...subnet.shape, SubnetId: id },
      });
    }
    const sizes: Array<number | undefined> = [];
    for await (const page of paginateDescribeSubnets(
      { client, pageSize: 5 },
      {},
    )) {
      sizes.push(page.Subnets?.length);
    }
    expect(sizes).toEqual([5, 5, 2]);
  });

  it('shows rules by themselves and as permissions of their group', async () => {
    const { region } = shop;
    const common = { createdAt: shop.world.now(), tags: {} };
    region.securityGroups.put({
      ...common,
      id: 'sg-0a',
      arn: region.arn('ec2', 'security-group/sg-0a'),
      shape: { GroupId: 'sg-0a', GroupName: 'app', VpcId: 'vpc-0aa' },
    });
    const rule = (id: string, shape: SecurityGroupRule) =>
      region.securityGroupRules.put({
        ...common,
        id,
        arn: region.arn('ec2', `security-group-rule/${id}`),
        shape: { SecurityGroupRuleId: id, GroupId: 'sg-0a', ...shape },
      });
    const web = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80 };
    rule('sgr-1', { ...web, IsEgress: false, CidrIpv4: '10.0.0.0/8' });
    rule('sgr-2', {
      ...web,
      IsEgress: false,
      ReferencedGroupInfo: { GroupId: 'sg-0b', UserId: region.accountId },
    });
    rule('sgr-3', {
      IpProtocol: '-1',
      FromPort: -1,
      ToPort: -1,
      IsEgress: true,
      CidrIpv4: '0.0.0.0/0',
    });

    const { SecurityGroups } = await client.send(
      new DescribeSecurityGroupsCommand({ GroupIds: ['sg-0a'] }),
    );
    expect(SecurityGroups?.[0]).toMatchObject({
      IpPermissions: [
        {
          FromPort: 80,
          IpRanges: [{ CidrIp: '10.0.0.0/8' }],
          UserIdGroupPairs: [{ GroupId: 'sg-0b' }],
        },
      ],
      IpPermissionsEgress: [
        { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    });
    const { SecurityGroupRules } = await client.send(
      new DescribeSecurityGroupRulesCommand({
        Filters: [{ Name: 'group-id', Values: ['sg-0a'] }],
      }),
    );
    expect(SecurityGroupRules).toHaveLength(3);
  });

  it('has three availability zones in each region', async () => {
    const { AvailabilityZones } = await new EC2Client({
      ...aws.client,
      region: 'eu-central-1',
    }).send(new DescribeAvailabilityZonesCommand({}));
    expect(AvailabilityZones?.map(each => each.ZoneName)).toEqual([
      'eu-central-1a',
      'eu-central-1b',
      'eu-central-1c',
    ]);
  });
});
