import type * as cfn from '@aws-sdk/client-cloudformation';
import { parseTemplate } from '../../cloudformation/template/parseTemplate';
import type { Template } from '../../cloudformation/template/Template';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { requiredCapabilities } from './capabilities';
import { requireChangeSet, requireStack } from './find';
import { readTemplate } from './input';

/** The operations that look at templates. */
export function templateHandlers(world: World): Handlers<typeof cfn> {
  return {
    GetTemplate(input, context) {
      const region = world.region(context.accountId, context.region);
      return {
        // Without macros, the processed template is the original.
        TemplateBody: input.ChangeSetName
          ? requireChangeSet(region, input.ChangeSetName, input.StackName).shape
              .templateBody
          : requireStack(region, input.StackName).shape.templateBody,
        StagesAvailable: ['Original', 'Processed'],
      };
    },

    GetTemplateSummary(input, context) {
      const region = world.region(context.accountId, context.region);
      const template = input.StackName
        ? parseTemplate(
            requireStack(region, input.StackName).shape.templateBody,
          )
        : readTemplate(world.global(context.accountId), input).template;
      return {
        ...summaryOf(template),
        ResourceTypes: [
          ...new Set(Object.values(template.Resources).map(each => each.Type)),
        ],
        Parameters: Object.entries(template.Parameters).map(
          ([ParameterKey, definition]) => ({
            ParameterKey,
            ParameterType: definition.Type,
            Description: definition.Description,
            NoEcho: definition.NoEcho ?? false,
            DefaultValue: defaultOf(definition.Default),
            ParameterConstraints: {
              AllowedValues: definition.AllowedValues?.map(String) ?? [],
            },
          }),
        ),
        ResourceIdentifierSummaries: [],
        Version: '2010-09-09',
      };
    },

    ValidateTemplate(input, context) {
      const { template } = readTemplate(world.global(context.accountId), input);
      return {
        ...summaryOf(template),
        Parameters: Object.entries(template.Parameters).map(
          ([ParameterKey, definition]) => ({
            ParameterKey,
            DefaultValue: defaultOf(definition.Default),
            Description: definition.Description,
            NoEcho: definition.NoEcho ?? false,
          }),
        ),
      };
    },
  };
}

function summaryOf(template: Template) {
  const { capabilities, reason } = requiredCapabilities(template);
  return {
    Description: template.Description,
    Capabilities: capabilities,
    CapabilitiesReason: reason,
    DeclaredTransforms: template.Transform,
  };
}

const defaultOf = (value: unknown): string | undefined =>
  value === undefined ? undefined : String(value);
