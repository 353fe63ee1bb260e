import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ListServiceQuotasCommand,
  paginateListServiceQuotas,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { World } from '../../world/World';

const VPCS = { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' };

describe('Service Quotas', () => {
  let aws: SimulatedAws;
  let quotas: ServiceQuotasClient;

  beforeAll(async () => {
    aws = await serveWorld(new World());
    quotas = new ServiceQuotasClient(aws.client);
  });
  afterAll(() => aws.stop());

  const applied = async () =>
    (await quotas.send(new GetServiceQuotaCommand(VPCS))).Quota?.Value;

  const grant = (body: object) =>
    fetch(new URL('/_simulator/quotas', aws.client.endpoint), {
      method: 'POST',
      body: JSON.stringify(body),
    });

  it('tells what an account has, and what every account has', async () => {
    const { Quota } = await quotas.send(new GetServiceQuotaCommand(VPCS));
    expect(Quota).toMatchObject({
      ...VPCS,
      QuotaName: 'VPCs per Region',
      QuotaArn: 'arn:aws:servicequotas:us-east-1:123456789012:vpc/L-F678F1CE',
      Value: 1_000,
      Adjustable: true,
      GlobalQuota: false,
    });
    const byDefault = await quotas.send(
      new GetAWSDefaultServiceQuotaCommand(VPCS),
    );
    expect(byDefault.Quota?.Value).toBe(5);
  });

  it('grants more or less, by the control endpoint', async () => {
    const answer = await grant({
      serviceCode: VPCS.ServiceCode,
      quotaCode: VPCS.QuotaCode,
      value: 6,
    });
    expect(answer.status).toBe(200);
    expect(await applied()).toBe(6);
    const unknown = { serviceCode: 'vpc', quotaCode: 'L-0', value: 6 };
    expect((await grant(unknown)).status).toBe(404);
  });

  it('lists those of a service, page by page', async () => {
    const codes: Array<string | undefined> = [];
    for await (const page of paginateListServiceQuotas(
      { client: quotas, pageSize: 1 },
      { ServiceCode: 'vpc' },
    )) {
      codes.push(...(page.Quotas ?? []).map(({ QuotaCode }) => QuotaCode));
    }
    expect(codes).toEqual(['L-F678F1CE', 'L-FE5A380F']);
  });

  it.each([
    new GetServiceQuotaCommand({ ...VPCS, QuotaCode: 'L-00000000' }),
    new GetAWSDefaultServiceQuotaCommand({ ...VPCS, ServiceCode: 'no' }),
    new ListServiceQuotasCommand({ ServiceCode: 'no' }),
  ])('does not know another one', async command => {
    await expect(
      quotas.send(command as GetServiceQuotaCommand),
    ).rejects.toMatchObject({ name: 'NoSuchResourceException' });
  });

  it('refuses a token that it did not give out', async () => {
    await expect(
      quotas.send(
        new ListServiceQuotasCommand({ ServiceCode: 'vpc', NextToken: 'x' }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidPaginationTokenException' });
  });
});
