import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type {
  Reading,
  Readings,
} from '@quarterdeck/plugin-service-health-common';
import type { ReadingsByTarget } from '../health/reportOf';
import { scopeKey } from './fleetTargets';

/** The newest readings of each account and region. */
export class FleetReadings {
  readonly #scopes = new Map<
    string,
    { scope: AwsTarget; readings: Readings }
  >();

  of(scope: AwsTarget): Readings | undefined {
    return this.#scopes.get(scopeKey(scope))?.readings;
  }

  set(scope: AwsTarget, readings: Readings): void {
    this.#scopes.set(scopeKey(scope), { scope, readings });
  }

  /** Forgets all but these. */
  keepOnly(scopes: AwsTarget[]): void {
    const kept = new Set(scopes.map(scopeKey));
    for (const key of this.#scopes.keys()) {
      if (!kept.has(key)) this.#scopes.delete(key);
    }
  }

  byTarget(): ReadingsByTarget {
    const all = [...this.#scopes.values()].map(({ readings }) => readings);
    return {
      ecs: indexed(all.map(({ ecs }) => ecs)),
      database: indexed(all.map(({ database }) => database)),
      loadBalancer: indexed(all.map(({ loadBalancer }) => loadBalancer)),
      alarm: indexed(all.map(({ alarm }) => alarm)),
    };
  }
}

/** A target whose account has never answered yet has a reading that says so. */
function indexed<TValue>(lists: Reading<TValue>[][]) {
  const at = new Date().toISOString();
  const known = new Map(lists.flat().map(reading => [reading.target, reading]));
  return {
    get: (target: string): Reading<TValue> =>
      known.get(target) ?? {
        target,
        at,
        problem: {
          kind: 'unreachable',
          message: 'AWS has not answered yet',
          remedy: 'The portal goes on waiting; nothing to do',
        },
      },
  };
}
