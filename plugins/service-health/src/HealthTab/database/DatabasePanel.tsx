import {
  type Database,
  databaseConsoleUrl,
  type DatabaseHistory,
  type MetricId,
  type Reading,
} from '@quarterdeck/plugin-service-health-common';
import type { HealthData } from '../HealthData';
import { MetricCharts } from '../metrics/MetricCharts';
import { ConsoleLink } from '../parts/ConsoleLink';
import { Panel } from '../parts/Panel';
import { ReadingView } from '../parts/ReadingView';
import { shortName } from '../parts/shortName';
import { TargetSection } from '../parts/TargetSection';
import { worstFirst } from '../parts/worstFirst';
import { DatabaseFacts } from './DatabaseFacts';
import { DatabaseHistoryView } from './DatabaseHistoryView';

const CHARTS: MetricId[] = [
  'database.cpu',
  'database.connections',
  'database.freeStorage',
  'database.freeableMemory',
  'database.readLatency',
  'database.writeLatency',
];

/** The databases: their state, how they do, and what was done to them. */
export const DatabasePanel = ({
  readings,
  data: { report, metrics },
}: {
  readings: Reading<Database>[];
  data: HealthData;
}) => (
  <Panel title={readings.length > 1 ? 'Databases' : 'Database'}>
    {worstFirst('database', readings, report).map(
      ({ reading, status, isOneOfMany }) => (
        <TargetSection
          key={reading.target}
          kind="database"
          target={reading.target}
          title={nameOf(reading)}
          status={status}
          summary={reading.value?.state}
          isOneOfMany={isOneOfMany}
          links={
            <ConsoleLink
              url={databaseConsoleUrl(reading.target)}
              accountId={reading.value?.accountId}
              what={`the database ${nameOf(reading)}`}
            />
          }
        >
          <DatabaseView
            reading={reading}
            history={report.details?.databaseHistory.find(
              ({ target }) => target === reading.target,
            )}
          />
          <MetricCharts
            target={reading.target}
            ids={CHARTS}
            metrics={metrics}
          />
        </TargetSection>
      ),
    )}
  </Panel>
);

const DatabaseView = ({
  reading,
  history,
}: {
  reading: Reading<Database>;
  history?: Reading<DatabaseHistory>;
}) => (
  <>
    <ReadingView reading={reading} noun="database">
      {database => (
        <DatabaseFacts
          database={database}
          history={history?.value ?? history?.lastGood?.value}
        />
      )}
    </ReadingView>
    {history && <DatabaseHistoryView reading={history} />}
  </>
);

function nameOf({ value, target }: Reading<Database>): string {
  return value?.identifier ?? shortName(target).replace(/^db:/, '');
}
