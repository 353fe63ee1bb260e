import type * as ec2 from '@aws-sdk/client-ec2';
import { AwsError, type Handlers, type RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import { seededHex } from '../../world/seeded';
import type { World } from '../../world/World';
import { isGroupInUse } from './groupUse';
import { notFound } from './listing';

const groupNotFound = notFound('InvalidGroup.NotFound', 'security group');
const ruleNotFound = notFound(
  'InvalidSecurityGroupRuleId.NotFound',
  'security group rule ID',
);

interface Change extends ec2.AuthorizeSecurityGroupIngressRequest {
  SecurityGroupRuleIds?: string[];
}

/** The rules of security groups as they are changed by hand. */
export function securityRuleHandlers(world: World): Handlers<typeof ec2> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  const authorize = (
    context: RequestContext,
    input: Change,
    isEgress: boolean,
  ) => {
    const region = regionOf(context);
    const GroupId = requireGroup(region, input.GroupId);
    const wanted = rulesOf(region, GroupId, input, isEgress);
    const known = region.securityGroupRules.all().map(each => each.shape);
    const duplicate = wanted.find(rule => known.some(each => same(each, rule)));
    if (duplicate) {
      throw new AwsError(
        'InvalidPermission.Duplicate',
        `the specified rule "peer: ${peerOf(duplicate)}, ${
          duplicate.IpProtocol
        }, from port: ${duplicate.FromPort}, to port: ${
          duplicate.ToPort
        }, ALLOW" already exists`,
      );
    }
    const made = wanted.map((rule, index) => {
      const id = `sgr-0${seededHex(16, context.requestId, index)}`;
      const shape = { ...rule, SecurityGroupRuleId: id };
      region.securityGroupRules.put({
        id,
        arn: region.arn('ec2', `security-group-rule/${id}`),
        createdAt: world.now(),
        tags: {},
        shape,
      });
      return shape;
    });
    world.changed();
    return { Return: true, SecurityGroupRules: made };
  };

  const revoke = (
    context: RequestContext,
    input: Change,
    isEgress: boolean,
  ) => {
    const region = regionOf(context);
    const GroupId = requireGroup(region, input.GroupId);
    const own = region.securityGroupRules.where(
      each => each.GroupId === GroupId && each.IsEgress === isEgress,
    );
    const named = (input.SecurityGroupRuleIds ?? []).map(id => {
      const found = own.find(each => each.id === id);
      if (!found) throw ruleNotFound(id);
      return found;
    });
    const described = rulesOf(region, GroupId, input, isEgress).map(rule => {
      const found = own.find(each => same(each.shape, rule));
      if (found) return found;
      throw new AwsError(
        'InvalidPermission.NotFound',
        'The specified rule does not exist in this security group.',
      );
    });
    for (const { id } of [...named, ...described]) {
      region.securityGroupRules.delete(id);
    }
    world.changed();
    return { Return: true };
  };

  return {
    AuthorizeSecurityGroupIngress: (input, context) =>
      authorize(context, input, false),
    AuthorizeSecurityGroupEgress: (input, context) =>
      authorize(context, input, true),
    RevokeSecurityGroupIngress: (input, context) =>
      revoke(context, input, false),
    RevokeSecurityGroupEgress: (input, context) => revoke(context, input, true),

    ModifySecurityGroupRules({ GroupId, SecurityGroupRules = [] }, context) {
      const region = regionOf(context);
      const group = requireGroup(region, GroupId);
      for (const {
        SecurityGroupRuleId = '',
        SecurityGroupRule,
      } of SecurityGroupRules) {
        const rule = region.securityGroupRules.get(SecurityGroupRuleId);
        if (!rule || rule.shape.GroupId !== group) {
          throw ruleNotFound(SecurityGroupRuleId);
        }
        const { ReferencedGroupId, ...wanted } = SecurityGroupRule ?? {};
        Object.assign(rule.shape, {
          CidrIpv4: undefined,
          CidrIpv6: undefined,
          PrefixListId: undefined,
          ...wanted,
          ReferencedGroupInfo: ReferencedGroupId
            ? { GroupId: ReferencedGroupId, UserId: region.accountId }
            : undefined,
        });
      }
      world.changed();
      return { Return: true };
    },

    DeleteSecurityGroup({ GroupId }, context) {
      const region = regionOf(context);
      const id = requireGroup(region, GroupId);
      if (isGroupInUse(region, id, world.now())) {
        throw new AwsError(
          'DependencyViolation',
          `resource ${id} has a dependent object`,
        );
      }
      for (const rule of region.securityGroupRules.where(
        each => each.GroupId === id,
      )) {
        region.securityGroupRules.delete(rule.id);
      }
      region.securityGroups.delete(id);
      world.changed();
      return { Return: true, GroupId: id };
    },
  };
}

function requireGroup(region: Region, id = ''): string {
  if (!region.securityGroups.has(id)) throw groupNotFound(id);
  return id;
}

/** A rule for each peer of each permission, as EC2 keeps them. */
function rulesOf(
  region: Region,
  GroupId: string,
  input: Change,
  IsEgress: boolean,
): ec2.SecurityGroupRule[] {
  const permissions: ec2.IpPermission[] = [
    ...(input.IpPermissions ?? []),
    ...(input.IpProtocol
      ? [
          {
            IpProtocol: input.IpProtocol,
            FromPort: input.FromPort,
            ToPort: input.ToPort,
            IpRanges: input.CidrIp ? [{ CidrIp: input.CidrIp }] : [],
          },
        ]
      : []),
  ];
  return permissions.flatMap(permission => {
    const common = {
      GroupId,
      GroupOwnerId: region.accountId,
      IsEgress,
      IpProtocol: permission.IpProtocol,
      FromPort: permission.FromPort ?? -1,
      ToPort: permission.ToPort ?? -1,
    };
    return [
      ...(permission.IpRanges ?? []).map(({ CidrIp, Description }) => ({
        ...common,
        CidrIpv4: CidrIp,
        Description,
      })),
      ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => ({
        ...common,
        CidrIpv6,
        Description,
      })),
      ...(permission.PrefixListIds ?? []).map(
        ({ PrefixListId, Description }) => ({
          ...common,
          PrefixListId,
          Description,
        }),
      ),
      ...(permission.UserIdGroupPairs ?? []).map(pair => ({
        ...common,
        ReferencedGroupInfo: {
          GroupId: pair.GroupId,
          UserId: pair.UserId ?? region.accountId,
        },
        Description: pair.Description,
      })),
    ];
  });
}

const peerOf = (rule: ec2.SecurityGroupRule) =>
  rule.CidrIpv4 ??
  rule.CidrIpv6 ??
  rule.PrefixListId ??
  rule.ReferencedGroupInfo?.GroupId;

const same = (a: ec2.SecurityGroupRule, b: ec2.SecurityGroupRule): boolean =>
  a.GroupId === b.GroupId &&
  a.IsEgress === b.IsEgress &&
  a.IpProtocol === b.IpProtocol &&
  a.FromPort === b.FromPort &&
  a.ToPort === b.ToPort &&
  peerOf(a) === peerOf(b);
