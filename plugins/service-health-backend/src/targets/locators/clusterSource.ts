import { paginateDescribeDBInstances, RDSClient } from '@aws-sdk/client-rds';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import { chunked } from '../../batches';
import {
  type Located,
  type Outcome,
  readPieces,
  type Source,
} from '../../sources/source';

const CLUSTERS_PER_CALL = 50;

/** The instances of database clusters, by the clusters' ARNs. */
export class ClusterSource implements Source<Located, string[]> {
  readonly name = 'database/clusters';

  constructor(private readonly clients: AwsClients) {}

  async read(
    scope: AwsTarget,
    clusters: Located[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<string[]>>> {
    const client = await this.clients.get(RDSClient, scope);
    return readPieces(chunked(clusters, CLUSTERS_PER_CALL), async piece => {
      const instances = new Map(
        piece.map(({ arn }) => [nameOf(arn), [] as string[]]),
      );
      const pages = paginateDescribeDBInstances(
        { client },
        { Filters: [{ Name: 'db-cluster-id', Values: [...instances.keys()] }] },
        { abortSignal: signal },
      );
      for await (const { DBInstances = [] } of pages) {
        for (const { DBClusterIdentifier = '', DBInstanceArn } of DBInstances) {
          if (DBInstanceArn)
            instances.get(DBClusterIdentifier)?.push(DBInstanceArn);
        }
      }
      return new Map(
        piece.map(({ arn }) => [
          arn,
          { value: instances.get(nameOf(arn)) ?? [] },
        ]),
      );
    });
  }
}

function nameOf(clusterArn: string): string {
  return clusterArn.slice(clusterArn.lastIndexOf(':') + 1);
}
