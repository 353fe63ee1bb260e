import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { SecretValue, Validations } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  Signing,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Domain } from '../domain';
import { ORIGIN_HEADER, ORIGIN_SECRET_KEY } from '../originHeader';
import { securityHeaders } from './securityHeaders';

/**
 * CloudFront (R003): what changes goes through to the service with all its
 * cookies, or sticky sessions would not stick; what does not is kept close to
 * the reader.
 */
export class Cdn extends Construct {
  readonly distribution: Distribution;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: {
      spec: EnvironmentSpec['edge'];
      names: EnvironmentNames;
      domain?: Domain;
      /** Of the domain; CloudFront has one of its own for its own name. */
      certificate?: ICertificate;
      /** @default - nothing is refused */
      webAclArn?: string;
      loadBalancerName: string;
      assets: IBucket;
      accessLogs: IBucket;
    },
  ) {
    super(scope, id);
    const { domain, certificate, webAclArn, accessLogs } = props;
    const service = this.serviceOrigin();
    const responseHeadersPolicy = securityHeaders(this, props);
    const common = {
      responseHeadersPolicy,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
    };
    const cached: Omit<BehaviorOptions, 'origin'> = {
      ...common,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    };

    this.distribution = new Distribution(this, 'Distribution', {
      comment: props.names.service,
      ...(domain && { domainNames: domain.viewerNames, certificate }),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      webAclId: webAclArn,
      logBucket: accessLogs,
      logFilePrefix: 'cloudfront/',
      defaultBehavior: {
        ...common,
        origin: service,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER,
      },
      additionalBehaviors: {
        '/_next/static/*': { ...cached, origin: service },
        '/assets/*': { ...cached, origin: this.assetsOrigin() },
      },
    });
    this.acknowledge();
  }

  /**
   * The load balancer. By HTTPS where it has a certificate, and by the name
   * that is in it (F06).
   */
  private serviceOrigin() {
    const { domain, names, loadBalancerName } = this.props;
    const secret = SecretValue.secretsManager(names.originSecret, {
      jsonField: ORIGIN_SECRET_KEY,
    });
    return new HttpOrigin(domain?.origin ?? loadBalancerName, {
      originId: 'service',
      protocolPolicy: domain
        ? OriginProtocolPolicy.HTTPS_ONLY
        : OriginProtocolPolicy.HTTP_ONLY,
      customHeaders: { [ORIGIN_HEADER]: secret.unsafeUnwrap() },
    });
  }

  private assetsOrigin() {
    const { assets, names } = this.props;
    return S3BucketOrigin.withOriginAccessControl(assets, {
      originId: 'assets',
      originAccessControl: new S3OriginAccessControl(this, 'AssetsAccess', {
        originAccessControlName: names.originAccessControl,
        signing: Signing.SIGV4_ALWAYS,
      }),
    });
  }

  private acknowledge() {
    if (!this.props.webAclArn) {
      Validations.of(this.distribution).acknowledge({
        id: 'AwsSolutions-CFR2',
        reason: 'No firewall, as asked for: `edge.waf`.',
      });
    }
    Validations.of(this.distribution).acknowledge({
      id: 'AwsSolutions-CFR1',
      reason: 'The service is for everybody, wherever they are (R003).',
    });
    if (this.props.domain) return;
    Validations.of(this.distribution).acknowledge(
      {
        id: 'AwsSolutions-CFR4',
        reason: 'Without a domain, CloudFront shows a certificate of its own.',
      },
      {
        id: 'AwsSolutions-CFR5',
        reason:
          'Without a domain, the load balancer has no certificate (R062).',
      },
    );
  }
}
