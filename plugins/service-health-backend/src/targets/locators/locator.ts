import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { TargetKind } from '@quarterdeck/plugin-service-health-common';
import type { Located, Source } from '../../sources/source';
import type { Tag } from '../claims/claim';

/** Resources of a kind with all these tags, asked for in one place. */
export interface TagQuery extends Located {
  /** Not of a resource, but of the question: what a reading is kept under. */
  arn: string;
  kind: TargetKind;
  tags: Tag[];
}

/** How long to wait for AWS before doing with what was known; or to its end. */
export interface Patience {
  patienceSeconds?: number;
}

/** How resources are found by their tags: ARNs for each query. */
export interface Locator {
  source: Source<TagQuery, string[]>;
  /** Where each query has to be asked. */
  places: AwsTarget[];
}

/** The same tags in any order are the same question. */
export function tagQuery(
  kind: TargetKind,
  tags: Tag[],
  { accountId, region }: AwsTarget,
): TagQuery {
  const words = tags.map(({ key, value }) => JSON.stringify([key, value]));
  const arn = `${accountId}/${region}/${kind}?${words.sort()}`;
  return { accountId, region, kind, tags, arn };
}
