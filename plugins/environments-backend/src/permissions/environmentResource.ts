import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  type DeployedSpec,
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

/** What a plan or a deployment is for, as it was asked for. */
export function resourceOf(
  request: EnvironmentLocation & { spec: DeployedSpec },
): EnvironmentResource {
  const { environmentId, accountId, region, spec } = request;
  const { stage, owner } = spec;
  return { environmentId, accountId, region, stage, owner };
}

/** The same rule for rows of the database; owners are in lower case. */
export interface Restriction {
  to: 'stage' | 'owner' | 'accountId';
  among: string[];
}

export const environmentResourceType = createPermissionResourceRef<
  EnvironmentResource,
  Restriction
>().with({ pluginId: 'environments', resourceType: ENVIRONMENT_RESOURCE_TYPE });

const isStage = createPermissionRule({
  name: ENVIRONMENT_RULES.isStage,
  description: 'The environment is of one of these stages',
  resourceRef: environmentResourceType,
  paramsSchema: z.object({ stages: z.array(z.string()) }),
  apply: ({ stage }, { stages }) =>
    stage !== undefined && stages.includes(stage),
  toQuery: ({ stages }) => ({ to: 'stage', among: stages }),
});

const isOwner = createPermissionRule({
  name: ENVIRONMENT_RULES.isOwner,
  description: 'One of these entity references owns the environment',
  resourceRef: environmentResourceType,
  paramsSchema: z.object({ claims: z.array(z.string()) }),
  apply: ({ owner }, { claims }) =>
    owner !== undefined && claims.some(claim => isSameRef(claim, owner)),
  toQuery: ({ claims }) => ({ to: 'owner', among: claims.map(lowerCase) }),
});

const isInAccount = createPermissionRule({
  name: ENVIRONMENT_RULES.isInAccount,
  description: 'The environment is in one of these AWS accounts',
  resourceRef: environmentResourceType,
  paramsSchema: z.object({ accountIds: z.array(z.string()) }),
  apply: ({ accountId }, { accountIds }) => accountIds.includes(accountId),
  toQuery: ({ accountIds }) => ({ to: 'accountId', among: accountIds }),
});

export const environmentRules = [isStage, isOwner, isInAccount];

/** Entity references do not mind upper and lower case. */
export function isSameRef(ref: string, other: string): boolean {
  return lowerCase(ref) === lowerCase(other);
}

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
