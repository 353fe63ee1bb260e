import type {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  FLEET_SIGNAL_CHANNEL,
  type FleetRow,
  type FleetSignal,
} from '@quarterdeck/plugin-service-health-common';
import type { Router } from 'express';
import type { Knex } from 'knex';
import type { CatalogEntities } from '../health/catalogEntities';
import type { TargetFinder } from '../targets/TargetFinder';
import { FleetRefresh } from './FleetRefresh';
import { createFleetRouter } from './fleetRouter';
import { readFleetSettings } from './fleetSettings';
import { FleetSnapshots } from './FleetSnapshots';
import { FleetVisibility } from './FleetVisibility';
import { ScopeReader } from './ScopeReader';
import { SnapshotStore } from './SnapshotStore';

/** @see startFleet */
export interface FleetDependencies {
  auth: AuthService;
  awsClients: AwsClients;
  catalog: CatalogEntities;
  config: RootConfigService;
  httpAuth: HttpAuthService;
  knex: Knex;
  logger: LoggerService;
  permissions: PermissionsService;
  scheduler: SchedulerService;
  signals: SignalsService;
  targets: TargetFinder;
}

/**
 * Keeps the fleet warm, and serves it. One replica reads it in each interval,
 * whichever comes first; all of them show what it has read.
 */
export async function startFleet(deps: FleetDependencies): Promise<{
  router: Router;
  /** Of the readings that the fleet rests on. */
  ages: SnapshotStore['ages'];
  /** The rows that somebody may see, the worst first. */
  rowsFor(credentials: BackstageCredentials): Promise<FleetRow[]>;
}> {
  const { refreshSeconds } = readFleetSettings(deps.config);
  const store = new SnapshotStore(deps.knex);
  const snapshots = new FleetSnapshots(store);
  const refresh = new FleetRefresh({
    ...deps,
    reader: new ScopeReader(deps.awsClients),
    store,
    patienceSeconds: refreshSeconds,
    async onSnapshot(snapshot) {
      snapshots.set(snapshot);
      const message: FleetSignal = { at: snapshot.at.toISOString() };
      await deps.signals.publish({
        recipients: { type: 'broadcast' },
        channel: FLEET_SIGNAL_CHANNEL,
        message,
      });
    },
  });
  await deps.scheduler.scheduleTask({
    id: 'service-health-fleet',
    frequency: { seconds: refreshSeconds },
    // Short, for it is also how long a replica that died holds up the others.
    timeout: { seconds: 2 * refreshSeconds },
    fn: signal => refresh.run(signal),
  });
  const visibility = new FleetVisibility(deps);
  return {
    router: createFleetRouter({ ...deps, snapshots, visibility }),
    async rowsFor(credentials) {
      const { rows } = await snapshots.newest();
      const refs = rows.map(({ entityRef }) => entityRef);
      const visible = await visibility.of(credentials, refs);
      return visible === 'all'
        ? rows
        : rows.filter(({ entityRef }) => visible.has(entityRef));
    },
    ages: () => store.ages(),
  };
}
