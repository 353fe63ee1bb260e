import { type ConsolePlace, consolePage, placeOf } from './consolePage';

/** The page of an ECS service; `cluster` is for ARNs of the old short form. @public */
export function serviceConsoleUrl(
  arn: string,
  cluster?: string,
): string | undefined {
  return atPlace(arn, place => servicePath(place, cluster, 'health'));
}

/** Where the deployments of an ECS service are listed. @public */
export function deploymentsConsoleUrl(
  serviceArn: string,
  cluster?: string,
): string | undefined {
  return atPlace(serviceArn, place =>
    servicePath(place, cluster, 'deployments'),
  );
}

/**
 * The page of one service deployment, by its ARN:
 * `…:service-deployment/<cluster>/<service>/<id>`.
 *
 * @public
 */
export function rolloutConsoleUrl(arn: string): string | undefined {
  return atPlace(arn, ({ region, resource }) => {
    const [type, cluster, service, id] = resource.split('/');
    return type === 'service-deployment' && id
      ? `/ecs/v2/clusters/${cluster}/services/${service}/deployments/${id}?region=${region}`
      : undefined;
  });
}

/** The page of an ECS task; `cluster` is for ARNs of the old short form. @public */
export function taskConsoleUrl(
  arn: string,
  cluster?: string,
): string | undefined {
  return atPlace(arn, ({ region, resource }) => {
    const names = resource.split('/');
    const id = names[names.length - 1];
    const inCluster = names.length > 2 ? names[1] : cluster;
    return names[0] === 'task' && inCluster
      ? `/ecs/v2/clusters/${inCluster}/tasks/${id}/configuration?region=${region}`
      : undefined;
  });
}

/** @public */
export function loadBalancerConsoleUrl(arn: string): string | undefined {
  return atPlace(
    arn,
    ({ region }) =>
      `/ec2/home?region=${region}#LoadBalancer:loadBalancerArn=${arn}`,
  );
}

/** @public */
export function targetGroupConsoleUrl(arn: string): string | undefined {
  return atPlace(
    arn,
    ({ region }) =>
      `/ec2/home?region=${region}#TargetGroup:targetGroupArn=${arn}`,
  );
}

/** The page of an RDS database instance. @public */
export function databaseConsoleUrl(arn: string): string | undefined {
  return atPlace(arn, ({ region, resource }) =>
    resource.startsWith('db:')
      ? `/rds/home?region=${region}#database:id=${resource.slice(
          3,
        )};is-cluster=false`
      : undefined,
  );
}

/** The page of a CloudWatch alarm. @public */
export function alarmConsoleUrl(arn: string): string | undefined {
  return atPlace(arn, ({ region, resource }) =>
    resource.startsWith('alarm:')
      ? `/cloudwatch/home?region=${region}#alarmsV2:alarm/${encodeURIComponent(
          resource.slice('alarm:'.length),
        )}`
      : undefined,
  );
}

/**
 * The lines of one log stream.
 *
 * @param neighbor - the ARN of anything in the same account and region
 * @public
 */
export function logStreamConsoleUrl(
  neighbor: string,
  group: string,
  stream: string,
): string | undefined {
  return atPlace(
    neighbor,
    ({ region }) =>
      `/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${inLogsFragment(
        group,
      )}/log-events/${inLogsFragment(stream)}`,
  );
}

/** The logs console encodes twice, and writes `$` for the outer `%`. */
function inLogsFragment(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replace(/%/g, '$');
}

function servicePath(
  { region, resource }: ConsolePlace,
  cluster: string | undefined,
  view: string,
): string | undefined {
  const names = resource.split('/');
  const inCluster = names.length > 2 ? names[1] : cluster;
  return names[0] === 'service' && inCluster
    ? `/ecs/v2/clusters/${inCluster}/services/${
        names[names.length - 1]
      }/${view}?region=${region}`
    : undefined;
}

function atPlace(
  arn: string,
  pathOf: (place: ConsolePlace) => string | undefined,
): string | undefined {
  const place = placeOf(arn);
  const path = place && pathOf(place);
  return place && path ? consolePage(place, path) : undefined;
}
