import type * as wafv2 from '@aws-sdk/client-wafv2';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, type Tags, tagsOf } from '../../world/Resource';
import type { WebAclShape } from '../../world/resources/wafv2';
import type { World } from '../../world/World';
import {
  duplicate,
  inUse,
  invalidParameter,
  nonexistent,
  outdated,
} from './refusals';
import { capacityOf } from './rules';
import {
  assertName,
  assertScope,
  newIdentity,
  nextLockToken,
  wafPage,
} from './scope';
import { readRules, writeRules } from './storedRules';
import { protectedBy } from './protected';

/** What a client says about a web ACL, beside its name and place. */
export type WebAclSettings = Omit<
  wafv2.CreateWebACLRequest,
  'Name' | 'Scope' | 'Tags'
>;

export function webAclHandlers(world: World): Handlers<typeof wafv2> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  return {
    CreateWebACL({ Name = '', Scope, Tags, ...settings }, context) {
      const region = regionOf(context);
      const made = createWebAcl(world, region, {
        name: Name,
        scope: Scope,
        settings,
        tags: tagsOf(Tags),
      });
      return { Summary: summarize(made) };
    },

    GetWebACL({ ARN, ...input }, context) {
      const region = regionOf(context);
      const found = ARN
        ? requireWebAclByArn(region, ARN)
        : requireWebAcl(region, input);
      return {
        WebACL: describeWebAcl(found),
        LockToken: found.shape.lockToken,
      };
    },

    ListWebACLs({ Scope, ...input }, context) {
      const region = regionOf(context);
      assertScope(region, Scope);
      const found = region.webAcls.where(each => each.scope === Scope);
      const { items, NextMarker } = wafPage(found, input, each => each.arn);
      return { WebACLs: items.map(summarize), NextMarker };
    },

    UpdateWebACL({ Name, Scope, Id, LockToken, ...settings }, context) {
      const region = regionOf(context);
      const found = requireWebAcl(region, { Name, Scope, Id });
      if (LockToken !== found.shape.lockToken) throw outdated();
      updateWebAcl(world, region, found, settings);
      return { NextLockToken: found.shape.lockToken };
    },

    DeleteWebACL({ LockToken, ...input }, context) {
      const region = regionOf(context);
      const found = requireWebAcl(region, input);
      if (LockToken !== found.shape.lockToken) throw outdated();
      deleteWebAcl(world, region, found);
      return {};
    },

    CheckCapacity({ Scope, Rules = [] }, context) {
      const region = regionOf(context);
      assertScope(region, Scope);
      return { Capacity: capacityOf(region, Rules) };
    },
  };
}

interface NewWebAcl {
  name: string;
  scope: wafv2.Scope | undefined;
  settings: WebAclSettings;
  tags: Tags;
  stackId?: string;
}

/** @throws WAFInvalidParameterException, WAFDuplicateItemException */
export function createWebAcl(
  world: World,
  region: Region,
  { name, scope = 'REGIONAL', settings, tags, stackId }: NewWebAcl,
): Resource<WebAclShape> {
  assertScope(region, scope);
  assertName(name, 'WEB_ACL');
  const taken = region.webAcls.find(
    each => each.scope === scope && each.acl.Name === name,
  );
  if (taken) throw duplicate();
  const checked = checkedSettings(region, settings);
  const { id, arn } = newIdentity(world, region, 'webacl', scope, name);
  const webAcl = region.webAcls.put({
    id: arn,
    arn,
    createdAt: world.now(),
    tags,
    stackId,
    shape: {
      scope,
      lockToken: nextLockToken(world, arn),
      acl: {
        ...checked.acl,
        Name: name,
        Id: id,
        ARN: arn,
        ManagedByFirewallManager: false,
        LabelNamespace: `awswaf:${region.accountId}:webacl:${name}:`,
        RetrofittedByFirewallManager: false,
      },
      rules: checked.rules,
    },
  });
  world.changed();
  return webAcl;
}

/** @throws WAFInvalidParameterException */
export function updateWebAcl(
  world: World,
  region: Region,
  { arn, shape }: Resource<WebAclShape>,
  settings: WebAclSettings,
) {
  const { Name, Id, LabelNamespace } = shape.acl;
  const checked = checkedSettings(region, settings);
  shape.acl = {
    ...checked.acl,
    Name,
    Id,
    ARN: arn,
    ManagedByFirewallManager: false,
    LabelNamespace,
    RetrofittedByFirewallManager: false,
  };
  shape.rules = checked.rules;
  shape.lockToken = nextLockToken(world, arn, shape.lockToken);
  world.changed();
}

/** @throws WAFAssociatedItemException while it protects something */
export function deleteWebAcl(
  world: World,
  region: Region,
  { arn }: Resource<WebAclShape>,
) {
  if (protectedBy(world, region, arn).length > 0) throw inUse();
  region.webAcls.delete(arn);
  world.changed();
}

function checkedSettings(
  region: Region,
  { Rules = [], ...settings }: WebAclSettings,
) {
  const actions = Object.values(settings.DefaultAction ?? {}).filter(Boolean);
  if (actions.length !== 1) {
    throw invalidParameter(
      'You have used none or multiple values for a field that requires exactly one value.',
      'DEFAULT_ACTION',
      'DefaultAction',
    );
  }
  return {
    acl: {
      ...settings,
      DefaultAction: settings.DefaultAction,
      VisibilityConfig: settings.VisibilityConfig,
      Capacity: capacityOf(region, Rules),
    },
    rules: writeRules(Rules),
  };
}

/** @throws WAFNonexistentItemException */
export function requireWebAcl(
  region: Region,
  { Name, Scope, Id }: { Name?: string; Scope?: wafv2.Scope; Id?: string },
): Resource<WebAclShape> {
  assertScope(region, Scope);
  const found = region.webAcls.find(
    each =>
      each.scope === Scope && each.acl.Name === Name && each.acl.Id === Id,
  );
  if (!found) throw nonexistent();
  return found;
}

/** @throws WAFNonexistentItemException */
export function requireWebAclByArn(
  region: Region,
  arn = '',
): Resource<WebAclShape> {
  const found = region.webAcls.get(arn);
  if (!found) throw nonexistent();
  return found;
}

export const describeWebAcl = ({
  shape,
}: Resource<WebAclShape>): wafv2.WebACL => ({
  ...shape.acl,
  Rules: readRules(shape.rules),
});

const summarize = ({
  arn,
  shape: { acl, lockToken },
}: Resource<WebAclShape>): wafv2.WebACLSummary => ({
  Name: acl.Name,
  Id: acl.Id,
  Description: acl.Description ?? '',
  LockToken: lockToken,
  ARN: arn,
});
