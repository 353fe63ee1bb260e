import type {
  Database,
  DatabaseHistory,
} from '@quarterdeck/plugin-service-health-common';
import { Time } from '../../time/Time';
import { Facts } from '../parts/Facts';

/** What kind of database it is, and from where it can be had back. */
export const DatabaseFacts = ({
  database,
  history,
}: {
  database: Database;
  history?: DatabaseHistory;
}) => {
  const { backupRetentionDays, deletionProtection, endpoint } = database;
  const from = history?.restorable?.from;
  const to = history?.restorable?.to ?? database.latestRestorableAt;
  const snapshot = history?.lastSnapshot;
  return (
    <Facts
      facts={[
        { name: 'State', value: database.state },
        {
          name: 'Engine',
          value: joined(database.engine, database.engineVersion),
        },
        { name: 'Class', value: database.instanceClass },
        { name: 'Zones', value: zones(database) },
        { name: 'Storage', value: storage(database) },
        { name: 'Endpoint', value: endpoint },
        {
          name: 'Deletion protection',
          value:
            deletionProtection === undefined
              ? undefined
              : onOrOff(deletionProtection),
        },
        {
          name: 'Backups kept',
          value:
            backupRetentionDays === undefined
              ? undefined
              : `${backupRetentionDays} days`,
        },
        {
          name: 'Last snapshot',
          value: snapshot && (
            <>
              {snapshot.createdAt && <Time iso={snapshot.createdAt} />} (
              {snapshot.type})
            </>
          ),
        },
        {
          name: 'Restorable to any moment',
          value: to && (
            <>
              {from && (
                <>
                  from <Time iso={from} />{' '}
                </>
              )}
              to <Time iso={to} />
            </>
          ),
        },
      ]}
    />
  );
};

function onOrOff(isOn: boolean): string {
  return isOn ? 'on' : 'off';
}

function zones({ multiAz, zone }: Database): string | undefined {
  if (multiAz === undefined) return zone;
  return multiAz ? joined(zone, 'and a standby') : joined(zone, '(one zone)');
}

function storage(database: Database): string | undefined {
  const { storageGiB, maxStorageGiB, storageType } = database;
  if (storageGiB === undefined) return undefined;
  const growth = maxStorageGiB ? `, grows to ${maxStorageGiB} GiB` : '';
  return `${joined(`${storageGiB} GiB`, storageType)}${growth}`;
}

function joined(...words: (string | undefined)[]): string | undefined {
  return words.filter(Boolean).join(' ') || undefined;
}
