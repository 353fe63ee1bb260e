import * as ecs from '@aws-sdk/client-ecs';

export const clusterNotFound = () =>
  new ecs.ClusterNotFoundException({
    message: 'Cluster not found.',
    $metadata: {},
  });

export const serviceNotFound = () =>
  new ecs.ServiceNotFoundException({
    message: 'Service not found.',
    $metadata: {},
  });

export const invalidParameter = (message: string) =>
  new ecs.InvalidParameterException({ message, $metadata: {} });

export const clientException = (message: string) =>
  new ecs.ClientException({ message, $metadata: {} });

export const serviceNotActive = () =>
  new ecs.ServiceNotActiveException({
    message: 'Service was not ACTIVE.',
    $metadata: {},
  });

export const serviceDeploymentNotFound = () =>
  new ecs.ServiceDeploymentNotFoundException({
    message: 'Service deployment not found.',
    $metadata: {},
  });
