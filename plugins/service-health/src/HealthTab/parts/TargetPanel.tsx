import type {
  MetricId,
  Reading,
  TargetKind,
} from '@quarterdeck/plugin-service-health-common';
import type { ReactNode } from 'react';
import type { HealthData } from '../HealthData';
import { MetricCharts } from '../metrics/MetricCharts';
import { ConsoleLink } from './ConsoleLink';
import { Panel } from './Panel';
import { TargetSection } from './TargetSection';
import { worstFirst } from './worstFirst';

/** All targets of one kind, worst first: each with its name, view and charts. */
export function TargetPanel<TValue extends { accountId: string }>({
  kind,
  title,
  noun,
  readings,
  data: { report, metrics },
  charts,
  nameOf,
  summaryOf,
  consoleUrlOf,
  actionsOf,
  children,
}: {
  kind: TargetKind;
  /** Of one of them: `Database`. */
  title: string;
  /** To be read after `the`: `database`. */
  noun: string;
  readings: Reading<TValue>[];
  data: HealthData;
  charts: MetricId[];
  nameOf: (reading: Reading<TValue>) => string;
  /** One line, with numbers, for where it stands closed among others. */
  summaryOf: (value: TValue) => string;
  consoleUrlOf: (reading: Reading<TValue>) => string | undefined;
  /** What can be done to it. */
  actionsOf?: (reading: Reading<TValue>) => ReactNode;
  children: (reading: Reading<TValue>) => ReactNode;
}) {
  return (
    <Panel title={readings.length > 1 ? `${title}s` : title}>
      {worstFirst(kind, readings, report).map(
        ({ reading, status, isOneOfMany }) => (
          <TargetSection
            key={reading.target}
            kind={kind}
            target={reading.target}
            title={nameOf(reading)}
            status={status}
            summary={reading.value && summaryOf(reading.value)}
            isOneOfMany={isOneOfMany}
            links={
              <ConsoleLink
                url={consoleUrlOf(reading)}
                accountId={reading.value?.accountId}
                what={`the ${noun} ${nameOf(reading)}`}
              />
            }
            actions={actionsOf?.(reading)}
          >
            {children(reading)}
            <MetricCharts
              target={reading.target}
              ids={charts}
              metrics={metrics}
            />
          </TargetSection>
        ),
      )}
    </Panel>
  );
}
