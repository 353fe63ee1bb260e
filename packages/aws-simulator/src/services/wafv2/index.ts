import type * as wafv2 from '@aws-sdk/client-wafv2';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { associationHandlers } from './associations';
import { ipSetHandlers } from './ipSets';
import { loggingHandlers } from './logging';
import { ruleGroupHandlers } from './managedRuleGroups';
import { observationHandlers } from './observation';
import { tagHandlers } from './tags';
import { webAclHandlers } from './webAcls';

/** WAF: web ACLs for CloudFront and for what is in a region. */
export function wafv2Handlers(world: World): Handlers<typeof wafv2> {
  return {
    ...associationHandlers(world),
    ...ipSetHandlers(world),
    ...loggingHandlers(world),
    ...observationHandlers(world),
    ...ruleGroupHandlers(),
    ...tagHandlers(world),
    ...webAclHandlers(world),
  };
}
