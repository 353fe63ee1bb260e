import type { EnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import {
  AaaaRecord,
  ARecord,
  type IHostedZone,
  RecordTarget,
} from 'aws-cdk-lib/aws-route53';
import {
  CloudFrontTarget,
  LoadBalancerTarget,
} from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { type Domain, hostedZoneOf } from '../domain';
import type { NetworkStack } from '../network/NetworkStack';

/**
 * The records of the domain (R002): people come to CloudFront, and that to the
 * load balancer by a name that its certificate has (F06).
 */
export class DnsRecords extends Construct {
  private readonly zone: IHostedZone;

  constructor(
    scope: Construct,
    id: string,
    props: {
      spec: EnvironmentSpec;
      domain: Domain;
      network: NetworkStack;
      loadBalancer: IApplicationLoadBalancer;
      /** @default - people come to the load balancer themselves */
      distribution?: IDistribution;
    },
  ) {
    super(scope, id);
    const { spec, domain, network, loadBalancer, distribution } = props;
    this.zone = hostedZoneOf(this, spec, network);
    const balancer = RecordTarget.fromAlias(
      new LoadBalancerTarget(loadBalancer),
    );
    const entrance = distribution
      ? RecordTarget.fromAlias(new CloudFrontTarget(distribution))
      : balancer;
    domain.viewerNames.forEach((name, index) => {
      const recordId = index === 0 ? 'Apex' : 'Www';
      this.address(recordId, name, entrance);
      // A load balancer has no IPv6 addresses here.
      if (distribution) this.address6(recordId, name, entrance);
    });
    if (distribution) this.address('Origin', domain.origin, balancer);
  }

  private address(id: string, recordName: string, target: RecordTarget) {
    return new ARecord(this, id, {
      zone: this.zone,
      recordName: `${recordName}.`,
      target,
    });
  }

  private address6(id: string, recordName: string, target: RecordTarget) {
    return new AaaaRecord(this, `${id}6`, {
      zone: this.zone,
      recordName: `${recordName}.`,
      target,
    });
  }
}
