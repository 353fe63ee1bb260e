import {
  type EnvironmentSpec,
  STACK_OUTPUTS,
} from '@quarterdeck/plugin-environments-common';
import type { Construct } from 'constructs';
import { EnvironmentStack } from '../EnvironmentStack';
import { LogBucket } from '../LogBucket';
import { SecureBucket } from '../SecureBucket';
import { WebAcl } from '../WebAcl';
import type { CertStack } from '../cert/CertStack';
import { domainOf } from '../domain';
import type { NetworkStack } from '../network/NetworkStack';
import { Cdn } from './Cdn';
import { DnsRecords } from './DnsRecords';

/**
 * What stands between the internet and the load balancer: CloudFront with its
 * WAF, the bucket of static files, and the records of the domain. It is in
 * us-east-1, where CloudFront looks for what it uses.
 */
export class EdgeStack extends EnvironmentStack {
  /** Where the environment answers, without a slash at the end. */
  readonly url: string;

  constructor(
    scope: Construct,
    spec: EnvironmentSpec,
    others: { network: NetworkStack; cert?: CertStack },
  ) {
    super(scope, 'edge', spec, {
      description: 'Edge: CloudFront, WAF, static files and DNS records',
    });
    const { names } = this;
    const { loadBalancer } = others.network;
    // It reads CloudFront's header by its name.
    this.addStackDependency(others.network);
    const domain = domainOf(spec);
    const accessLogs = new LogBucket(this, 'Logs', {
      bucketName: names.edgeLogBucket,
      acceptsAcl: true,
    });
    const assets = new SecureBucket(this, 'Assets', {
      bucketName: names.assetsBucket,
      accessLogs,
    });
    const cdn = spec.edge.cdn
      ? new Cdn(this, 'Cdn', {
          spec: spec.edge,
          names,
          domain,
          certificate: others.cert?.certificate,
          webAclArn: spec.edge.waf ? this.webAclArn() : undefined,
          loadBalancerName: loadBalancer.loadBalancerDnsName,
          assets,
          accessLogs,
        })
      : undefined;
    if (domain) {
      new DnsRecords(this, 'Records', {
        spec,
        domain,
        network: others.network,
        loadBalancer,
        distribution: cdn?.distribution,
      });
    }

    this.url = urlOf(
      domain?.apex,
      cdn?.distribution.distributionDomainName,
      loadBalancer.loadBalancerDnsName,
    );
    this.output(STACK_OUTPUTS.assetsBucketName, assets.bucketName);
    if (cdn) {
      const { distribution } = cdn;
      this.output(STACK_OUTPUTS.distributionId, distribution.distributionId);
      this.output(
        STACK_OUTPUTS.distributionDomainName,
        distribution.distributionDomainName,
      );
    }
  }

  private webAclArn(): string {
    const { arn } = new WebAcl(this, 'Waf', {
      guards: 'CLOUDFRONT',
      spec: this.spec.edge,
      names: this.names,
    });
    return arn;
  }
}

/** HTTPS wherever there is a certificate, if only CloudFront's own. */
function urlOf(
  apex: string | undefined,
  cloudFrontName: string | undefined,
  loadBalancerName: string,
): string {
  const secureName = apex ?? cloudFrontName;
  return secureName ? `https://${secureName}` : `http://${loadBalancerName}`;
}
