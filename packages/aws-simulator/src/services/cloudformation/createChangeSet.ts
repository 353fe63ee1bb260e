import * as cfn from '@aws-sdk/client-cloudformation';
import { planChanges } from '../../cloudformation/stacks/changes/planChanges';
import type { Stack } from '../../cloudformation/stacks/events';
import { parseTemplate } from '../../cloudformation/template/parseTemplate';
import {
  sameJson,
  type Template,
} from '../../cloudformation/template/Template';
import { AwsError, validationError } from '../../wire';
import type { Region } from '../../world/Region';
import { seededUuid } from '../../world/seeded';
import type { World } from '../../world/World';
import { assertUpdatable, lookUpStack } from './find';
import {
  assertRole,
  assertSameTypes,
  assertStackName,
  givenTags,
  readTemplate,
} from './input';
import { assertCapabilities } from './capabilities';
import { givenParameters } from './givenParameters';
import { newStack } from './newStack';

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/**
 * Plans what a template would change. A change set of AWS takes a moment; this
 * one is complete, or has failed, when the caller first asks.
 */
export function createChangeSet(
  world: World,
  region: Region,
  input: cfn.CreateChangeSetInput,
): cfn.CreateChangeSetOutput {
  const global = world.global(region.accountId);
  const { ChangeSetName: name = '' } = input;
  const existing = lookUpStack(region, input.StackName);
  assertFits(region, existing, input);
  const { template, templateBody } =
    input.UsePreviousTemplate && existing
      ? {
          template: parseTemplate(existing.shape.templateBody),
          templateBody: existing.shape.templateBody,
        }
      : readTemplate(global, input);
  assertCapabilities(template, input.Capabilities);
  assertRole(global, input.RoleARN);
  if (existing) assertSameTypes(existing, template);
  const parameters = givenParameters(
    region,
    template,
    input,
    existing?.shape.parameters,
  );
  assertStackName(existing?.shape.name ?? input.StackName);
  const stack = existing ?? newStack(world, region, input.StackName ?? '');
  const tags =
    input.Tags || input.ChangeSetType === 'CREATE'
      ? givenTags(input.Tags)
      : stack.shape.tags;
  const id = region.arn(
    'cloudformation',
    `changeSet/${name}/${seededUuid(stack.id, name, world.now())}`,
  );
  region.changeSets.put({
    id,
    arn: id,
    createdAt: world.now(),
    tags: {},
    shape: {
      name,
      stackId: stack.id,
      stackName: stack.shape.name,
      type: input.ChangeSetType === 'CREATE' ? 'CREATE' : 'UPDATE',
      description: input.Description,
      templateBody,
      parameters,
      tags,
      capabilities: input.Capabilities ?? [],
      notificationArns: input.NotificationARNs,
      onStackFailure: input.OnStackFailure,
      roleArn: input.RoleARN,
      ...planned(region, stack, template, parameters, tags),
    },
  });
  world.changed();
  return { Id: id, StackId: stack.id };
}

/** @throws AwsError, AlreadyExistsException */
function assertFits(
  region: Region,
  existing: Stack | undefined,
  { StackName, ChangeSetName, ChangeSetType }: cfn.CreateChangeSetInput,
) {
  const isNew = existing?.shape.status === 'REVIEW_IN_PROGRESS';
  if (ChangeSetType === 'IMPORT') {
    throw validationError(
      'Change sets of type IMPORT are not supported by the simulator',
    );
  }
  if (ChangeSetType !== 'CREATE' && !existing) {
    throw validationError(`Stack [${StackName}] does not exist`);
  }
  if (ChangeSetType === 'CREATE' && existing && !isNew) {
    throw validationError(
      `Stack [${StackName}] already exists and cannot be created again with the changeSet [${ChangeSetName}].`,
    );
  }
  if (!existing) return;
  assertUpdatable(existing);
  const isTaken = region.changeSets.find(
    shape => shape.stackId === existing.id && shape.name === ChangeSetName,
  );
  if (isTaken) {
    throw new cfn.AlreadyExistsException({
      message: `ChangeSet ${ChangeSetName} cannot be created due to a mismatch with existing attribute(s)`,
      $metadata: {},
    });
  }
}

function planned(
  region: Region,
  stack: Stack,
  template: Template,
  parameters: Record<string, string>,
  tags: cfn.Tag[],
) {
  try {
    const changes = planChanges(region, stack, template, parameters, tags);
    return changes.length === 0 && isSame(stack, template, tags)
      ? failed(NO_CHANGES)
      : {
          status: 'CREATE_COMPLETE' as const,
          executionStatus: 'AVAILABLE',
          changes,
        };
  } catch (error) {
    // What cannot be evaluated fails the change set, not the request.
    if (error instanceof AwsError) return failed(error.message);
    throw error;
  }
}

const failed = (statusReason: string) => ({
  status: 'FAILED' as const,
  statusReason,
  executionStatus: 'UNAVAILABLE',
  changes: [],
});

function isSame({ shape }: Stack, template: Template, tags: cfn.Tag[]) {
  // What was left as it failed can be tried again.
  if (shape.templateBody === '' || shape.status.endsWith('_FAILED')) {
    return false;
  }
  const { Outputs } = parseTemplate(shape.templateBody);
  return sameJson(tags, shape.tags) && sameJson(template.Outputs, Outputs);
}
