import {
  AddListenerCertificatesCommand,
  CreateListenerCommand,
  CreateRuleCommand,
  DeleteLoadBalancerCommand,
  DeleteRuleCommand,
  DescribeListenerCertificatesCommand,
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
  ModifyLoadBalancerAttributesCommand,
  ModifyRuleCommand,
  RemoveListenerCertificatesCommand,
  SetRulePrioritiesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ACMClient, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';

describe('changing a load balancer', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let client: ElasticLoadBalancingV2Client;

  beforeEach(async () => {
    shop = shopWorld();
    aws = await serveWorld(shop.world);
    client = new ElasticLoadBalancingV2Client(aws.client);
  });
  afterEach(() => aws.stop());

  const certificate = async (DomainName: string) => {
    const { CertificateArn } = await new ACMClient(aws.client).send(
      new RequestCertificateCommand({ DomainName, ValidationMethod: 'DNS' }),
    );
    return CertificateArn ?? '';
  };

  it('takes certificates that there are', async () => {
    const listen = (CertificateArn: string) =>
      client.send(
        new CreateListenerCommand({
          LoadBalancerArn: shop.loadBalancer.arn,
          Port: 443,
          Protocol: 'HTTPS',
          Certificates: [{ CertificateArn }],
          DefaultActions: [
            { Type: 'forward', TargetGroupArn: shop.targetGroup.arn },
          ],
        }),
      );
    const none = shop.region.arn('acm', 'certificate/none');
    await expect(listen(none)).rejects.toMatchObject({
      name: 'CertificateNotFoundException',
      message: `Certificate ARN '${none}' is not valid`,
    });
    const first = await certificate('shop.example.com');
    const { Listeners: [{ ListenerArn }] = [{}] } = await listen(first);
    await expect(listen(first)).rejects.toMatchObject({
      name: 'DuplicateListenerException',
    });
    const second = await certificate('www.example.com');
    await client.send(
      new AddListenerCertificatesCommand({
        ListenerArn,
        Certificates: [{ CertificateArn: second }],
      }),
    );
    const arns = async () =>
      (
        await client.send(
          new DescribeListenerCertificatesCommand({ ListenerArn }),
        )
      ).Certificates?.map(each => each.CertificateArn);
    expect(await arns()).toEqual([first, second]);
    const remove = (CertificateArn: string) =>
      client.send(
        new RemoveListenerCertificatesCommand({
          ListenerArn,
          Certificates: [{ CertificateArn }],
        }),
      );
    await expect(remove(first)).rejects.toMatchObject({
      name: 'OperationNotPermittedException',
    });
    await remove(second);
    expect(await arns()).toEqual([first]);
  });

  it('makes and changes rules', async () => {
    const ListenerArn = shop.listener.arn;
    const create = (Priority: number) =>
      client.send(
        new CreateRuleCommand({
          ListenerArn,
          Priority,
          Conditions: [
            { Field: 'path-pattern', PathPatternConfig: { Values: ['/a'] } },
          ],
          Actions: [{ Type: 'forward', TargetGroupArn: shop.targetGroup.arn }],
        }),
      );
    const { Rules: [{ RuleArn }] = [{}] } = await create(10);
    await expect(create(10)).rejects.toMatchObject({
      name: 'PriorityInUseException',
      message: "Priority '10' is currently in use",
    });
    await client.send(
      new ModifyRuleCommand({
        RuleArn,
        Actions: [
          {
            Type: 'fixed-response',
            FixedResponseConfig: { StatusCode: '503' },
          },
        ],
      }),
    );
    await client.send(
      new SetRulePrioritiesCommand({
        RulePriorities: [{ RuleArn, Priority: 7 }],
      }),
    );
    const rules = async () =>
      (await client.send(new DescribeRulesCommand({ ListenerArn }))).Rules;
    expect(await rules()).toMatchObject([
      { RuleArn, Priority: '7', Actions: [{ Type: 'fixed-response' }] },
      { Priority: 'default' },
    ]);
    await client.send(new DeleteRuleCommand({ RuleArn }));
    expect(await rules()).toHaveLength(1);
    await client.send(new ModifyListenerCommand({ ListenerArn, Port: 8080 }));
    expect(shop.listener.shape.Port).toBe(8080);
  });

  it('protects from deletion, and logs into a bucket that is there', async () => {
    const LoadBalancerArn = shop.loadBalancer.arn;
    Object.assign(shop.loadBalancer.shape.attributes, {
      'access_logs.s3.enabled': 'false',
      'access_logs.s3.bucket': '',
      'deletion_protection.enabled': 'true',
    });
    await expect(
      client.send(new DeleteLoadBalancerCommand({ LoadBalancerArn })),
    ).rejects.toMatchObject({
      name: 'OperationNotPermittedException',
      message: `Load balancer '${LoadBalancerArn}' cannot be deleted because deletion protection is enabled`,
    });
    const logTo = (Value: string) =>
      client.send(
        new ModifyLoadBalancerAttributesCommand({
          LoadBalancerArn,
          Attributes: [
            { Key: 'access_logs.s3.enabled', Value: 'true' },
            { Key: 'access_logs.s3.bucket', Value },
            { Key: 'deletion_protection.enabled', Value: 'false' },
          ],
        }),
      );
    await expect(logTo('nowhere')).rejects.toMatchObject({
      name: 'InvalidConfigurationRequestException',
    });
    shop.region.buckets.put({
      id: 'logs',
      arn: 'arn:aws:s3:::logs',
      createdAt: shop.world.now(),
      tags: {},
      shape: { name: 'logs', configuration: {}, objects: {} },
    });
    await logTo('logs');
    await client.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
    expect(shop.region.loadBalancers.size + shop.region.listeners.size).toBe(0);
  });
});
