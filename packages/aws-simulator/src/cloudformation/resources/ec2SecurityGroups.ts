import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { z } from 'zod';
import type { Resource } from '../../world/Resource';
import {
  number,
  type ProviderContext,
  putResource,
  refuseDuplicate,
  requireResource,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import { ec2Id, generatedName, hexOf } from './names';

const ruleProperties = {
  IpProtocol: text,
  FromPort: number.optional(),
  ToPort: number.optional(),
  CidrIp: text.optional(),
  CidrIpv6: text.optional(),
  Description: text.optional(),
};
const ingressProperties = {
  ...ruleProperties,
  SourcePrefixListId: text.optional(),
  SourceSecurityGroupId: text.optional(),
  SourceSecurityGroupOwnerId: text.optional(),
};
const egressProperties = {
  ...ruleProperties,
  DestinationPrefixListId: text.optional(),
  DestinationSecurityGroupId: text.optional(),
};

type RuleProperties = z.output<
  z.ZodObject<typeof ingressProperties & typeof egressProperties>
>;

export const securityGroup = resourceProvider({
  type: 'AWS::EC2::SecurityGroup',
  seconds: 1,
  properties: {
    GroupDescription: text,
    GroupName: text.optional(),
    VpcId: text.optional(),
    SecurityGroupIngress: z.array(z.strictObject(ingressProperties)).optional(),
    SecurityGroupEgress: z.array(z.strictObject(egressProperties)).optional(),
  },
  replacedBy: ['GroupDescription', 'GroupName', 'VpcId'],
  create(properties, context) {
    const { region } = context;
    const GroupName = properties.GroupName ?? generatedName(context);
    refuseDuplicate(
      region.securityGroups.find(
        each => each.GroupName === GroupName && each.VpcId === properties.VpcId,
      ),
      GroupName,
    );
    const id = ec2Id('sg', context);
    const arn = region.arn('ec2', `security-group/${id}`);
    const group = putResource(region.securityGroups, context, {
      id,
      arn,
      Tags: properties.Tags,
      shape: {
        GroupId: id,
        GroupName,
        Description: properties.GroupDescription,
        VpcId: properties.VpcId,
        OwnerId: region.accountId,
        SecurityGroupArn: arn,
      },
    });
    setInlineRules(group, properties, context);
    return {
      physicalId: id,
      attributes: { GroupId: id, Id: id, VpcId: properties.VpcId ?? '' },
    };
  },
  update(properties, existing, context) {
    const group = requireResource(
      context.region.securityGroups,
      existing.physicalId,
    );
    group.tags = tagsFor(context, properties.Tags);
    for (const rule of inlineRules(existing.physicalId, context)) {
      context.region.securityGroupRules.delete(rule.id);
    }
    setInlineRules(group, properties, context);
    return existing;
  },
  delete({ physicalId }, context) {
    const { region } = context;
    region.securityGroups.delete(physicalId);
    for (const rule of region.securityGroupRules.where(
      each => each.GroupId === physicalId,
    )) {
      region.securityGroupRules.delete(rule.id);
    }
  },
});

/** The rules that the group's own template entry lists. */
const inlineRules = (groupId: string, context: ProviderContext) =>
  context.region.securityGroupRules.where(
    (shape, rule) =>
      shape.GroupId === groupId &&
      rule.tags['aws:cloudformation:logical-id'] === context.logicalId,
  );

function setInlineRules(
  group: Resource<SecurityGroup>,
  properties: {
    SecurityGroupIngress?: RuleProperties[];
    SecurityGroupEgress?: RuleProperties[];
  },
  context: ProviderContext,
) {
  const egress = properties.SecurityGroupEgress ?? [
    { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
  ];
  (properties.SecurityGroupIngress ?? []).forEach((rule, index) =>
    addRule(group.id, rule, false, `${index}`, context),
  );
  egress.forEach((rule, index) =>
    addRule(group.id, rule, true, `${index}`, context),
  );
}

function addRule(
  GroupId: string,
  rule: RuleProperties,
  IsEgress: boolean,
  key: string,
  context: ProviderContext,
): string {
  const { region } = context;
  const id = `sgr-0${hexOf(context, 12)}${IsEgress ? 'e' : 'a'}${key.padStart(
    3,
    '0',
  )}`;
  const other = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
  putResource(region.securityGroupRules, context, {
    id,
    arn: region.arn('ec2', `security-group-rule/${id}`),
    shape: {
      SecurityGroupRuleId: id,
      GroupId,
      GroupOwnerId: region.accountId,
      IsEgress,
      IpProtocol: rule.IpProtocol,
      FromPort: rule.FromPort ?? -1,
      ToPort: rule.ToPort ?? -1,
      CidrIpv4: rule.CidrIp,
      CidrIpv6: rule.CidrIpv6,
      PrefixListId: rule.SourcePrefixListId ?? rule.DestinationPrefixListId,
      Description: rule.Description,
      ReferencedGroupInfo: other
        ? { GroupId: other, UserId: region.accountId }
        : undefined,
    },
  });
  return id;
}

const separateRule = (
  type: string,
  properties: z.ZodRawShape,
  isEgress: boolean,
) =>
  resourceProvider({
    type,
    untagged: true,
    properties: { ...properties, GroupId: text },
    create(given, context) {
      const rule = given as unknown as RuleProperties & { GroupId: string };
      requireResource(context.region.securityGroups, rule.GroupId);
      const id = addRule(rule.GroupId, rule, isEgress, 'x', context);
      return { physicalId: id, attributes: { Id: id } };
    },
    delete({ physicalId }, { region }) {
      region.securityGroupRules.delete(physicalId);
    },
  });

export const securityGroupIngress = separateRule(
  'AWS::EC2::SecurityGroupIngress',
  ingressProperties,
  false,
);

export const securityGroupEgress = separateRule(
  'AWS::EC2::SecurityGroupEgress',
  egressProperties,
  true,
);
