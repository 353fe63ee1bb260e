import type { OperationsReport } from '@quarterdeck/plugin-service-health-common';
import { StatusIcon } from '../status/StatusIcon';
import { DenseTable } from '../HealthTab/parts/DenseTable';
import { ageInWords } from '../time/age';

/** Readings are renewed each minute: this is too old. */
const OLD_SECONDS = 180;

/** How old the oldest reading of each account and region is. */
export const AgeTable = ({ ages }: { ages: OperationsReport['ages'] }) => (
  <DenseTable
    caption="Oldest readings"
    hideCaption
    rows={[...ages].sort(
      (left, right) => right.oldestSeconds - left.oldestSeconds,
    )}
    keyOf={({ accountId, region }) => `${accountId} ${region}`}
    columns={[
      { title: 'Account', render: ({ accountId }) => accountId },
      { title: 'Region', render: ({ region }) => region },
      {
        title: 'Oldest reading',
        render: ({ oldestSeconds }) => (
          <>
            {oldestSeconds > OLD_SECONDS && <StatusIcon status="degraded" />}{' '}
            {ageInWords(oldestSeconds)}
          </>
        ),
      },
    ]}
  />
);
