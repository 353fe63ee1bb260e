import {
  type Database,
  type MetricId,
  type MetricsReport,
  type Reading,
} from '@quarterdeck/plugin-service-health-common';
import type { Polled } from '../polling/usePolled';
import { Time } from '../time/Time';
import { Facts } from './Facts';
import { MetricCharts } from './MetricCharts';
import { Panel } from './Panel';
import { PANEL_IDS } from './panelIds';
import { ReadingView } from './ReadingView';

const CHARTS: MetricId[] = [
  'database.cpu',
  'database.connections',
  'database.freeStorage',
  'database.freeableMemory',
  'database.readLatency',
  'database.writeLatency',
];

/** The databases: their state and how they do. */
export const DatabasePanel = ({
  readings,
  metrics,
}: {
  readings: Reading<Database>[];
  metrics: Polled<MetricsReport>;
}) => (
  <Panel
    id={PANEL_IDS.database}
    title={readings.length > 1 ? 'Databases' : 'Database'}
  >
    {readings.map(reading => (
      <div key={reading.target}>
        <ReadingView reading={reading} noun="database">
          {database => <DatabaseFacts database={database} />}
        </ReadingView>
        <MetricCharts target={reading.target} ids={CHARTS} metrics={metrics} />
      </div>
    ))}
  </Panel>
);

const DatabaseFacts = ({ database }: { database: Database }) => (
  <Facts
    facts={[
      { name: 'Database', value: database.identifier },
      { name: 'State', value: database.state },
      {
        name: 'Engine',
        value: joined(database.engine, database.engineVersion),
      },
      { name: 'Class', value: database.instanceClass },
      { name: 'Zones', value: zones(database) },
      { name: 'Storage', value: storage(database) },
      {
        name: 'Backups',
        value:
          database.backupRetentionDays === undefined
            ? undefined
            : `${database.backupRetentionDays} days`,
      },
      {
        name: 'Restorable to',
        value: database.latestRestorableAt && (
          <Time iso={database.latestRestorableAt} />
        ),
      },
    ]}
  />
);

function zones({ multiAz, zone }: Database): string | undefined {
  if (multiAz === undefined) return zone;
  return multiAz ? joined(zone, 'and a standby') : joined(zone, '(one zone)');
}

function storage(database: Database): string | undefined {
  const { storageGiB, maxStorageGiB, storageType } = database;
  if (storageGiB === undefined) return undefined;
  const growth = maxStorageGiB ? ` up to ${maxStorageGiB}` : '';
  return joined(`${storageGiB} GiB${growth}`, storageType);
}

function joined(...words: (string | undefined)[]): string | undefined {
  return words.filter(Boolean).join(' ') || undefined;
}
