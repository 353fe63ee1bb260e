import { Match } from 'aws-cdk-lib/assertions';
import { exampleTemplate, templateOf } from '../testing/templates';

const DISTRIBUTION = 'AWS::CloudFront::Distribution';
const RECORD = 'AWS::Route53::RecordSet';
const WEB_ACL = 'AWS::WAFv2::WebACL';

describe('the edge stack', () => {
  const template = templateOf('edge');
  const bare = templateOf('edge', { edge: { cdn: false } });

  const distribution = (properties: object) => ({
    DistributionConfig: Match.objectLike(properties),
  });

  it.each([
    ['yourdomain.com.', 'A'],
    ['yourdomain.com.', 'AAAA'],
    ['www.yourdomain.com.', 'A'],
    ['www.yourdomain.com.', 'AAAA'],
  ])('R002 points %s %s to CloudFront', (Name, Type) => {
    template.hasResourceProperties(RECORD, {
      Name,
      Type,
      HostedZoneId: 'Z0123456789ABCDEFGHIJ',
      AliasTarget: Match.objectLike({
        DNSName: { 'Fn::GetAtt': [Match.anyValue(), 'DomainName'] },
      }),
    });
  });

  it('F06 points the name of the origin to the load balancer', () => {
    template.hasResourceProperties(RECORD, {
      Name: 'origin.yourdomain.com.',
      Type: 'A',
      AliasTarget: {
        DNSName: { 'Fn::Join': Match.anyValue() },
        HostedZoneId: {
          'Fn::ImportValue': Match.stringLikeRegexp('CanonicalHostedZone'),
        },
      },
    });
    template.resourceCountIs(RECORD, 5);
  });

  it('R002 points the domain to the load balancer where there is no CloudFront', () => {
    bare.resourceCountIs(RECORD, 2);
    bare.resourceCountIs(DISTRIBUTION, 0);
  });

  it('R003 keeps what does not change, and nothing else', () => {
    const caching = '658327ea-f89d-4fab-a63d-7e88639e58f6';
    const notCaching = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
    const allOfTheViewer = '216adef6-5c7f-47e4-b989-5492eafa07d3';
    template.hasResourceProperties(
      DISTRIBUTION,
      distribution({
        Aliases: ['yourdomain.com', 'www.yourdomain.com'],
        DefaultCacheBehavior: Match.objectLike({
          CachePolicyId: notCaching,
          OriginRequestPolicyId: allOfTheViewer,
          TargetOriginId: 'service',
          ViewerProtocolPolicy: 'redirect-to-https',
        }),
        CacheBehaviors: [
          Match.objectLike({
            PathPattern: '/_next/static/*',
            CachePolicyId: caching,
            TargetOriginId: 'service',
          }),
          Match.objectLike({
            PathPattern: '/assets/*',
            CachePolicyId: caching,
            TargetOriginId: 'assets',
          }),
        ],
      }),
    );
  });

  it('R195 speaks TLS 1.2 and newer', () => {
    template.hasResourceProperties(
      DISTRIBUTION,
      distribution({
        ViewerCertificate: Match.objectLike({
          MinimumProtocolVersion: 'TLSv1.2_2021',
          SslSupportMethod: 'sni-only',
        }),
      }),
    );
  });

  it('F06 F24 calls the load balancer by HTTPS and a secret header', () => {
    template.hasResourceProperties(
      DISTRIBUTION,
      distribution({
        Origins: Match.arrayWith([
          Match.objectLike({
            Id: 'service',
            DomainName: 'origin.yourdomain.com',
            CustomOriginConfig: Match.objectLike({
              OriginProtocolPolicy: 'https-only',
            }),
            OriginCustomHeaders: [
              {
                HeaderName: 'X-Origin-Verify',
                HeaderValue:
                  '{{resolve:secretsmanager:fckdoomscroll/origin-verify:SecretString:value::}}',
              },
            ],
          }),
        ]),
      }),
    );
    exampleTemplate('no-domain.yaml', 'edge').hasResourceProperties(
      DISTRIBUTION,
      distribution({
        Origins: Match.arrayWith([
          Match.objectLike({
            Id: 'service',
            CustomOriginConfig: Match.objectLike({
              OriginProtocolPolicy: 'http-only',
            }),
          }),
        ]),
      }),
    );
  });

  it('R008 R177 keeps the assets in a bucket that CloudFront alone can read', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketName: 'fckdoomscroll-assets-123456789012-us-east-1',
      VersioningConfiguration: { Status: 'Enabled' },
    });
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: Match.objectLike({
        Name: 'fckdoomscroll-assets',
        SigningBehavior: 'always',
      }),
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
          }),
        ]),
      }),
    });
  });

  it('R204 sends the security headers', () => {
    template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: Match.objectLike({
        Name: 'fckdoomscroll-headers',
        SecurityHeadersConfig: {
          StrictTransportSecurity: Match.objectLike({
            AccessControlMaxAgeSec: 31_536_000,
          }),
          ContentSecurityPolicy: Match.objectLike({
            ContentSecurityPolicy: Match.stringLikeRegexp(
              "^default-src 'self'",
            ),
          }),
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ContentTypeOptions: { Override: true },
          ReferrerPolicy: Match.anyValue(),
        },
      }),
    });
  });

  it('R202 F07 limits how often an address may call the API', () => {
    template.hasResourceProperties(WEB_ACL, {
      Scope: 'CLOUDFRONT',
      Rules: Match.arrayWith([
        Match.objectLike({
          Name: 'RateLimit',
          Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
          Statement: {
            RateBasedStatement: Match.objectLike({
              Limit: 2000,
              EvaluationWindowSec: 300,
              AggregateKeyType: 'IP',
              ScopeDownStatement: {
                ByteMatchStatement: Match.objectLike({
                  SearchString: '/api/',
                }),
              },
            }),
          },
        }),
      ]),
    });
    exampleTemplate('small.yaml', 'edge').resourceCountIs(WEB_ACL, 0);
  });

  it('F24 logs what the firewall refuses, for a month', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: 'aws-waf-logs-fckdoomscroll',
      RetentionInDays: 30,
    });
    template.resourceCountIs('AWS::WAFv2::LoggingConfiguration', 1);
  });

  it('says how CloudFront calls it', () => {
    template.hasOutput('DistributionId', {});
    template.hasOutput('DistributionDomainName', {});
    template.hasOutput('AssetsBucketName', {});
  });
});
