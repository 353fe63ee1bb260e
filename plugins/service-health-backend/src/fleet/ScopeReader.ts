import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import type {
  Reading,
  Readings,
} from '@quarterdeck/plugin-service-health-common';
import { nextReading } from '../readings/nextReading';
import { withinSeconds } from '../readings/withinSeconds';
import { AlarmSource } from '../sources/alarmSource';
import { DatabaseSource } from '../sources/databaseSource';
import { LoadBalancerSource } from '../sources/loadBalancerSource';
import { type Located, problemForAll, type Source } from '../sources/source';
import { EcsGlance } from './EcsGlance';
import type { ScopeTargets } from './fleetTargets';

const TIMEOUT_SECONDS = 8;

/**
 * ECS describes 20 services a second in an account and region, of which the
 * portal takes 16: more services take longer without anything being wrong.
 */
const SERVICES_PER_SECOND = 15;

/**
 * Reads all that the fleet needs of one account and region: for `n`
 * environments with a cluster each, `n` times DescribeServices, and one
 * DescribeAlarms and one DescribeDBInstances for each hundred of theirs.
 * Nothing of it is billed.
 */
export class ScopeReader {
  readonly #ecs: EcsGlance;
  readonly #database: DatabaseSource;
  readonly #loadBalancer: LoadBalancerSource;
  readonly #alarm: AlarmSource;

  constructor(clients: AwsClients) {
    this.#ecs = new EcsGlance(clients);
    this.#database = new DatabaseSource(clients);
    this.#loadBalancer = new LoadBalancerSource(clients);
    this.#alarm = new AlarmSource(clients);
  }

  /**
   * Never rejects: what fails is a reading that says so.
   *
   * @param before - the readings of the last time, for what was good in them
   */
  async read(
    { scope, ...targets }: ScopeTargets,
    before: Readings | undefined,
  ): Promise<Readings> {
    const [ecs, database, loadBalancer, alarm] = await Promise.all([
      readAll(this.#ecs, scope, targets.ecs, before?.ecs),
      readAll(this.#database, scope, targets.database, before?.database),
      readAll(
        this.#loadBalancer,
        scope,
        targets.loadBalancer,
        before?.loadBalancer,
      ),
      readAll(this.#alarm, scope, targets.alarm, before?.alarm),
    ]);
    return { ecs, database, loadBalancer, alarm };
  }
}

async function readAll<TTarget extends Located, TValue>(
  source: Source<TTarget, TValue>,
  scope: AwsTarget,
  targets: TTarget[],
  before: Reading<TValue>[] = [],
): Promise<Reading<TValue>[]> {
  if (targets.length === 0) return [];
  const timeoutSeconds = TIMEOUT_SECONDS + targets.length / SERVICES_PER_SECOND;
  const outcomes = await withinSeconds(timeoutSeconds, signal =>
    source.read(scope, targets, signal),
  ).catch(error =>
    problemForAll<TTarget, TValue>(targets, explainAwsError(error)),
  );
  const known = new Map(before.map(reading => [reading.target, reading]));
  const now = new Date();
  return targets.map(({ arn }) =>
    nextReading(arn, outcomes.get(arn), known.get(arn), now),
  );
}
