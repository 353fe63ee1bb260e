import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type DeployedSpec,
  deployedSpecSchema,
  type EnvironmentLocation,
} from '@quarterdeck/plugin-environments-common';
import { templateOf } from '../plan/changes/template';
import type { FoundStack } from '../stacks/eachStack';
import { isShell } from '../stacks/shells';
import type { DeploymentStore } from '../store/DeploymentStore';

/** Ends the name of the parameter that `aws-environment` writes it to. */
const SPECIFICATION = /\/specification$/;

/** The specification of an environment that is there, and who knows it. */
export interface PresentSpec {
  spec: DeployedSpec;
  source: 'stack' | 'portal';
}

/**
 * What an environment was made of: as its own `network` stack says, so that it
 * survives the portal's database; for one of an older version, as the portal
 * deployed it last.
 *
 * @returns undefined when nobody knows it any more.
 */
export async function presentSpec(
  services: { awsClients: AwsClients; deployments: DeploymentStore },
  location: EnvironmentLocation,
  found: readonly FoundStack[],
): Promise<PresentSpec | undefined> {
  const made = found.filter(({ stack }) => !isShell(stack));
  const network = made.find(({ part }) => part === 'network');
  if (network) {
    const client = await services.awsClients.get(CloudFormationClient, {
      accountId: location.accountId,
      region: network.region,
    });
    const spec = await specInTemplate(client, network);
    if (spec) return { spec, source: 'stack' };
  }
  if (made.length === 0) return undefined;
  const last = await services.deployments.lastSucceeded(location);
  return last && { spec: last.spec, source: 'portal' };
}

async function specInTemplate(
  client: CloudFormationClient,
  { stack }: FoundStack,
): Promise<DeployedSpec | undefined> {
  const { Resources } = await templateOf(client, stack.StackId ?? '');
  for (const { Type, Properties = {} } of Object.values(Resources)) {
    const { Name, Value } = Properties;
    const isIt =
      Type === 'AWS::SSM::Parameter' &&
      typeof Name === 'string' &&
      SPECIFICATION.test(Name) &&
      typeof Value === 'string';
    if (isIt) return deployedSpecSchema.parse(JSON.parse(Value));
  }
  return undefined;
}
