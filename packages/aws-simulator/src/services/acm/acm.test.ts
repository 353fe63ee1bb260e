import {
  ACMClient,
  AddTagsToCertificateCommand,
  DeleteCertificateCommand,
  DescribeCertificateCommand,
  ListCertificatesCommand,
  ListTagsForCertificateCommand,
  RequestCertificateCommand,
  type RequestCertificateCommandInput,
} from '@aws-sdk/client-acm';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { StackClient } from '../../testing/StackClient';
import { Pace } from '../../world/Pace';

const DAY_MS = 86_400_000;

describe('Certificate Manager', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let acm: ACMClient;
  let dns: Route53Client;

  const serve = async (pace: Pace) => {
    shop = shopWorld({ pace });
    aws = await serveWorld(shop.world);
    acm = new ACMClient(aws.client);
    dns = new Route53Client(aws.client);
  };
  beforeEach(() => serve(new Pace(1)));
  afterEach(() => aws.stop());

  const request = async (input: Partial<RequestCertificateCommandInput> = {}) =>
    (
      await acm.send(
        new RequestCertificateCommand({
          DomainName: 'example.com',
          SubjectAlternativeNames: ['www.example.com'],
          ValidationMethod: 'DNS',
          ...input,
        }),
      )
    ).CertificateArn;
  const describe1 = async (CertificateArn: string | undefined) =>
    (await acm.send(new DescribeCertificateCommand({ CertificateArn })))
      .Certificate!;
  const createZone = async () => {
    const { HostedZone } = await dns.send(
      new CreateHostedZoneCommand({
        Name: 'example.com',
        CallerReference: 'once',
      }),
    );
    return HostedZone!.Id!;
  };
  const putRecords = async (
    zone: string,
    records: Array<{ Name?: string; Value?: string }>,
  ) =>
    dns.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: zone,
        ChangeBatch: {
          Changes: records.map(({ Name, Value }) => ({
            Action: 'UPSERT',
            ResourceRecordSet: {
              Name,
              Type: 'CNAME',
              TTL: 300,
              ResourceRecords: [{ Value }],
            },
          })),
        },
      }),
    );
  const recordsWanted = async (arn: string | undefined) => {
    const { DomainValidationOptions = [] } = await describe1(arn);
    return DomainValidationOptions.flatMap(each => each.ResourceRecord ?? []);
  };

  it('issues when the records are in the zone, a moment later', async () => {
    const arn = await request();
    expect(arn).toMatch(
      /^arn:aws:acm:us-east-1:123456789012:certificate\/[0-9a-f-]{36}$/,
    );
    expect(await recordsWanted(arn)).toEqual([]);
    shop.clock.advance(2000);
    const records = await recordsWanted(arn);
    expect(records).toEqual(
      ['example.com', 'www.example.com'].map(name => ({
        Name: expect.stringMatching(
          new RegExp(`^_[0-9a-f]{32}\\.${name.replace(/\./g, '\\.')}\\.$`),
        ),
        Type: 'CNAME',
        Value: expect.stringMatching(
          /^_[0-9a-f]{32}\.[a-z0-9]{10}\.acm-validations\.aws\.$/,
        ),
      })),
    );
    const zone = await createZone();
    await putRecords(zone, records.slice(0, 1));
    shop.clock.advance(60_000);
    expect(await describe1(arn)).toMatchObject({
      Status: 'PENDING_VALIDATION',
      DomainValidationOptions: [
        { ValidationStatus: 'SUCCESS' },
        { ValidationStatus: 'PENDING_VALIDATION' },
      ],
    });
    await putRecords(zone, records);
    expect((await describe1(arn)).Status).toBe('PENDING_VALIDATION');
    shop.clock.advance(5000);
    expect(await describe1(arn)).toMatchObject({
      Status: 'ISSUED',
      Type: 'AMAZON_ISSUED',
      InUseBy: [],
      RenewalEligibility: 'INELIGIBLE',
      SubjectAlternativeNames: ['example.com', 'www.example.com'],
      NotAfter: expect.any(Date),
    });
  });

  it('gives up after three days', async () => {
    const arn = await request();
    shop.clock.advance(3 * DAY_MS + 1);
    expect((await describe1(arn)).Status).toBe('VALIDATION_TIMED_OUT');
  });

  it('knows who shows a certificate, renews it, and does not delete it', async () => {
    const arn = await request({ SubjectAlternativeNames: undefined });
    const zone = await createZone();
    shop.clock.advance(2000);
    await putRecords(zone, await recordsWanted(arn));
    shop.listener.shape.Certificates = [{ CertificateArn: arn }];
    shop.clock.advance(60_000);
    expect(await describe1(arn)).toMatchObject({
      InUseBy: [shop.loadBalancer.arn],
      RenewalEligibility: 'ELIGIBLE',
    });
    shop.clock.advance(365 * DAY_MS);
    expect(await describe1(arn)).toMatchObject({
      Status: 'ISSUED',
      RenewalSummary: { RenewalStatus: 'SUCCESS' },
    });
    const remove = () =>
      acm.send(new DeleteCertificateCommand({ CertificateArn: arn }));
    await expect(remove()).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: `Certificate ${arn} in account 123456789012 is in use.`,
    });
    shop.listener.shape.Certificates = [];
    expect((await describe1(arn)).Status).toBe('EXPIRED');
    await remove();
    await expect(describe1(arn)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('lists by status and page, and knows a token again', async () => {
    const one = await request({ IdempotencyToken: 't1' });
    expect(await request({ IdempotencyToken: 't1' })).toBe(one);
    await request({ DomainName: 'example.org' });
    const list = (input: object) =>
      acm.send(new ListCertificatesCommand(input));
    const first = await list({ MaxItems: 1 });
    expect(first.CertificateSummaryList).toHaveLength(1);
    const second = await list({ MaxItems: 1, NextToken: first.NextToken });
    expect(second.NextToken).toBeUndefined();
    expect(
      (await list({ CertificateStatuses: ['ISSUED'] })).CertificateSummaryList,
    ).toEqual([]);
  });

  it('refuses what is no domain and no ARN', async () => {
    await expect(request({ DomainName: 'no domain' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(describe1('certificate')).rejects.toMatchObject({
      name: 'InvalidArnException',
    });
  });

  it('keeps tags', async () => {
    const CertificateArn = await request({ Tags: [{ Key: 'a', Value: '1' }] });
    await acm.send(
      new AddTagsToCertificateCommand({
        CertificateArn,
        Tags: [{ Key: 'b', Value: '2' }],
      }),
    );
    const { Tags } = await acm.send(
      new ListTagsForCertificateCommand({ CertificateArn }),
    );
    expect(Tags).toEqual([
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ]);
  });

  describe('in a stack', () => {
    const certificate = (zone?: string) => ({
      Type: 'AWS::CertificateManager::Certificate',
      Properties: {
        DomainName: 'example.com',
        SubjectAlternativeNames: ['*.example.com'],
        ValidationMethod: 'DNS',
        ...(zone && {
          DomainValidationOptions: ['example.com', '*.example.com'].map(
            DomainName => ({
              DomainName,
              HostedZoneId: zone.split('/').pop(),
            }),
          ),
        }),
      },
    });

    beforeEach(async () => {
      await aws.stop();
      await serve(Pace.instant);
    });

    it('makes the records itself where it knows the zone', async () => {
      const stacks = new StackClient(aws.client);
      const zone = await createZone();
      const { status, outputs } = await stacks.create(
        'cert',
        { Certificate: certificate(zone) },
        { Arn: { Ref: 'Certificate' } },
      );
      expect(status).toBe('CREATE_COMPLETE');
      expect((await describe1(outputs.Arn)).Status).toBe('ISSUED');
      const { ResourceRecordSets } = await dns.send(
        new ListResourceRecordSetsCommand({ HostedZoneId: zone }),
      );
      expect(ResourceRecordSets).toHaveLength(3);
      expect((await stacks.delete('cert')).status).toBe('DELETE_COMPLETE');
    });

    it('waits for records that somebody else has to make', async () => {
      const stacks = new StackClient(aws.client);
      const zone = await createZone();
      const done = stacks.create(
        'cert',
        { Certificate: certificate() },
        { Arn: { Ref: 'Certificate' } },
      );
      let arn: string | undefined;
      while (!arn) {
        const { CertificateSummaryList: list } = await acm.send(
          new ListCertificatesCommand({}),
        );
        arn = list?.[0]?.CertificateArn;
      }
      const [record] = await recordsWanted(arn);
      const reason = `Content of DNS Record is: {Name: ${record.Name},Type: CNAME,Value: ${record.Value}}`;
      let waiting = await stacks.look('cert');
      while (!waiting.reasons.includes(reason)) {
        await new Promise(resolve => setTimeout(resolve, 20));
        waiting = await stacks.look('cert');
      }
      expect(waiting.status).toBe('CREATE_IN_PROGRESS');
      await putRecords(zone, [record]);
      expect((await done).status).toBe('CREATE_COMPLETE');
    });
  });
});
