import { setTimeout as delay } from 'node:timers/promises';
import {
  CloudFormationClient,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DetectStackDriftCommand,
  type StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import type { AuditorService } from '@backstage/backend-plugin-api';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type DriftedResource,
  type EnvironmentLocation,
  STACK_TAGS,
  type StackDrift,
} from '@quarterdeck/plugin-environments-common';
import { explainError } from '../failures/explainError';
import { recordedChange } from '../recordedChange';
import { shownValue } from '../plan/changes/shownValue';
import { stackPhase } from '../runner/stackPhase';
import { stackConsoleUrl } from '../console/stackConsoleUrl';
import { tagsOf } from '../stacks/describeStack';
import { eachStack, type FoundStack } from '../stacks/eachStack';

/** CloudFormation looks at a stack in a minute or two. */
const LIMIT_MS = 10 * 60_000;

/** Has CloudFormation compare the stacks of an environment with what is there. */
export class DriftDetection {
  constructor(
    private readonly options: {
      auditor: AuditorService;
      awsClients: AwsClients;
      pollIntervalSeconds: number;
    },
  ) {}

  async detect(
    location: EnvironmentLocation,
    requestedBy: string,
  ): Promise<StackDrift[]> {
    const found = await eachStack(this.options.awsClients, location);
    const own = found.filter(
      ({ stack }) =>
        tagsOf(stack)[STACK_TAGS.environment] === location.environmentId &&
        stackPhase(stack.StackStatus) === 'ready',
    );
    return Promise.all(
      own.map(each =>
        this.#ofStack(location, each, requestedBy).catch(error => {
          const { isLogged, message, finalRemedy } = explainError(error);
          if (isLogged) throw error;
          return {
            ...describe(each),
            status: 'UNKNOWN' as const,
            checked: 0,
            notChecked: 0,
            resources: [],
            problem: { message, remedy: finalRemedy },
          };
        }),
      ),
    );
  }

  async #ofStack(
    location: EnvironmentLocation,
    found: FoundStack,
    requestedBy: string,
  ): Promise<StackDrift> {
    const { auditor, awsClients } = this.options;
    const client = await awsClients.get(CloudFormationClient, {
      accountId: location.accountId,
      region: found.region,
    });
    const StackName = found.stack.StackId;
    const { StackDriftDetectionId } = await recordedChange(
      auditor,
      {
        ...location,
        action: 'cloudformation:DetectStackDrift',
        resource: found.stack.StackName ?? '',
        requestedBy,
      },
      () => client.send(new DetectStackDriftCommand({ StackName })),
    );
    const reason = await this.#wait(client, StackDriftDetectionId);
    const drifts = await allDrifts(client, StackName);
    const is = (status: string) => (drift: StackResourceDrift) =>
      drift.StackResourceDriftStatus === status;
    const notChecked = drifts.filter(is('NOT_CHECKED')).length;
    const drifted = drifts.filter(
      drift => is('MODIFIED')(drift) || is('DELETED')(drift),
    );
    return {
      ...describe(found),
      status: drifted.length > 0 ? 'DRIFTED' : 'IN_SYNC',
      checked: drifts.length - notChecked,
      notChecked,
      resources: drifted.map(toDriftedResource),
      ...(reason && { problem: { message: reason } }),
    };
  }

  /** @returns why not all could be looked at. */
  async #wait(
    client: CloudFormationClient,
    StackDriftDetectionId: string | undefined,
  ): Promise<string | undefined> {
    const deadlineMs = performance.now() + LIMIT_MS;
    for (;;) {
      const { DetectionStatus, DetectionStatusReason } = await client.send(
        new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }),
      );
      if (DetectionStatus === 'DETECTION_COMPLETE') return undefined;
      // Failed for some resources, it has looked at the others.
      if (DetectionStatus === 'DETECTION_FAILED') return DetectionStatusReason;
      if (performance.now() > deadlineMs) {
        throw new Error('CloudFormation took more than 10 minutes to look');
      }
      await delay(this.options.pollIntervalSeconds * 1_000);
    }
  }
}

async function allDrifts(
  client: CloudFormationClient,
  StackName: string | undefined,
): Promise<StackResourceDrift[]> {
  const drifts: StackResourceDrift[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new DescribeStackResourceDriftsCommand({ StackName, NextToken }),
    );
    drifts.push(...(page.StackResourceDrifts ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return drifts;
}

function describe({ part, stack }: FoundStack) {
  return {
    stackName: stack.StackName ?? '',
    part,
    consoleUrl: stackConsoleUrl(stack.StackId),
  };
}

function toDriftedResource(drift: StackResourceDrift): DriftedResource {
  return {
    logicalId: drift.LogicalResourceId ?? '',
    physicalId: drift.PhysicalResourceId,
    resourceType: drift.ResourceType ?? '',
    status:
      drift.StackResourceDriftStatus === 'DELETED' ? 'DELETED' : 'MODIFIED',
    differences: (drift.PropertyDifferences ?? []).map(difference => {
      const path = difference.PropertyPath ?? '';
      return {
        path,
        expected: shownValue(path, difference.ExpectedValue),
        actual: shownValue(path, difference.ActualValue),
        kind: difference.DifferenceType ?? 'NOT_EQUAL',
      };
    }),
  };
}
