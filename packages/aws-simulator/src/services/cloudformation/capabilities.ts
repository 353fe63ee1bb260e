import {
  type Capability,
  InsufficientCapabilitiesException,
} from '@aws-sdk/client-cloudformation';
import type { Template } from '../../cloudformation/template/Template';

/** The properties by which an IAM resource gets a name of the caller's choice. */
const NAMES = ['GroupName', 'ManagedPolicyName', 'RoleName', 'UserName'];

export interface RequiredCapabilities {
  capabilities: Capability[];
  /** In the words of ValidateTemplate. */
  reason?: string;
}

/** What the caller must agree to before a template is used. */
export function requiredCapabilities(template: Template): RequiredCapabilities {
  const iam = Object.values(template.Resources).filter(each =>
    each.Type.startsWith('AWS::IAM::'),
  );
  const capabilities: Capability[] = [];
  if (iam.length > 0) {
    const isNamed = iam.some(each =>
      NAMES.some(name => name in each.Properties),
    );
    capabilities.push(isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM');
  }
  if (template.Transform) capabilities.push('CAPABILITY_AUTO_EXPAND');
  const types = [...new Set(iam.map(each => each.Type))];
  return {
    capabilities,
    reason:
      types.length > 0
        ? `The following resource(s) require capabilities: [${types.join(
            ', ',
          )}]`
        : undefined,
  };
}

/** @throws InsufficientCapabilitiesException for what needs consent and has none */
export function assertCapabilities(
  template: Template,
  given: Capability[] = [],
) {
  const has = (capability: Capability) =>
    given.includes(capability) ||
    (capability === 'CAPABILITY_IAM' && given.includes('CAPABILITY_NAMED_IAM'));
  const missing = requiredCapabilities(template).capabilities.filter(
    each => !has(each),
  );
  if (missing.length === 0) return;
  throw new InsufficientCapabilitiesException({
    message: `Requires capabilities : [${missing.join(', ')}]`,
    $metadata: {},
  });
}
