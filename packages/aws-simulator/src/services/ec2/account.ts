import type * as ec2 from '@aws-sdk/client-ec2';
import { AwsError, type Handlers } from '../../wire';
import type { World } from '../../world/World';
import { type FilterKeys, filtered } from './filters';
import { notFound } from './listing';

const REGIONS = [
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

const ACCOUNT_ATTRIBUTES: Record<string, string[]> = {
  'default-vpc': ['none'],
  'max-elastic-ips': ['5'],
  'max-instances': ['20'],
  'supported-platforms': ['VPC'],
  'vpc-max-elastic-ips': ['5'],
  'vpc-max-security-groups-per-interface': ['5'],
};

const FILTERS: FilterKeys<ec2.Region & { tags: {} }> = {
  endpoint: ({ Endpoint }) => [Endpoint],
  'opt-in-status': ({ OptInStatus }) => [OptInStatus],
  'region-name': ({ RegionName }) => [RegionName],
};

/** What an account may use, and how its networks are set. */
export function accountHandlers(world: World): Handlers<typeof ec2> {
  return {
    DescribeRegions({ RegionNames, Filters }) {
      const unknown = RegionNames?.find(name => !REGIONS.includes(name));
      if (unknown) {
        throw new AwsError(
          'InvalidParameterValue',
          `Invalid region provided - ${unknown}`,
        );
      }
      const regions = REGIONS.filter(
        name => !RegionNames?.length || RegionNames.includes(name),
      ).map(RegionName => ({
        RegionName,
        Endpoint: `ec2.${RegionName}.amazonaws.com`,
        OptInStatus: 'opt-in-not-required',
        tags: {},
      }));
      return {
        Regions: filtered(regions, Filters, FILTERS).map(
          ({ tags: _, ...region }) => region,
        ),
      };
    },

    DescribeAccountAttributes({ AttributeNames }) {
      const wanted: readonly string[] = AttributeNames?.length
        ? AttributeNames
        : Object.keys(ACCOUNT_ATTRIBUTES);
      return {
        AccountAttributes: wanted.map(name => ({
          AttributeName: name,
          AttributeValues: (ACCOUNT_ATTRIBUTES[name] ?? []).map(
            AttributeValue => ({ AttributeValue }),
          ),
        })),
      };
    },

    DescribeVpcAttribute({ VpcId = '', Attribute }, context) {
      const region = world.region(context.accountId, context.region);
      if (!region.vpcs.has(VpcId)) {
        throw notFound('InvalidVpcID.NotFound', 'vpc ID')(VpcId);
      }
      // The networks here resolve names, as those of an environment do.
      const isOn = Attribute !== 'enableNetworkAddressUsageMetrics';
      const name = (Attribute ?? '').replace(/^e/, 'E');
      return { VpcId, [name]: { Value: isOn } };
    },
  };
}
