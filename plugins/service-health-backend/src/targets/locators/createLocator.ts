import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import { AwsConfigSource } from './awsConfig';
import type { Locator } from './locator';
import { ResourceExplorerSource } from './resourceExplorer';
import { TaggingApiSource } from './taggingApi';

/** One for each `aws.locator.type`. */
const LOCATORS: Record<
  string,
  (clients: AwsClients, config: Config | undefined) => Locator
> = {
  resourceTaggingApi: (clients, config) => ({
    source: new TaggingApiSource(clients),
    places: placesOf(
      accountsIn(config, 'accounts') ?? clients.accountIds(),
      config?.getOptionalStringArray('regions') ?? clients.regions(),
    ),
  }),
  resourceExplorer: (clients, config) => ({
    source: new ResourceExplorerSource(
      clients,
      config?.getOptionalString('viewArn'),
    ),
    places: [onePlace(clients, config)],
  }),
  awsConfig: (clients, config) => ({
    source: new AwsConfigSource(
      clients,
      config?.getOptionalString('aggregatorName'),
    ),
    places: [onePlace(clients, config)],
  }),
};

/**
 * How resources are found by their tags, by `aws.locator`: the keys of the
 * existing AWS plugins.
 *
 * @throws InputError when `aws.locator.type` is none of the known ones.
 */
export function createLocator(config: Config, clients: AwsClients): Locator {
  const type =
    config.getOptionalString('aws.locator.type') ?? 'resourceTaggingApi';
  if (!Object.hasOwn(LOCATORS, type)) {
    throw new InputError(
      `aws.locator.type is ${type}, and must be one of ${Object.keys(
        LOCATORS,
      ).join(', ')}`,
    );
  }
  return LOCATORS[type](
    clients,
    config.getOptionalConfig(`aws.locator.${type}`),
  );
}

/** Where one index or aggregator knows of all the others. */
function onePlace(clients: AwsClients, config: Config | undefined): AwsTarget {
  const [accountId] = clients.accountIds();
  const [region] = clients.regions();
  return {
    accountId:
      accountIn(config, 'accountId') ??
      // What the existing plugins' documentation calls it.
      accountIn(config, 'account') ??
      accountId,
    region: config?.getOptionalString('region') ?? region,
  };
}

function placesOf(accountIds: string[], regions: string[]): AwsTarget[] {
  return accountIds.flatMap(accountId =>
    regions.map(region => ({ accountId, region })),
  );
}

/** In YAML an account without quotation marks is a number. */
function accountIn(
  config: Config | undefined,
  key: string,
): string | undefined {
  const account = config?.getOptional(key);
  return account === undefined ? undefined : accountIdOf(account);
}

function accountsIn(
  config: Config | undefined,
  key: string,
): string[] | undefined {
  const accounts = config?.getOptional(key);
  return Array.isArray(accounts) ? accounts.map(accountIdOf) : undefined;
}

/** A number has lost the zeros that it began with. */
function accountIdOf(account: unknown): string {
  return String(account).padStart(12, '0');
}
