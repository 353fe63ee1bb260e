import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** `/environments`: what is going on, and what waits for somebody. */
export const rootRouteRef = createRouteRef();

/** A plan, the same page for who asks and who approves. */
export const planRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/plans/:planId',
});

/** A deployment, or a destruction, from its beginning to its end. */
export const deploymentRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/deployments/:deploymentId',
});

/** Where an environment is taken down. */
export const destroyRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/destroy/:accountId/:region/:environmentId',
});

/** The scaffolder's page of a task. */
export const taskRouteRef = createExternalRouteRef({
  params: ['taskId'],
  defaultTarget: 'scaffolder.ongoingTask',
});

/** The scaffolder's form of a template. */
export const templateRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
