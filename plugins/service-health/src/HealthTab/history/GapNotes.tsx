import type {
  HistoryCollectorId,
  HistoryGap,
} from '@quarterdeck/plugin-service-health-common';
import { ProblemNote } from '../parts/ProblemNote';

const SUBJECTS: Record<HistoryCollectorId, string> = {
  stoppedTasks: 'The stopped tasks',
  serviceEvents: 'The service events',
  alarmTransitions: 'The alarm transitions',
  databases: 'The events of databases',
};

/** What the portal cannot collect at the moment, and since when. */
export const GapNotes = ({ gaps }: { gaps: HistoryGap[] }) => (
  <>
    {gaps.map(({ accountId, collectedAt, collector, problem, region }) => (
      <ProblemNote
        key={`${collector} ${accountId} ${region}`}
        subject={`${SUBJECTS[collector]} of ${accountId} in ${region}`}
        problem={problem}
        lastGoodAt={collectedAt}
      />
    ))}
  </>
);
