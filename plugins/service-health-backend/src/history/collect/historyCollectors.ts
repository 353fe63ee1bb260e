import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { DatabaseStore } from '../DatabaseStore';
import type { HistoryStore } from '../HistoryStore';
import { AlarmTransitionCollector } from './AlarmTransitionCollector';
import { ClusterActivity } from './ClusterActivity';
import type { Collector } from './Collector';
import { DatabaseCollector } from './DatabaseCollector';
import { ServiceEventCollector } from './ServiceEventCollector';
import { StoppedTaskCollector } from './StoppedTaskCollector';
import { TaskDefinitions } from './TaskDefinitions';
import { TaskLogs } from './TaskLogs';

/** Everything that is collected; events say whether tasks are to be listed. */
export function historyCollectors(
  clients: AwsClients,
  history: HistoryStore,
  databases: DatabaseStore,
): Collector[][] {
  const definitions = new TaskDefinitions(clients);
  const activity = new ClusterActivity();
  return [
    [
      new ServiceEventCollector(clients, history, definitions, activity),
      new StoppedTaskCollector(
        clients,
        history,
        new TaskLogs(clients, definitions),
        activity,
      ),
    ],
    [new AlarmTransitionCollector(clients, history)],
    [new DatabaseCollector(clients, databases)],
  ];
}
