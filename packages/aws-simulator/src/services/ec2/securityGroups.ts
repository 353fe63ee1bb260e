import type * as ec2 from '@aws-sdk/client-ec2';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagList } from '../../world/Resource';
import type { World } from '../../world/World';
import { type Kind, listing, notFound } from './listing';

const GROUPS: Kind<ec2.SecurityGroup> = {
  notFound: notFound('InvalidGroup.NotFound', 'security group'),
  filters: {
    description: ({ shape }) => [shape.Description],
    'group-id': ({ id }) => [id],
    'group-name': ({ shape }) => [shape.GroupName],
    'owner-id': ({ shape }) => [shape.OwnerId],
    'vpc-id': ({ shape }) => [shape.VpcId],
  },
};

const RULES: Kind<ec2.SecurityGroupRule> = {
  notFound: notFound(
    'InvalidSecurityGroupRuleId.NotFound',
    'security group rule ID',
  ),
  filters: {
    'group-id': ({ shape }) => [shape.GroupId],
    'security-group-rule-id': ({ id }) => [id],
  },
};

export function securityGroupHandlers(world: World): Handlers<typeof ec2> {
  return {
    DescribeSecurityGroups({ GroupNames, Filters = [], ...input }, context) {
      const region = world.region(context.accountId, context.region);
      const byName = GroupNames?.length
        ? [{ Name: 'group-name', Values: GroupNames }]
        : [];
      const { items, NextToken } = listing(
        region.securityGroups,
        GROUPS,
        input.GroupIds,
        { ...input, Filters: [...Filters, ...byName] },
      );
      return {
        SecurityGroups: items.map(each => describeGroup(region, each)),
        NextToken,
      };
    },

    DescribeSecurityGroupRules(input, context) {
      const region = world.region(context.accountId, context.region);
      const { items, NextToken } = listing(
        region.securityGroupRules,
        RULES,
        input.SecurityGroupRuleIds,
        input,
      );
      return {
        SecurityGroupRules: items.map(({ arn, shape, tags }) => ({
          ...shape,
          SecurityGroupRuleArn: arn,
          Tags: tagList(tags),
        })),
        NextToken,
      };
    },
  };
}

function describeGroup(
  region: Region,
  { id, shape, tags }: Resource<ec2.SecurityGroup>,
): ec2.SecurityGroup {
  const rules = region.securityGroupRules
    .where(each => each.GroupId === id)
    .map(each => each.shape);
  return {
    ...shape,
    IpPermissions: permissionsOf(rules.filter(each => !each.IsEgress)),
    IpPermissionsEgress: permissionsOf(rules.filter(each => each.IsEgress)),
    Tags: tagList(tags),
  };
}

/** The older way to show rules: one permission for each protocol and range. */
function permissionsOf(rules: ec2.SecurityGroupRule[]): ec2.IpPermission[] {
  const permissions = new Map<
    string,
    Required<
      Pick<
        ec2.IpPermission,
        'IpRanges' | 'Ipv6Ranges' | 'PrefixListIds' | 'UserIdGroupPairs'
      >
    > &
      ec2.IpPermission
  >();
  for (const rule of rules) {
    const { IpProtocol, FromPort, ToPort, Description } = rule;
    const key = `${IpProtocol}/${FromPort}/${ToPort}`;
    const permission = permissions.get(key) ?? {
      IpProtocol,
      // All protocols have no ports.
      ...(IpProtocol === '-1' ? {} : { FromPort, ToPort }),
      IpRanges: [],
      Ipv6Ranges: [],
      UserIdGroupPairs: [],
      PrefixListIds: [],
    };
    permissions.set(key, permission);
    if (rule.CidrIpv4) {
      permission.IpRanges.push({ CidrIp: rule.CidrIpv4, Description });
    }
    if (rule.CidrIpv6) {
      permission.Ipv6Ranges.push({ CidrIpv6: rule.CidrIpv6, Description });
    }
    if (rule.PrefixListId) {
      const { PrefixListId } = rule;
      permission.PrefixListIds.push({ PrefixListId, Description });
    }
    if (rule.ReferencedGroupInfo) {
      const { GroupId, UserId } = rule.ReferencedGroupInfo;
      permission.UserIdGroupPairs.push({ GroupId, UserId, Description });
    }
  }
  return [...permissions.values()];
}
