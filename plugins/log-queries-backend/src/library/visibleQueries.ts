import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type QueryLibraryResponse,
  readEntityLogs,
} from '@quarterdeck/plugin-log-queries-common';
import type { Access } from '../access/Access';
import type { EntityReader } from '../entity/EntityReader';
import { queriesOfEntity } from './queriesOfEntity';
import type { QueryLibrary } from './QueryLibrary';

/**
 * The library as somebody may see it: all of it, or else the queries that
 * belong to the entities whose logs they may read.
 */
export async function visibleQueries(
  credentials: BackstageCredentials,
  deps: {
    access: Access;
    awsClients: AwsClients;
    entities: EntityReader;
    library: QueryLibrary;
  },
): Promise<QueryLibraryResponse> {
  const { access, awsClients, entities, library } = deps;
  if (await access.mayInGeneral(credentials, 'read')) {
    return library.list(awsClients.targets());
  }
  const all = await entities.withLogs(credentials);
  const refs = all.map(entity => stringifyEntityRef(entity));
  const readable = new Set(await access.readable(credentials, refs));
  const logs = all
    .filter((_, index) => readable.has(refs[index]))
    .map(readEntityLogs);
  if (logs.length === 0) {
    await access.require(credentials, 'read');
  }
  const { queries, problems, targets } = await library.list(
    awsClients.targets(),
  );
  return {
    targets,
    problems,
    queries: queries.filter(query =>
      logs.some(
        entity =>
          (entity.accountId ?? query.accountId) === query.accountId &&
          (entity.region ?? query.region) === query.region &&
          queriesOfEntity([query], entity).length > 0,
      ),
    ),
  };
}
