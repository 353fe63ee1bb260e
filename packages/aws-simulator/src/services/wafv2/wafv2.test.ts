import {
  AssociateWebACLCommand,
  CheckCapacityCommand,
  CreateIPSetCommand,
  CreateWebACLCommand,
  DeleteIPSetCommand,
  DeleteWebACLCommand,
  DisassociateWebACLCommand,
  GetLoggingConfigurationCommand,
  GetRateBasedStatementManagedKeysCommand,
  GetSampledRequestsCommand,
  GetWebACLCommand,
  GetWebACLForResourceCommand,
  ListAvailableManagedRuleGroupsCommand,
  ListResourcesForWebACLCommand,
  ListTagsForResourceCommand,
  ListWebACLsCommand,
  type Rule,
  UpdateWebACLCommand,
  WAFV2Client,
} from '@aws-sdk/client-wafv2';
import { restoreWorld, saveWorld } from '../../state/worldState';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { StackClient } from '../../testing/StackClient';
import { World } from '../../world/World';

const visibility = (MetricName: string) => ({
  SampledRequestsEnabled: true,
  CloudWatchMetricsEnabled: true,
  MetricName,
});
const RATE: Rule = {
  Name: 'rate',
  Priority: 1,
  Action: { Block: {} },
  VisibilityConfig: visibility('rate'),
  Statement: {
    RateBasedStatement: {
      Limit: 2000,
      AggregateKeyType: 'IP',
      ScopeDownStatement: {
        ByteMatchStatement: {
          SearchString: Buffer.from('/api/'),
          FieldToMatch: { UriPath: {} },
          TextTransformations: [{ Priority: 0, Type: 'NONE' }],
          PositionalConstraint: 'STARTS_WITH',
        },
      },
    },
  },
};
const COMMON: Rule = {
  Name: 'common',
  Priority: 2,
  OverrideAction: { None: {} },
  VisibilityConfig: visibility('common'),
  Statement: {
    ManagedRuleGroupStatement: {
      VendorName: 'AWS',
      Name: 'AWSManagedRulesCommonRuleSet',
    },
  },
};
const place = { Name: 'shop', Scope: 'REGIONAL' as const };
const settings = {
  DefaultAction: { Allow: {} },
  VisibilityConfig: visibility('shop'),
};

describe('WAF', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let waf: WAFV2Client;

  beforeEach(async () => {
    shop = shopWorld();
    aws = await serveWorld(shop.world);
    waf = new WAFV2Client(aws.client);
  });
  afterEach(() => aws.stop());

  const create = async (more: object = {}) =>
    (
      await waf.send(
        new CreateWebACLCommand({
          ...place,
          ...settings,
          Rules: [RATE, COMMON],
          ...more,
        }),
      )
    ).Summary!;

  it('keeps a web ACL with its rules, also through a restart', async () => {
    const { Id, ARN, LockToken } = await create();
    expect(ARN).toBe(
      `arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/${Id}`,
    );
    const found = await waf.send(new GetWebACLCommand({ ...place, Id }));
    expect(found.LockToken).toBe(LockToken);
    expect(found.WebACL).toMatchObject({
      Capacity: 704,
      LabelNamespace: 'awswaf:123456789012:webacl:shop:',
    });
    const searched = (rules: Rule[] = []) =>
      Buffer.from(
        rules[0].Statement?.RateBasedStatement?.ScopeDownStatement
          ?.ByteMatchStatement?.SearchString ?? [],
      ).toString();
    expect(searched(found.WebACL?.Rules)).toBe('/api/');
    const restored = new World();
    restoreWorld(restored, saveWorld(shop.world));
    const again = await serveWorld(restored);
    const { WebACL } = await new WAFV2Client(again.client).send(
      new GetWebACLCommand({ ARN }),
    );
    expect(searched(WebACL?.Rules)).toBe('/api/');
    await again.stop();
  });

  it('lets nobody change what they have not seen', async () => {
    const { Id, LockToken } = await create();
    const update = (token?: string) =>
      waf.send(
        new UpdateWebACLCommand({
          ...place,
          ...settings,
          Id,
          LockToken: token,
          Rules: [RATE],
        }),
      );
    const { NextLockToken } = await update(LockToken);
    await expect(update(LockToken)).rejects.toMatchObject({
      name: 'WAFOptimisticLockException',
    });
    await expect(create()).rejects.toMatchObject({
      name: 'WAFDuplicateItemException',
    });
    await waf.send(
      new DeleteWebACLCommand({ ...place, Id, LockToken: NextLockToken }),
    );
    const { WebACLs } = await waf.send(
      new ListWebACLsCommand({ Scope: 'REGIONAL' }),
    );
    expect(WebACLs).toEqual([]);
  });

  it('protects a load balancer, and is not deleted meanwhile', async () => {
    const { Id, ARN: WebACLArn, LockToken } = await create();
    const ResourceArn = shop.loadBalancer.arn;
    await waf.send(new AssociateWebACLCommand({ WebACLArn, ResourceArn }));
    expect(
      (await waf.send(new GetWebACLForResourceCommand({ ResourceArn }))).WebACL
        ?.Name,
    ).toBe('shop');
    expect(
      (await waf.send(new ListResourcesForWebACLCommand({ WebACLArn })))
        .ResourceArns,
    ).toEqual([ResourceArn]);
    const remove = () =>
      waf.send(new DeleteWebACLCommand({ ...place, Id, LockToken }));
    await expect(remove()).rejects.toMatchObject({
      name: 'WAFAssociatedItemException',
    });
    await waf.send(new DisassociateWebACLCommand({ ResourceArn }));
    expect(
      (await waf.send(new GetWebACLForResourceCommand({ ResourceArn }))).WebACL,
    ).toBeUndefined();
    await remove();
    await expect(
      waf.send(
        new AssociateWebACLCommand({
          WebACLArn,
          ResourceArn: `${ResourceArn}x`,
        }),
      ),
    ).rejects.toMatchObject({ name: 'WAFNonexistentItemException' });
  });

  it('keeps what is for CloudFront in one region', async () => {
    const elsewhere = new WAFV2Client({ ...aws.client, region: 'eu-west-1' });
    await expect(
      elsewhere.send(new ListWebACLsCommand({ Scope: 'CLOUDFRONT' })),
    ).rejects.toMatchObject({
      name: 'WAFInvalidParameterException',
      message:
        'Error reason: The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT',
      Field: 'SCOPE_VALUE',
    });
    const { ARN } = await create({ Scope: 'CLOUDFRONT' });
    expect(ARN).toContain(':us-east-1:123456789012:global/webacl/shop/');
  });

  it.each<[string, Rule[]]>([
    [
      'a rate out of range',
      [
        {
          ...RATE,
          Statement: {
            RateBasedStatement: { Limit: 9, AggregateKeyType: 'IP' },
          },
        },
      ],
    ],
    ['a group with an action', [{ ...COMMON, Action: { Block: {} } }]],
    ['a rule without action', [{ ...RATE, Action: undefined }]],
    [
      'an unknown group',
      [
        {
          ...COMMON,
          Statement: {
            ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'Gone' },
          },
        },
      ],
    ],
  ])('refuses %s', async (_what, Rules) => {
    await expect(create({ Rules })).rejects.toMatchObject({
      name: 'WAFInvalidParameterException',
    });
  });

  it('knows capacities and managed groups', async () => {
    const { Capacity } = await waf.send(
      new CheckCapacityCommand({ Scope: 'REGIONAL', Rules: [COMMON] }),
    );
    expect(Capacity).toBe(700);
    const { ManagedRuleGroups, NextMarker } = await waf.send(
      new ListAvailableManagedRuleGroupsCommand({
        Scope: 'REGIONAL',
        Limit: 3,
      }),
    );
    expect(ManagedRuleGroups).toHaveLength(3);
    expect(NextMarker).toBeDefined();
  });

  it('shows requests that came, and whom it holds back', async () => {
    const { Id, ARN } = await create({
      Tags: [{ Key: 'quarterdeck/environment', Value: 'shop-production' }],
    });
    const now = shop.world.now();
    const { SampledRequests = [], PopulationSize } = await waf.send(
      new GetSampledRequestsCommand({
        WebAclArn: ARN,
        RuleMetricName: 'shop',
        Scope: 'REGIONAL',
        MaxItems: 10,
        TimeWindow: {
          StartTime: new Date(now.getTime() - 600_000),
          EndTime: now,
        },
      }),
    );
    expect(SampledRequests).toHaveLength(10);
    expect(PopulationSize).toBeGreaterThan(10);
    const keys = await waf.send(
      new GetRateBasedStatementManagedKeysCommand({
        Scope: 'REGIONAL',
        WebACLName: 'shop',
        WebACLId: Id,
        RuleName: 'rate',
      }),
    );
    expect(keys.ManagedKeysIPV4?.Addresses).toEqual([]);
  });

  it('does not delete an IP set that a rule refers to', async () => {
    const set = { Name: 'office', Scope: 'REGIONAL' as const };
    const { Summary } = await waf.send(
      new CreateIPSetCommand({
        ...set,
        IPAddressVersion: 'IPV4',
        Addresses: ['192.0.2.0/24'],
      }),
    );
    await create({
      Rules: [
        {
          ...RATE,
          Statement: { IPSetReferenceStatement: { ARN: Summary!.ARN } },
        },
      ],
    });
    await expect(
      waf.send(
        new DeleteIPSetCommand({
          ...set,
          Id: Summary!.Id,
          LockToken: Summary!.LockToken,
        }),
      ),
    ).rejects.toMatchObject({ name: 'WAFAssociatedItemException' });
    await expect(
      waf.send(
        new CreateIPSetCommand({
          Name: 'wrong',
          Scope: 'REGIONAL',
          IPAddressVersion: 'IPV4',
          Addresses: ['192.0.2.1'],
        }),
      ),
    ).rejects.toMatchObject({ Field: 'IP_ADDRESS' });
  });

  it('comes, changes and goes with a stack', async () => {
    const stacks = new StackClient(aws.client);
    const webAcl = (Limit: number | string) => ({
      Type: 'AWS::WAFv2::WebACL',
      Properties: {
        ...place,
        ...settings,
        Rules: [
          {
            Name: 'rate',
            Priority: 1,
            Action: { Block: {} },
            VisibilityConfig: visibility('rate'),
            Statement: {
              RateBasedStatement: {
                Limit,
                AggregateKeyType: 'IP',
                ScopeDownStatement: {
                  ByteMatchStatement: {
                    SearchString: '/api/',
                    FieldToMatch: { UriPath: {} },
                    TextTransformations: [{ Priority: 0, Type: 'NONE' }],
                    PositionalConstraint: 'STARTS_WITH',
                  },
                },
              },
            },
          },
        ],
      },
    });
    const resources = (limit: number | string) => ({
      WebAcl: webAcl(limit),
      Association: {
        Type: 'AWS::WAFv2::WebACLAssociation',
        Properties: {
          ResourceArn: shop.loadBalancer.arn,
          WebACLArn: { 'Fn::GetAtt': ['WebAcl', 'Arn'] },
        },
      },
      Logs: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: 'aws-waf-logs-shop' },
      },
      Logging: {
        Type: 'AWS::WAFv2::LoggingConfiguration',
        Properties: {
          ResourceArn: { 'Fn::GetAtt': ['WebAcl', 'Arn'] },
          LogDestinationConfigs: [{ 'Fn::GetAtt': ['Logs', 'Arn'] }],
        },
      },
      Office: {
        Type: 'AWS::WAFv2::IPSet',
        Properties: {
          Scope: 'REGIONAL',
          IPAddressVersion: 'IPV4',
          Addresses: ['192.0.2.0/24'],
        },
      },
    });
    const outputs = {
      Arn: { 'Fn::GetAtt': ['WebAcl', 'Arn'] },
      Ref: { Ref: 'WebAcl' },
    };
    const made = await stacks.create('waf', resources('2000'), outputs);
    expect(made.status).toBe('CREATE_COMPLETE');
    expect(made.outputs.Ref).toMatch(/^shop\|[0-9a-f-]{36}\|REGIONAL$/);
    const ResourceArn = made.outputs.Arn;
    const logging = await waf.send(
      new GetLoggingConfigurationCommand({ ResourceArn }),
    );
    expect(logging.LoggingConfiguration?.LogDestinationConfigs).toEqual([
      'arn:aws:logs:us-east-1:123456789012:log-group:aws-waf-logs-shop',
    ]);
    const tags = await waf.send(
      new ListTagsForResourceCommand({ ResourceARN: ResourceArn }),
    );
    expect(tags.TagInfoForResource?.TagList).toContainEqual({
      Key: 'team',
      Value: 'storefront',
    });
    const updated = await stacks.update('waf', resources(3000), outputs);
    expect(updated.status).toBe('UPDATE_COMPLETE');
    const { WebACL } = await waf.send(
      new GetWebACLCommand({ ARN: ResourceArn }),
    );
    expect(WebACL?.Rules?.[0].Statement?.RateBasedStatement?.Limit).toBe(3000);
    expect((await stacks.delete('waf')).status).toBe('DELETE_COMPLETE');
    const failed = await stacks.create('wrong', {
      WebAcl: {
        ...webAcl(2000),
        Properties: {
          ...webAcl(2000).Properties,
          VisibilityConfig: { ...visibility('shop'), Sampled: true },
        },
      },
    });
    expect(failed.reasons.join('\n')).toContain(
      '#/VisibilityConfig: extraneous key [Sampled] is not permitted',
    );
  });
});
