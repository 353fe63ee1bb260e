import type { Parameter } from '@aws-sdk/client-cloudformation';
import { resolveParameters } from '../../cloudformation/template/parameters';
import { assertRules } from '../../cloudformation/template/rules';
import type { Template } from '../../cloudformation/template/Template';
import type { Region } from '../../world/Region';

/**
 * The values of a template's parameters: given, from before, or default.
 *
 * @throws AwsError for values that the template, its rules or the account do
 * not have a place for
 */
export function givenParameters(
  region: Region,
  template: Template,
  input: { StackName?: string; Parameters?: Parameter[] },
  previous?: Record<string, string>,
): Record<string, string> {
  const parameters = resolveParameters(template, input.Parameters, previous, {
    ssm: name => region.ssmParameters.get(name)?.shape.value,
    exists: (type, value) => exists(region, type, value),
  });
  assertRules(template, parameters, {
    accountId: region.accountId,
    region: region.name,
    zones: region.zones,
    stackName: input.StackName ?? '',
  });
  return parameters;
}

/** Whether what a parameter names is there, for the types that are looked up. */
function exists(region: Region, type: string, value: string): boolean {
  switch (type) {
    case 'AWS::EC2::AvailabilityZone::Name':
      return region.zones.includes(value);
    case 'AWS::EC2::SecurityGroup::Id':
      return region.securityGroups.has(value);
    case 'AWS::EC2::Subnet::Id':
      return region.subnets.has(value);
    case 'AWS::EC2::VPC::Id':
      return region.vpcs.has(value);
    case 'AWS::SSM::Parameter::Name':
      return region.ssmParameters.has(value);
    default:
      return true;
  }
}
