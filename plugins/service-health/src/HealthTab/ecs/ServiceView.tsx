import Typography from '@material-ui/core/Typography';
import {
  type EcsService,
  shownValue,
  taskSummary,
} from '@quarterdeck/plugin-service-health-common';
import { ecsAnchor } from '../evidence/anchors';
import { Evidence } from '../evidence/Evidence';
import type { HealthData } from '../HealthData';
import { EventList } from '../parts/EventList';
import { Facts } from '../parts/Facts';
import { ProblemNote } from '../parts/ProblemNote';
import { DeploymentTable } from './DeploymentTable';
import { LastWords } from './LastWords';
import { ScalingView } from './ScalingView';
import { StoppedTaskTable } from './StoppedTaskTable';
import { mergeStops } from './stoppedTasks';
import { TaskTable } from './TaskTable';

/** One ECS service: what is wrong with it comes first. */
export const ServiceView = ({
  service,
  data: { report, history },
}: {
  service: EcsService;
  data: HealthData;
}) => {
  const { arn, desired, running } = service;
  const balancers = report.readings.loadBalancer.flatMap(
    reading => shownValue(reading) ?? [],
  );
  const rollouts = report.details?.rollouts.find(
    ({ target }) => target === arn,
  );
  const scaling = report.details?.scaling.find(({ target }) => target === arn);
  const stops = mergeStops(
    service.stoppedTasks,
    history.value?.stoppedTasks.filter(
      ({ serviceArn }) => serviceArn === arn,
    ) ?? [],
  );
  const stopped = stops.length > 0 && (
    <Evidence id={ecsAnchor(arn, 'stopped-tasks')}>
      <StoppedTaskTable stops={stops} service={service} />
      <LastWords stops={stops} />
    </Evidence>
  );
  const isShortOfTasks = running < desired;
  return (
    <>
      <Typography gutterBottom>{taskSummary(service, balancers)}</Typography>
      <Facts
        facts={[
          { name: 'State', value: service.state },
          { name: 'Desired', value: desired },
          { name: 'Running', value: running },
          { name: 'Pending', value: service.pending },
          { name: 'Launch type', value: service.launchType },
          { name: 'Account', value: service.accountId },
          { name: 'Region', value: service.region },
        ]}
      />
      {scaling && <ScalingView reading={scaling} />}
      {isShortOfTasks && stopped}
      <Evidence id={ecsAnchor(arn, 'tasks')}>
        <TaskTable service={service} balancers={balancers} />
      </Evidence>
      <Evidence id={ecsAnchor(arn, 'deployments')}>
        {rollouts?.problem && (
          <ProblemNote
            subject="What the circuit breaker decided"
            problem={rollouts.problem}
            lastGoodAt={rollouts.lastGood?.at}
          />
        )}
        <DeploymentTable
          service={service}
          rollouts={(rollouts && shownValue(rollouts)) ?? []}
        />
      </Evidence>
      {!isShortOfTasks && stopped}
      <EventList title="Service events" events={service.events} />
    </>
  );
};
