import {
  DescribeServicesCommand,
  type Filter,
  GetAttributeValuesCommand,
  GetProductsCommand,
  paginateGetProducts,
  PricingClient,
} from '@aws-sdk/client-pricing';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { World } from '../../world/World';

const term = (Field: string, Value: string): Filter => ({
  Type: 'TERM_MATCH',
  Field,
  Value,
});

describe('the price list', () => {
  let aws: SimulatedAws;
  let pricing: PricingClient;

  beforeAll(async () => {
    aws = await serveWorld(new World());
    pricing = new PricingClient(aws.client);
  });
  afterAll(() => aws.stop());

  const usdOf = async (ServiceCode: string, ...Filters: Filter[]) => {
    const { PriceList = [] } = await pricing.send(
      new GetProductsCommand({ ServiceCode, Filters }),
    );
    return (PriceList as string[]).map(text => {
      const { terms } = JSON.parse(String(text));
      const [offer] = Object.values<{
        priceDimensions: Record<string, { pricePerUnit: { USD: string } }>;
      }>(terms.OnDemand);
      const [dimension] = Object.values(offer.priceDimensions);
      return Number(dimension.pricePerUnit.USD);
    });
  };

  it('has the prices of a region', async () => {
    expect(
      await usdOf(
        'AmazonECS',
        term('regionCode', 'us-east-1'),
        term('usagetype', 'Fargate-vCPU-Hours:perCPU'),
      ),
    ).toEqual([0.04048]);
    expect(
      await usdOf(
        'AmazonECS',
        term('location', 'EU (Frankfurt)'),
        term('usagetype', 'EUC1-Fargate-vCPU-Hours:perCPU'),
      ),
    ).toEqual([0.04656]);
  });

  it('counts a second zone of a database', async () => {
    const database = (deployment: string) =>
      usdOf(
        'AmazonRDS',
        term('regionCode', 'eu-west-1'),
        term('instanceType', 'db.t4g.small'),
        term('deploymentOption', deployment),
      );
    expect(await database('Single-AZ')).toEqual([0.035]);
    expect(await database('Multi-AZ')).toEqual([0.07]);
  });

  it('pages', async () => {
    const found: unknown[] = [];
    for await (const each of paginateGetProducts(
      { client: pricing, pageSize: 7 },
      { ServiceCode: 'AmazonRDS' },
    )) {
      found.push(...(each.PriceList ?? []));
    }
    expect(found).toHaveLength(4 * 17);
    expect(new Set(found).size).toBe(found.length);
  });

  it('knows services and the values of their attributes', async () => {
    const { Services = [] } = await pricing.send(
      new DescribeServicesCommand({}),
    );
    expect(Services.map(each => each.ServiceCode)).toEqual([
      'AWSDataTransfer',
      'AWSELB',
      'AWSSecretsManager',
      'AmazonCloudWatch',
      'AmazonEC2',
      'AmazonECR',
      'AmazonECS',
      'AmazonRDS',
      'AmazonRoute53',
      'AmazonS3',
      'AmazonVPC',
      'awswaf',
    ]);
    const { AttributeValues } = await pricing.send(
      new GetAttributeValuesCommand({
        ServiceCode: 'AmazonRDS',
        AttributeName: 'regionCode',
      }),
    );
    expect(AttributeValues?.map(each => each.Value)).toEqual([
      'eu-central-1',
      'eu-west-1',
      'us-east-1',
      'us-west-2',
    ]);
    await expect(usdOf('AmazonNothing')).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });
});
