import type { SynthesizedStack } from '@quarterdeck/aws-environment';
import {
  STACK_TAGS,
  stackName,
  stackRegion,
} from '@quarterdeck/plugin-environments-common';
import type { Synthesize } from '../runner/DeploymentRunner';

/** Templates with log groups alone: the way is the subject, not the load. */
export function smallStacks(options?: {
  logGroupsPerStack?: number;
  /** Names for log groups of the `service` stack. */
  serviceLogGroups?: string[];
}): Synthesize {
  const { logGroupsPerStack = 2, serviceLogGroups = [] } = options ?? {};
  return async spec => {
    const id = `${spec.name}-${spec.stage}`;
    const stack = (
      part: SynthesizedStack['part'],
      dependsOn: SynthesizedStack['dependsOn'],
      names: string[],
    ): SynthesizedStack => ({
      part,
      dependsOn,
      stackName: stackName(id, part, spec.region),
      region: stackRegion(part, spec.region),
      templateBody: JSON.stringify({
        Resources: Object.fromEntries(
          names.map((LogGroupName, index) => [
            `LogGroup${index}`,
            { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName } },
          ]),
        ),
      }),
      tags: {
        [STACK_TAGS.environment]: id,
        [STACK_TAGS.owner]: spec.owner,
        [STACK_TAGS.part]: part,
        [STACK_TAGS.templateVersion]: '1.0.0',
      },
      terminationProtection: part === 'data',
      resourceCount: names.length,
    });
    const names = (part: string) =>
      Array.from(
        { length: logGroupsPerStack },
        (_, index) => `/${id}/${part}/${index}`,
      );
    return {
      policy: [],
      stacks: [
        stack('network', [], names('network')),
        stack('data', ['network'], names('data')),
        stack(
          'service',
          ['network'],
          [...names('service'), ...serviceLogGroups],
        ),
        stack('ops', ['data', 'service'], names('ops')),
      ],
    };
  };
}

/** What one of the small stacks is given beside what it has. */
export interface Addition {
  Resources?: Record<string, object>;
  Outputs?: Record<string, object>;
}

/** The small stacks, with more in one of them. */
export function smallStacksWith(
  part: SynthesizedStack['part'],
  { Resources, Outputs }: Addition,
): Synthesize {
  return async (spec, options) => {
    const { stacks, policy } = await smallStacks()(spec, options);
    return {
      policy,
      stacks: stacks.map(stack => {
        if (stack.part !== part) return stack;
        const template = JSON.parse(stack.templateBody);
        Object.assign(template.Resources, Resources);
        return {
          ...stack,
          templateBody: JSON.stringify({ ...template, Outputs }),
        };
      }),
    };
  };
}
