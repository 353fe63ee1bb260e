import {
  AuthorizeSecurityGroupIngressCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
  DeleteTagsCommand,
  DescribeManagedPrefixListsCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRegionsCommand,
  DescribeSecurityGroupsCommand,
  DescribeTagsCommand,
  DescribeVpcAttributeCommand,
  EC2Client,
  ModifySecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';

describe('EC2, changed by hand', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let client: EC2Client;

  beforeEach(async () => {
    shop = shopWorld();
    for (const id of ['sg-0aa', 'sg-0ff']) {
      shop.region.securityGroups.put({
        id,
        arn: shop.region.arn('ec2', `security-group/${id}`),
        createdAt: shop.world.now(),
        tags: {},
        shape: { GroupId: id, GroupName: id, VpcId: 'vpc-0aa' },
      });
    }
    aws = await serveWorld(shop.world);
    client = new EC2Client(aws.client);
  });
  afterEach(() => aws.stop());

  const permission = (PrefixListId: string) => ({
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    PrefixListIds: [{ PrefixListId }],
  });
  const ingress = async (GroupId: string) => {
    const { SecurityGroups } = await client.send(
      new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
    );
    return SecurityGroups?.[0].IpPermissions;
  };

  it('opens a group to CloudFront alone, and closes it again', async () => {
    const { PrefixLists } = await client.send(
      new DescribeManagedPrefixListsCommand({
        Filters: [
          {
            Name: 'prefix-list-name',
            Values: ['com.amazonaws.global.cloudfront.origin-facing'],
          },
        ],
      }),
    );
    expect(PrefixLists).toMatchObject([{ OwnerId: 'AWS', MaxEntries: 55 }]);
    const list = PrefixLists?.[0].PrefixListId ?? '';
    const input = { GroupId: 'sg-0aa', IpPermissions: [permission(list)] };
    const { SecurityGroupRules: [rule] = [] } = await client.send(
      new AuthorizeSecurityGroupIngressCommand(input),
    );
    expect(await ingress('sg-0aa')).toMatchObject([
      { PrefixListIds: [{ PrefixListId: list }] },
    ]);
    await expect(
      client.send(new AuthorizeSecurityGroupIngressCommand(input)),
    ).rejects.toMatchObject({ name: 'InvalidPermission.Duplicate' });
    await client.send(
      new ModifySecurityGroupRulesCommand({
        GroupId: 'sg-0aa',
        SecurityGroupRules: [
          {
            SecurityGroupRuleId: rule.SecurityGroupRuleId,
            SecurityGroupRule: {
              IpProtocol: 'tcp',
              FromPort: 80,
              ToPort: 80,
              CidrIpv4: '10.0.0.0/16',
            },
          },
        ],
      }),
    );
    expect(await ingress('sg-0aa')).toMatchObject([
      { FromPort: 80, IpRanges: [{ CidrIp: '10.0.0.0/16' }] },
    ]);
    await expect(
      client.send(new RevokeSecurityGroupIngressCommand(input)),
    ).rejects.toMatchObject({ name: 'InvalidPermission.NotFound' });
    await client.send(
      new RevokeSecurityGroupIngressCommand({
        GroupId: 'sg-0aa',
        SecurityGroupRuleIds: [rule.SecurityGroupRuleId ?? ''],
      }),
    );
    expect(await ingress('sg-0aa')).toEqual([]);
  });

  it('does not delete a group that something has', async () => {
    await expect(
      client.send(new DeleteSecurityGroupCommand({ GroupId: 'sg-0aa' })),
    ).rejects.toMatchObject({
      name: 'DependencyViolation',
      message: 'resource sg-0aa has a dependent object',
    });
    await client.send(new DeleteSecurityGroupCommand({ GroupId: 'sg-0ff' }));
    await expect(ingress('sg-0ff')).rejects.toMatchObject({
      name: 'InvalidGroup.NotFound',
    });
  });

  it('shows the interfaces of tasks and load balancers', async () => {
    const { NetworkInterfaces = [] } = await client.send(
      new DescribeNetworkInterfacesCommand({
        Filters: [{ Name: 'vpc-id', Values: ['vpc-0aa'] }],
      }),
    );
    expect(NetworkInterfaces.map(each => each.RequesterId).sort()).toEqual([
      'amazon-ecs',
      'amazon-ecs',
      'amazon-elb',
      'amazon-elb',
    ]);
    expect(NetworkInterfaces).toContainEqual(
      expect.objectContaining({
        Description: 'ELB app/shop/0a1b2c3d4e5f6071',
        Groups: [{ GroupId: 'sg-0aa', GroupName: 'sg-0aa' }],
      }),
    );
    const { NetworkAcls } = await client.send(
      new DescribeNetworkAclsCommand({}),
    );
    expect(NetworkAcls).toMatchObject([{ IsDefault: true, VpcId: 'vpc-0aa' }]);
    expect(NetworkAcls?.[0].Associations).toHaveLength(2);
  });

  it('tags, and knows its regions', async () => {
    const Resources = ['vpc-0aa', 'subnet-0a0'];
    await client.send(
      new CreateTagsCommand({
        Resources,
        Tags: [{ Key: 'team', Value: 'shop' }],
      }),
    );
    const tagged = async () =>
      (
        await client.send(
          new DescribeTagsCommand({
            Filters: [{ Name: 'key', Values: ['team'] }],
          }),
        )
      ).Tags?.map(each => `${each.ResourceType} ${each.ResourceId}`);
    expect(await tagged()).toEqual(['subnet subnet-0a0', 'vpc vpc-0aa']);
    await client.send(
      new DeleteTagsCommand({
        Resources: ['vpc-0aa'],
        Tags: [{ Key: 'team' }],
      }),
    );
    expect(await tagged()).toEqual(['subnet subnet-0a0']);
    await expect(
      client.send(
        new CreateTagsCommand({
          Resources: ['x'],
          Tags: [{ Key: 'a', Value: 'b' }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidID' });
    const { Regions } = await client.send(
      new DescribeRegionsCommand({ RegionNames: ['eu-west-1'] }),
    );
    expect(Regions).toEqual([
      {
        RegionName: 'eu-west-1',
        Endpoint: 'ec2.eu-west-1.amazonaws.com',
        OptInStatus: 'opt-in-not-required',
      },
    ]);
    const { EnableDnsSupport } = await client.send(
      new DescribeVpcAttributeCommand({
        VpcId: 'vpc-0aa',
        Attribute: 'enableDnsSupport',
      }),
    );
    expect(EnableDnsSupport).toEqual({ Value: true });
  });
});
