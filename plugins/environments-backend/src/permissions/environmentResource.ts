import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  ENVIRONMENT_RESOURCE_TYPE,
  ENVIRONMENT_RULES,
  type EnvironmentLocation,
} from '@quarterdeck/plugin-environments-common';
import { z } from 'zod';

/** What of an environment a permission may depend on. */
export interface EnvironmentResource extends EnvironmentLocation {
  /** Undefined for stacks that do not say. */
  stage?: string;
  owner?: string;
}

export const environmentResourceType = createPermissionResourceRef<
  EnvironmentResource,
  never
>().with({ pluginId: 'environments', resourceType: ENVIRONMENT_RESOURCE_TYPE });

/** Nothing is filtered in the database by these rules. */
const toQuery = (): never => {
  throw new Error('Permissions of environments are decided one by one');
};

const isStage = createPermissionRule({
  name: ENVIRONMENT_RULES.isStage,
  description: 'The environment is of one of these stages',
  resourceRef: environmentResourceType,
  paramsSchema: z.object({ stages: z.array(z.string()) }),
  apply: ({ stage }, { stages }) =>
    stage !== undefined && stages.includes(stage),
  toQuery,
});

const isOwner = createPermissionRule({
  name: ENVIRONMENT_RULES.isOwner,
  description: 'One of these entity references owns the environment',
  resourceRef: environmentResourceType,
  paramsSchema: z.object({ claims: z.array(z.string()) }),
  apply: ({ owner }, { claims }) =>
    owner !== undefined && claims.some(claim => isSameRef(claim, owner)),
  toQuery,
});

const isInAccount = createPermissionRule({
  name: ENVIRONMENT_RULES.isInAccount,
  description: 'The environment is in one of these AWS accounts',
  resourceRef: environmentResourceType,
  paramsSchema: z.object({ accountIds: z.array(z.string()) }),
  apply: ({ accountId }, { accountIds }) => accountIds.includes(accountId),
  toQuery,
});

export const environmentRules = [isStage, isOwner, isInAccount];

/** Entity references do not mind upper and lower case. */
export function isSameRef(ref: string, other: string): boolean {
  return ref.toLocaleLowerCase('en-US') === other.toLocaleLowerCase('en-US');
}
