import { ServiceUnavailableError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  environmentResourceRef,
} from '@quarterdeck/plugin-environments-common';
import { LRUCache } from 'lru-cache';
import { explainError } from '../failures/explainError';
import type { DeploymentStore } from '../store/DeploymentStore';
import { type EnvironmentResource, resourceOf } from './environmentResource';
import { findEnvironment } from './findEnvironment';

/** How long an owner may linger, as in the fleet: a page asks every second. */
const KEPT_MS = 30_000;
const MOST_KEPT = 1_000;

/**
 * Of which stage environments are and whose, as their stacks say; where there
 * are none, or AWS cannot be asked, as the portal saw it last.
 */
export class KnownEnvironments {
  readonly #kept: LRUCache<string, EnvironmentResource, EnvironmentLocation>;

  constructor(
    private readonly options: {
      awsClients: AwsClients;
      deployments: DeploymentStore;
    },
  ) {
    this.#kept = new LRUCache({
      max: MOST_KEPT,
      ttl: KEPT_MS,
      // Else a clock is kept for a millisecond, by a timer.
      ttlResolution: 0,
      fetchMethod: (_key, _stale, { context }) => this.#find(context),
    });
  }

  /**
   * @returns undefined when there is none, and none was.
   * @throws ServiceUnavailableError when nobody knows.
   */
  async find(
    location: EnvironmentLocation,
  ): Promise<EnvironmentResource | undefined> {
    const key = environmentResourceRef(location);
    return this.#kept.fetch(key, { context: location });
  }

  async #find(
    location: EnvironmentLocation,
  ): Promise<EnvironmentResource | undefined> {
    const { deployments } = this.options;
    const { environmentId, accountId, region } = location;
    let unknown: string | undefined;
    const found = await findEnvironment(this.options, location).catch(error => {
      unknown = explainError(error).message;
    });
    if (found) return found;
    const spec = await deployments.lastSpec(location);
    if (spec) return resourceOf({ environmentId, accountId, region, spec });
    if (unknown === undefined) return undefined;
    throw new ServiceUnavailableError(
      `Whose environment ${environmentId} is could not be found out: ${unknown}`,
    );
  }
}
