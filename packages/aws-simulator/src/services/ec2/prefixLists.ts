import type * as ec2 from '@aws-sdk/client-ec2';
import { AwsError, type Handlers } from '../../wire';
import { seededHex } from '../../world/seeded';
import type { World } from '../../world/World';
import { type FilterKeys, filtered } from './filters';

/** Those that AWS manages, with some of the addresses in them. */
const LISTS: ReadonlyArray<{
  name: (region: string) => string;
  cidrs: string[];
  maxEntries: number;
}> = [
  {
    name: () => 'com.amazonaws.global.cloudfront.origin-facing',
    cidrs: ['13.113.196.64/26', '52.46.0.0/18', '130.176.0.0/17'],
    maxEntries: 55,
  },
  {
    name: region => `com.amazonaws.${region}.s3`,
    cidrs: ['52.216.0.0/15', '54.231.0.0/16'],
    maxEntries: 10,
  },
  {
    name: region => `com.amazonaws.${region}.dynamodb`,
    cidrs: ['52.94.0.0/22'],
    maxEntries: 5,
  },
];

type Listed = Required<
  Pick<ec2.PrefixList, 'PrefixListId' | 'PrefixListName' | 'Cidrs'>
> & {
  maxEntries: number;
  tags: Record<string, string>;
};

const FILTERS: FilterKeys<Listed> = {
  'owner-id': () => ['AWS'],
  'prefix-list-id': ({ PrefixListId }) => [PrefixListId],
  'prefix-list-name': ({ PrefixListName }) => [PrefixListName],
};

/** The prefix lists of AWS; nobody makes own ones here. */
export function prefixListHandlers(_world: World): Handlers<typeof ec2> {
  const wanted = (
    region: string,
    ids: readonly string[] | undefined,
    filters: ec2.Filter[] | undefined,
  ): Listed[] => {
    const all = LISTS.map(({ name, cidrs, maxEntries }) => ({
      PrefixListId: `pl-${seededHex(8, name(region), region)}`,
      PrefixListName: name(region),
      Cidrs: cidrs,
      maxEntries,
      tags: {},
    }));
    const missing = ids?.find(
      id => !all.some(each => each.PrefixListId === id),
    );
    if (missing) {
      throw new AwsError(
        'InvalidPrefixListID.NotFound',
        `The prefix list ID '${missing}' does not exist`,
      );
    }
    return filtered(
      all.filter(each => !ids?.length || ids.includes(each.PrefixListId)),
      filters,
      FILTERS,
    );
  };

  return {
    DescribePrefixLists(input, { region }) {
      // Only those of gateway endpoints are shown by the older operation.
      const lists = wanted(region, input.PrefixListIds, input.Filters);
      return {
        PrefixLists: lists
          .filter(each => !each.PrefixListName.includes('.global.'))
          .map(({ maxEntries: _, tags: __, ...list }) => list),
      };
    },

    DescribeManagedPrefixLists(input, { region }) {
      const lists = wanted(region, input.PrefixListIds, input.Filters);
      return {
        PrefixLists: lists.map(
          ({ PrefixListId, PrefixListName, maxEntries }) => ({
            PrefixListId,
            PrefixListName,
            PrefixListArn: `arn:aws:ec2:${region}:aws:prefix-list/${PrefixListId}`,
            AddressFamily: 'IPv4',
            State: 'create-complete' as const,
            MaxEntries: maxEntries,
            Version: 1,
            OwnerId: 'AWS',
            Tags: [],
          }),
        ),
      };
    },

    GetManagedPrefixListEntries({ PrefixListId = '' }, { region }) {
      const [list] = wanted(region, [PrefixListId], undefined);
      return { Entries: list.Cidrs.map(Cidr => ({ Cidr })) };
    },
  };
}
