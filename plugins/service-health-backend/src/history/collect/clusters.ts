import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import { groupedBy } from '../../batches';
import type { EcsTarget } from '../../targets/targets';

/** The services of one cluster. */
export interface Cluster {
  /** Tells it apart from those of other accounts and regions. */
  key: string;
  name: string;
  targets: EcsTarget[];
}

/** Services by their cluster. */
export function clustersOf(scope: AwsTarget, targets: EcsTarget[]): Cluster[] {
  return [...groupedBy(targets, ({ cluster }) => cluster)].map(
    ([name, ofCluster]) => ({
      key: `${scope.accountId}/${scope.region}/${name}`,
      name,
      targets: ofCluster,
    }),
  );
}
