import { connectionsPerTask } from './connections';
import { environmentId } from './names';
import { defaultZones } from './network';
import { cloudFrontPrefixList } from './prefixLists';
import type { Fields } from './rules/Rule';

/** How much of the account's id makes a name unique among accounts. */
const ACCOUNT_SUFFIX_LENGTH = 6;

/** Fills in the defaults that follow from other answers. */
export function completed(fields: Fields) {
  const { domain, network, database, users, email, repository } = fields;
  const isProduction = fields.stage === 'production';
  return {
    ...fields,
    network: {
      ...network,
      natGateways: network.natGateways ?? (isProduction ? 2 : 1),
      zones: network.zones ?? defaultZones(fields.region),
      flowLogs:
        network.flowLogs ??
        (isProduction ? ('rejected' as const) : ('off' as const)),
    },
    database: {
      ...database,
      deletionProtection: database.deletionProtection ?? isProduction,
      connectionsPerTask:
        database.connectionsPerTask ??
        connectionsPerTask(database.maxConnections, fields.service.maxCount),
    },
    edge: {
      ...fields.edge,
      prefixListId:
        fields.edge.prefixListId ?? cloudFrontPrefixList(fields.region),
    },
    users: {
      ...users,
      domainPrefix:
        users.domainPrefix ??
        `${environmentId(fields)}-${fields.accountId.slice(
          -ACCOUNT_SUFFIX_LENGTH,
        )}`,
    },
    email: {
      ...email,
      identity:
        email.identity ??
        (domain.mode === 'none' ? ('none' as const) : ('create' as const)),
    },
    repository: {
      ...repository,
      githubEnvironment: repository.githubEnvironment ?? fields.stage,
    },
  };
}
