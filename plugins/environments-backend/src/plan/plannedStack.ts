import {
  type PlannedStack,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { stackConsoleUrl } from '../console/stackConsoleUrl';
import { tagsOf } from '../stacks/describeStack';
import type { FoundStack } from '../stacks/eachStack';
import type { Step } from '../store/steps';

/** What is known of a stack of a plan before anything was compared. */
export function plannedStack(
  step: Step,
  found: FoundStack | undefined,
): Omit<PlannedStack, 'action' | 'basis' | 'changes'> {
  return {
    stackName: step.stack_name,
    part: step.part,
    region: step.region,
    stackStatus: found?.stack.StackStatus,
    consoleUrl: stackConsoleUrl(found?.stack.StackId ?? ''),
    templateVersion: found && tagsOf(found.stack)[STACK_TAGS.templateVersion],
    newTemplateVersion: step.tags[STACK_TAGS.templateVersion],
  };
}
