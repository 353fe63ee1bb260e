import {
  type Database,
  databaseConsoleUrl,
  type DatabaseHistory,
  type MetricId,
  type Reading,
} from '@quarterdeck/plugin-service-health-common';
import type { HealthData } from '../HealthData';
import { ReadingView } from '../parts/ReadingView';
import { shortName } from '../parts/shortName';
import { TargetPanel } from '../parts/TargetPanel';
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
  data,
}: {
  readings: Reading<Database>[];
  data: HealthData;
}) => (
  <TargetPanel
    kind="database"
    title="Database"
    noun="database"
    readings={readings}
    data={data}
    charts={CHARTS}
    nameOf={nameOf}
    summaryOf={({ state }) => state}
    consoleUrlOf={({ target }) => databaseConsoleUrl(target)}
  >
    {reading => (
      <DatabaseView
        reading={reading}
        history={data.report.details?.databaseHistory.find(
          ({ target }) => target === reading.target,
        )}
      />
    )}
  </TargetPanel>
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
