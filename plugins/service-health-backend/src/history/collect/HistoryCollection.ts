import type { LoggerService } from '@backstage/backend-plugin-api';
import { type AwsTarget, explainAwsError } from '@quarterdeck/plugin-aws-node';
import type { Problem } from '@quarterdeck/plugin-service-health-common';
import { groupedBy } from '../../batches';
import { withinSeconds } from '../../readings/withinSeconds';
import type { EntityTargets } from '../../targets/targets';
import type { CollectionLog } from '../CollectionLog';
import type { CollectedTargets, Collector } from './Collector';

/** @see HistoryCollection */
export interface HistoryCollectionOptions {
  /** What there is to collect from. */
  targets: () => Promise<EntityTargets[]>;
  /**
   * The lists run at the same time, the collectors in one list one after the
   * other, since each builds on the one before.
   */
  collectors: Collector[][];
  log: CollectionLog;
  logger: LoggerService;
  /** How long after it went well it is due again. */
  everySeconds: number;
  /** How long after it failed. */
  retrySeconds: number;
  /** How long one collector may take in one account and region. */
  timeoutSeconds: number;
}

interface Place {
  scope: AwsTarget;
  targets: CollectedTargets;
}

/**
 * Collects what AWS forgets, in every account and region that entities point
 * at. Accounts and regions are collected at the same time and apart from each
 * other: one that is slow or refuses delays none but itself.
 */
export class HistoryCollection {
  constructor(private readonly options: HistoryCollectionOptions) {}

  /** Collects what is due. */
  async run(): Promise<void> {
    const places = placesOf(await this.options.targets());
    await Promise.all(
      places.flatMap(place =>
        this.options.collectors.map(chain => this.runChain(chain, place)),
      ),
    );
  }

  private async runChain(chain: Collector[], place: Place): Promise<void> {
    for (const collector of chain) {
      if (collector.concerns(place.targets)) {
        await this.runOne(collector, place);
      }
    }
  }

  private async runOne(
    collector: Collector,
    { scope, targets }: Place,
  ): Promise<void> {
    const { log, logger, timeoutSeconds } = this.options;
    const now = new Date();
    const before = await log.find(collector.id, scope);
    const { everySeconds, retrySeconds } = this.options;
    const pauseSeconds = before?.problem ? retrySeconds : everySeconds;
    if (
      before &&
      now.getTime() - before.triedAt.getTime() < pauseSeconds * 1_000
    ) {
      return;
    }
    let problem: Problem | undefined;
    try {
      problem = await withinSeconds(timeoutSeconds, signal =>
        collector.collect({
          scope,
          targets,
          since: before?.collectedAt,
          now,
          signal,
        }),
      );
    } catch (error) {
      problem = explainAwsError(error);
    }
    await log.note(collector.id, scope, now, problem);
    if (problem && !before?.problem) {
      logger.warn(
        `${collector.id} of ${scope.accountId} in ${scope.region} cannot be collected: ${problem.message}`,
      );
    } else if (!problem && before?.problem) {
      logger.info(
        `${collector.id} of ${scope.accountId} in ${scope.region} are collected again`,
      );
    }
  }
}

/** All targets, each once, by account and region. */
function placesOf(targets: EntityTargets[]): Place[] {
  const once = <TTarget extends AwsTarget & { arn: string }>(
    pick: (each: EntityTargets) => TTarget[],
  ) =>
    groupedBy(
      [
        ...new Map(
          targets.flatMap(pick).map(each => [each.arn, each]),
        ).values(),
      ],
      keyOf,
    );
  const ecs = once(each => each.ecs);
  const alarm = once(each => each.alarm);
  const database = once(each => each.database);
  const keys = new Set([...ecs.keys(), ...alarm.keys(), ...database.keys()]);
  return [...keys].map(key => {
    const [accountId, region] = key.split('/');
    return {
      scope: { accountId, region },
      targets: {
        ecs: ecs.get(key) ?? [],
        alarm: alarm.get(key) ?? [],
        database: database.get(key) ?? [],
      },
    };
  });
}

const keyOf = ({ accountId, region }: AwsTarget) => `${accountId}/${region}`;
