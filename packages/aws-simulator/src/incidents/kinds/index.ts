import type { IncidentKind } from '../Incident';
import type { IncidentDefinition } from '../IncidentDefinition';
import { connectionsExhausted } from './connectionsExhausted';
import { crashLoop } from './crashLoop';
import { fullDisk } from './fullDisk';
import { imageCannotBePulled } from './imageCannotBePulled';
import { maintenancePending } from './maintenancePending';
import { secretCannotBeRead } from './secretCannotBeRead';
import { slowDatabase } from './slowDatabase';
import { target5xx } from './target5xx';
import { unhealthyTargets } from './unhealthyTargets';

/** What each kind of trouble does. */
export const INCIDENT_DEFINITIONS: Record<IncidentKind, IncidentDefinition> = {
  'crash-loop': crashLoop,
  'slow-database': slowDatabase,
  'connections-exhausted': connectionsExhausted,
  'target-5xx': target5xx,
  'unhealthy-targets': unhealthyTargets,
  'full-disk': fullDisk,
  'maintenance-pending': maintenancePending,
  'image-cannot-be-pulled': imageCannotBePulled,
  'secret-cannot-be-read': secretCannotBeRead,
};
