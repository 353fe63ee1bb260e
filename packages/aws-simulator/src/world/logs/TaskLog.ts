import type { TaskRun } from '../service/TaskRun';
import type { ServedRequest, ServiceTraffic } from '../traffic';
import { lifecycleLines } from './lifecycleLines';
import type { LogSource, StreamLine, StreamSummary } from './LogSource';
import { requestLines } from './requestLines';
import type { LogWriter } from './writers';

/** The streams of a service's tasks. */
export class TaskLog implements LogSource {
  constructor(
    private readonly writer: LogWriter,
    readonly traffic: ServiceTraffic,
  ) {}

  ofMinute(_minute: number, runs: readonly TaskRun[]): StreamLine[] {
    return runs.flatMap(run => {
      const stream = this.writer.streamOf(run);
      return stream === undefined
        ? []
        : lifecycleLines(run).map(line => ({ stream, line }));
    });
  }

  ofRequest(served: ServedRequest): StreamLine[] {
    const stream = served.run && this.writer.streamOf(served.run);
    return stream === undefined
      ? []
      : requestLines(served).map(line => ({ stream, line }));
  }

  streams(from: number, to: number): StreamSummary[] {
    return this.traffic.runsIn(from, to).flatMap((run): StreamSummary[] => {
      const name = this.writer.streamOf(run);
      const firstEventAt = lifecycleLines(run)[0]?.timestamp;
      return name === undefined ||
        firstEventAt === undefined ||
        firstEventAt > to
        ? []
        : [
            {
              name,
              createdAt: run.startedAt.getTime(),
              firstEventAt,
              lastEventAt: Math.min(to, run.stoppingAt?.getTime() ?? to),
            },
          ];
    });
  }
}
