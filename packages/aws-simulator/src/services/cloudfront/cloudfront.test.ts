import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import {
  CloudFrontClient,
  CreateDistributionCommand,
  CreateDistributionWithTagsCommand,
  CreateInvalidationCommand,
  CreateOriginAccessControlCommand,
  CreateResponseHeadersPolicyCommand,
  DeleteDistributionCommand,
  DeleteOriginAccessControlCommand,
  type DistributionConfig,
  GetCachePolicyCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  GetInvalidationCommand,
  GetResponseHeadersPolicyCommand,
  ListCachePoliciesCommand,
  ListDistributionsCommand,
  ListInvalidationsCommand,
  ListTagsForResourceCommand,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { StackClient } from '../../testing/StackClient';
import { Pace } from '../../world/Pace';
import { createZone } from '../route53/hostedZones';

const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';

const config = (
  more: Partial<DistributionConfig> = {},
): DistributionConfig => ({
  CallerReference: 'once',
  Comment: 'shop',
  Enabled: true,
  Origins: {
    Quantity: 1,
    Items: [
      {
        Id: 'alb',
        DomainName: 'shop-1.us-east-1.elb.amazonaws.com',
        CustomOriginConfig: {
          HTTPPort: 80,
          HTTPSPort: 443,
          OriginProtocolPolicy: 'https-only',
        },
      },
    ],
  },
  DefaultCacheBehavior: {
    TargetOriginId: 'alb',
    ViewerProtocolPolicy: 'redirect-to-https',
    CachePolicyId: CACHING_DISABLED,
    OriginRequestPolicyId: ALL_VIEWER,
  },
  ...more,
});

describe('CloudFront', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let cdn: CloudFrontClient;

  const serve = async (pace: Pace) => {
    shop = shopWorld({ pace });
    aws = await serveWorld(shop.world);
    cdn = new CloudFrontClient(aws.client);
  };
  beforeEach(() => serve(new Pace(1)));
  afterEach(() => aws.stop());

  const create = (more: Partial<DistributionConfig> = {}) =>
    cdn.send(
      new CreateDistributionCommand({ DistributionConfig: config(more) }),
    );

  it('deploys a distribution in a while', async () => {
    const made = await create();
    const { Id } = made.Distribution!;
    expect(made.Distribution).toMatchObject({
      ARN: `arn:aws:cloudfront::123456789012:distribution/${Id}`,
      Status: 'InProgress',
      DomainName: expect.stringMatching(/^d[0-9a-z]{13}\.cloudfront\.net$/),
      DistributionConfig: {
        HttpVersion: 'http2',
        PriceClass: 'PriceClass_All',
      },
    });
    shop.clock.advance(10_000);
    const found = await cdn.send(new GetDistributionCommand({ Id }));
    expect(found.Distribution?.Status).toBe('Deployed');
    expect(found.ETag).toBe(made.ETag);
    const { DistributionList } = await cdn.send(
      new ListDistributionsCommand({}),
    );
    expect(DistributionList).toMatchObject({ Quantity: 1, IsTruncated: false });
    await expect(create()).rejects.toMatchObject({
      name: 'DistributionAlreadyExists',
    });
  });

  it('changes what one has seen, and deletes what is disabled', async () => {
    const { Distribution, ETag: IfMatch } = await create();
    const Id = Distribution!.Id!;
    shop.clock.advance(10_000);
    await expect(
      cdn.send(new DeleteDistributionCommand({ Id, IfMatch })),
    ).rejects.toMatchObject({
      name: 'DistributionNotDisabled',
      $metadata: { httpStatusCode: 409 },
    });
    const read = await cdn.send(new GetDistributionConfigCommand({ Id }));
    const disable = () =>
      cdn.send(
        new UpdateDistributionCommand({
          Id,
          IfMatch: read.ETag,
          DistributionConfig: { ...read.DistributionConfig!, Enabled: false },
        }),
      );
    const { ETag } = await disable();
    await expect(disable()).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    shop.clock.advance(10_000);
    await cdn.send(new DeleteDistributionCommand({ Id, IfMatch: ETag }));
    await expect(
      cdn.send(new GetDistributionCommand({ Id })),
    ).rejects.toMatchObject({ name: 'NoSuchDistribution' });
  });

  it.each<[string, Partial<DistributionConfig>, string]>([
    [
      'an alias without certificate',
      { Aliases: { Quantity: 1, Items: ['example.com'] } },
      'InvalidViewerCertificate',
    ],
    [
      'a certificate of another region',
      {
        ViewerCertificate: {
          ACMCertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/1',
          SSLSupportMethod: 'sni-only',
        },
      },
      'InvalidViewerCertificate',
    ],
    [
      'a web ACL that is not there',
      {
        WebACLId: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/1',
      },
      'InvalidWebACLId',
    ],
    [
      'a policy that is not there',
      {
        DefaultCacheBehavior: {
          TargetOriginId: 'alb',
          ViewerProtocolPolicy: 'https-only',
          CachePolicyId: 'gone',
        },
      },
      'NoSuchCachePolicy',
    ],
    [
      'a behavior for no origin',
      {
        DefaultCacheBehavior: {
          TargetOriginId: 's3',
          ViewerProtocolPolicy: 'https-only',
          CachePolicyId: CACHING_DISABLED,
        },
      },
      'NoSuchOrigin',
    ],
  ])('refuses %s', async (_what, more, name) => {
    await expect(create(more)).rejects.toMatchObject({ name });
  });

  it('forgets what it is told to', async () => {
    const { Distribution } = await create();
    const DistributionId = Distribution!.Id!;
    const { Invalidation } = await cdn.send(
      new CreateInvalidationCommand({
        DistributionId,
        InvalidationBatch: {
          CallerReference: '1',
          Paths: { Quantity: 1, Items: ['/*'] },
        },
      }),
    );
    expect(Invalidation).toMatchObject({
      Id: expect.stringMatching(/^I[0-9A-Z]{13}$/),
      Status: 'InProgress',
    });
    shop.clock.advance(10_000);
    const found = await cdn.send(
      new GetInvalidationCommand({ DistributionId, Id: Invalidation!.Id }),
    );
    expect(found.Invalidation?.Status).toBe('Completed');
    const { InvalidationList } = await cdn.send(
      new ListInvalidationsCommand({ DistributionId }),
    );
    expect(InvalidationList?.Quantity).toBe(1);
  });

  it('keeps policies, and has those of AWS', async () => {
    const { CachePolicy } = await cdn.send(
      new GetCachePolicyCommand({ Id: CACHING_DISABLED }),
    );
    expect(CachePolicy?.CachePolicyConfig?.Name).toBe(
      'Managed-CachingDisabled',
    );
    const { CachePolicyList } = await cdn.send(
      new ListCachePoliciesCommand({ Type: 'custom' }),
    );
    expect(CachePolicyList?.Quantity).toBe(0);
    const headers = {
      Name: 'security',
      SecurityHeadersConfig: {
        FrameOptions: { Override: true, FrameOption: 'DENY' as const },
      },
    };
    const createHeaders = () =>
      cdn.send(
        new CreateResponseHeadersPolicyCommand({
          ResponseHeadersPolicyConfig: headers,
        }),
      );
    const { ResponseHeadersPolicy } = await createHeaders();
    expect(ResponseHeadersPolicy?.ResponseHeadersPolicyConfig).toEqual(headers);
    await expect(createHeaders()).rejects.toMatchObject({
      name: 'ResponseHeadersPolicyAlreadyExists',
    });
  });

  it('does not delete what a distribution uses', async () => {
    const { OriginAccessControl, ETag } = await cdn.send(
      new CreateOriginAccessControlCommand({
        OriginAccessControlConfig: {
          Name: 'assets',
          SigningProtocol: 'sigv4',
          SigningBehavior: 'always',
          OriginAccessControlOriginType: 's3',
        },
      }),
    );
    const Id = OriginAccessControl!.Id!;
    await create({
      Origins: {
        Quantity: 1,
        Items: [
          {
            Id: 'alb',
            DomainName: 'assets.s3.us-east-1.amazonaws.com',
            OriginAccessControlId: Id,
            S3OriginConfig: { OriginAccessIdentity: '' },
          },
        ],
      },
    });
    await expect(
      cdn.send(new DeleteOriginAccessControlCommand({ Id, IfMatch: ETag })),
    ).rejects.toMatchObject({ name: 'OriginAccessControlInUse' });
  });

  it('keeps tags', async () => {
    const { Distribution } = await cdn.send(
      new CreateDistributionWithTagsCommand({
        DistributionConfigWithTags: {
          DistributionConfig: config(),
          Tags: { Items: [{ Key: 'a', Value: '1' }] },
        },
      }),
    );
    const { Tags } = await cdn.send(
      new ListTagsForResourceCommand({ Resource: Distribution!.ARN }),
    );
    expect(Tags?.Items).toEqual([{ Key: 'a', Value: '1' }]);
  });

  describe('in a stack', () => {
    beforeEach(async () => {
      await aws.stop();
      await serve(Pace.instant);
    });

    const edge = (zoneId: string, more: object = {}) => ({
      Certificate: {
        Type: 'AWS::CertificateManager::Certificate',
        Properties: {
          DomainName: 'example.com',
          SubjectAlternativeNames: ['*.example.com'],
          ValidationMethod: 'DNS',
          DomainValidationOptions: [
            { DomainName: 'example.com', HostedZoneId: zoneId },
          ],
        },
      },
      WebAcl: {
        Type: 'AWS::WAFv2::WebACL',
        Properties: {
          Scope: 'CLOUDFRONT',
          DefaultAction: { Allow: {} },
          VisibilityConfig: {
            SampledRequestsEnabled: true,
            CloudWatchMetricsEnabled: true,
            MetricName: 'edge',
          },
        },
      },
      Headers: {
        Type: 'AWS::CloudFront::ResponseHeadersPolicy',
        Properties: {
          ResponseHeadersPolicyConfig: {
            Name: 'security',
            CustomHeadersConfig: {
              Items: [{ Header: 'x-a', Value: '1', Override: true }],
            },
            SecurityHeadersConfig: {
              StrictTransportSecurity: {
                AccessControlMaxAgeSec: '31536000',
                IncludeSubdomains: true,
                Override: true,
              },
            },
          },
        },
      },
      Access: {
        Type: 'AWS::CloudFront::OriginAccessControl',
        Properties: {
          OriginAccessControlConfig: {
            Name: 'assets',
            SigningProtocol: 'sigv4',
            SigningBehavior: 'always',
            OriginAccessControlOriginType: 's3',
          },
        },
      },
      Distribution: {
        Type: 'AWS::CloudFront::Distribution',
        Properties: {
          DistributionConfig: {
            Enabled: true,
            Aliases: ['example.com', 'www.example.com'],
            HttpVersion: 'http2and3',
            IPV6Enabled: true,
            WebACLId: { 'Fn::GetAtt': ['WebAcl', 'Arn'] },
            ViewerCertificate: {
              AcmCertificateArn: { Ref: 'Certificate' },
              SslSupportMethod: 'sni-only',
              MinimumProtocolVersion: 'TLSv1.2_2021',
            },
            Origins: [
              {
                Id: 'alb',
                DomainName: 'origin.example.com',
                CustomOriginConfig: {
                  OriginProtocolPolicy: 'https-only',
                  OriginSSLProtocols: ['TLSv1.2'],
                },
                OriginCustomHeaders: [
                  { HeaderName: 'x-origin-verify', HeaderValue: 'secret' },
                ],
              },
              {
                Id: 'assets',
                DomainName: 'assets.s3.us-east-1.amazonaws.com',
                S3OriginConfig: {},
                OriginAccessControlId: { Ref: 'Access' },
              },
            ],
            DefaultCacheBehavior: {
              TargetOriginId: 'alb',
              ViewerProtocolPolicy: 'redirect-to-https',
              AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
              CachePolicyId: CACHING_DISABLED,
              ResponseHeadersPolicyId: { Ref: 'Headers' },
            },
            CacheBehaviors: [
              {
                PathPattern: '/assets/*',
                TargetOriginId: 'assets',
                ViewerProtocolPolicy: 'https-only',
                CachePolicyId: CACHING_DISABLED,
              },
            ],
            Restrictions: { GeoRestriction: { RestrictionType: 'none' } },
            ...more,
          },
        },
      },
      Record: {
        Type: 'AWS::Route53::RecordSet',
        Properties: {
          HostedZoneId: zoneId,
          Name: 'example.com',
          Type: 'A',
          AliasTarget: {
            HostedZoneId: 'Z2FDTNDATAQYW2',
            DNSName: { 'Fn::GetAtt': ['Distribution', 'DomainName'] },
          },
        },
      },
    });
    const outputs = {
      Id: { Ref: 'Distribution' },
      Headers: { Ref: 'Headers' },
      Certificate: { Ref: 'Certificate' },
    };

    it('deploys the whole edge, changes it and removes it', async () => {
      const stacks = new StackClient(aws.client);
      const { id } = createZone(shop.world, '123456789012', {
        name: 'example.com',
        callerReference: 'once',
        vpcs: [],
      });
      const made = await stacks.create('edge', edge(id), outputs);
      expect(made.reasons.filter(each => each.includes('handler'))).toEqual([]);
      expect(made.status).toBe('CREATE_COMPLETE');
      const { Id, Headers, Certificate } = made.outputs;
      const { Distribution } = await cdn.send(
        new GetDistributionCommand({ Id }),
      );
      expect(Distribution).toMatchObject({
        Status: 'Deployed',
        DistributionConfig: {
          Aliases: { Quantity: 2 },
          IsIPV6Enabled: true,
          ViewerCertificate: { ACMCertificateArn: Certificate },
          DefaultCacheBehavior: {
            AllowedMethods: { Quantity: 3, CachedMethods: { Quantity: 2 } },
          },
          Origins: {
            Items: [
              {
                CustomHeaders: {
                  Quantity: 1,
                  Items: [{ HeaderName: 'x-origin-verify' }],
                },
                CustomOriginConfig: {
                  HTTPSPort: 443,
                  OriginSslProtocols: { Items: ['TLSv1.2'] },
                },
              },
              {},
            ],
          },
        },
      });
      const policy = await cdn.send(
        new GetResponseHeadersPolicyCommand({ Id: Headers }),
      );
      expect(
        policy.ResponseHeadersPolicy?.ResponseHeadersPolicyConfig
          ?.CustomHeadersConfig?.Quantity,
      ).toBe(1);
      const certificate = await new ACMClient(aws.client).send(
        new DescribeCertificateCommand({ CertificateArn: Certificate }),
      );
      expect(certificate.Certificate?.InUseBy).toEqual([Distribution!.ARN]);

      const updated = await stacks.update(
        'edge',
        edge(id, { Comment: 'changed', Aliases: ['example.com'] }),
        outputs,
      );
      expect(updated.status).toBe('UPDATE_COMPLETE');
      const after = await cdn.send(new GetDistributionConfigCommand({ Id }));
      expect(after.DistributionConfig).toMatchObject({
        Comment: 'changed',
        Aliases: { Quantity: 1 },
      });
      expect((await stacks.delete('edge')).status).toBe('DELETE_COMPLETE');
    });

    it('fails with what CloudFront says', async () => {
      const stacks = new StackClient(aws.client);
      const { id } = createZone(shop.world, '123456789012', {
        name: 'example.com',
        callerReference: 'once',
        vpcs: [],
      });
      const uncovered = await stacks.create(
        'edge',
        edge(id, { Aliases: ['example.org'] }),
      );
      expect(uncovered.status).toBe('ROLLBACK_COMPLETE');
      expect(uncovered.reasons.join('\n')).toContain(
        "The certificate that is attached to your distribution doesn't cover the alternate domain name",
      );
      const unknown = await stacks.create('other', edge(id, { Alias: ['x'] }));
      expect(unknown.reasons.join('\n')).toContain(
        '#/DistributionConfig: extraneous key [Alias] is not permitted',
      );
    });
  });
});
