import {
  type IPAddressVersion,
  LoggingConfiguration$,
  type LoggingConfiguration,
  WebACL$,
} from '@aws-sdk/client-wafv2';
import { z } from 'zod';
import { associateWebAcl } from '../../services/wafv2/associations';
import {
  createIpSet,
  deleteIpSet,
  updateIpSet,
} from '../../services/wafv2/ipSets';
import { putLogging } from '../../services/wafv2/logging';
import {
  createWebAcl,
  deleteWebAcl,
  updateWebAcl,
  type WebAclSettings,
} from '../../services/wafv2/webAcls';
import {
  anyJson,
  type Made,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import { isObject, type Json, type JsonObject } from '../template/Template';
import { callService } from './callService';
import { generatedName } from './names';
import { sdkShape } from './sdkShape';

const scope = z.enum(['CLOUDFRONT', 'REGIONAL']);

const settingsProperties = {
  AssociationConfig: anyJson.optional(),
  CaptchaConfig: anyJson.optional(),
  ChallengeConfig: anyJson.optional(),
  CustomResponseBodies: anyJson.optional(),
  DataProtectionConfig: anyJson.optional(),
  DefaultAction: anyJson,
  Description: text.optional(),
  OnSourceDDoSProtectionConfig: anyJson.optional(),
  Rules: anyJson.optional(),
  TokenDomains: texts.optional(),
  VisibilityConfig: anyJson,
};

/** The settings as the service takes them. */
function settingsOf(
  properties: z.output<z.ZodObject<typeof settingsProperties>>,
): WebAclSettings {
  const given = Object.entries(properties).filter(
    ([name, value]) => name in settingsProperties && value !== undefined,
  );
  const json = Object.fromEntries(given) as JsonObject;
  return sdkShape<WebAclSettings>(WEB_ACL_SETTINGS, searchStrings(json), '#');
}

// The service names a web ACL itself; a template need not repeat its id.
const WEB_ACL_SETTINGS: typeof WebACL$ = [
  WebACL$[0],
  WebACL$[1],
  WebACL$[2],
  WebACL$[3],
  WebACL$[4],
  WebACL$[5],
];

/** A template may write in base64 what a rule searches for. */
function searchStrings(value: Json): Json {
  if (Array.isArray(value)) return value.map(searchStrings);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      key === 'SearchStringBase64'
        ? ['SearchString', Buffer.from(String(each), 'base64').toString()]
        : [key, searchStrings(each)],
    ),
  );
}

/** `name|id|scope`: what `Ref` gives of web ACLs and IP sets. */
const refOf = (name: string, id: string, kind: string) =>
  [name, id, kind].join('|');

const arnIn = ({ attributes }: { attributes: JsonObject }) =>
  String(attributes.Arn);

const madeWebAcl = ({ arn, shape }: ReturnType<typeof createWebAcl>): Made => ({
  physicalId: refOf(shape.acl.Name, shape.acl.Id, shape.scope),
  attributes: {
    Arn: arn,
    Id: shape.acl.Id,
    Capacity: shape.acl.Capacity ?? 0,
    LabelNamespace: shape.acl.LabelNamespace ?? '',
  },
});

export const webAcl = resourceProvider({
  type: 'AWS::WAFv2::WebACL',
  seconds: 2,
  properties: { ...settingsProperties, Name: text.optional(), Scope: scope },
  replacedBy: ['Name', 'Scope'],
  create(properties, context) {
    const { world, region, stackId } = context;
    return madeWebAcl(
      callService('Wafv2', () =>
        createWebAcl(world, region, {
          name: properties.Name ?? generatedName(context, 128),
          scope: properties.Scope,
          settings: settingsOf(properties),
          tags: tagsFor(context, properties.Tags),
          stackId,
        }),
      ),
    );
  },
  update(properties, existing, context) {
    const { world, region } = context;
    const resource = requireResource(region.webAcls, arnIn(existing));
    callService('Wafv2', () =>
      updateWebAcl(world, region, resource, settingsOf(properties)),
    );
    resource.tags = tagsFor(context, properties.Tags);
    return madeWebAcl(resource);
  },
  delete(existing, { world, region }) {
    const resource = region.webAcls.get(arnIn(existing));
    if (!resource) return;
    callService('Wafv2', () => deleteWebAcl(world, region, resource));
  },
});

export const webAclAssociation = resourceProvider({
  type: 'AWS::WAFv2::WebACLAssociation',
  properties: { ResourceArn: text, WebACLArn: text },
  create({ ResourceArn, WebACLArn }, { world, region }) {
    callService('Wafv2', () =>
      associateWebAcl(world, region, WebACLArn, ResourceArn),
    );
    return { physicalId: `${ResourceArn}|${WebACLArn}` };
  },
  delete({ properties }, { region }) {
    const { ResourceArn: id, WebACLArn } = properties;
    // An update may have put another in its place already.
    if (region.webAclAssociations.get(id)?.shape.webAclArn === WebACLArn) {
      region.webAclAssociations.delete(id);
    }
  },
});

export const loggingConfiguration = resourceProvider({
  type: 'AWS::WAFv2::LoggingConfiguration',
  properties: {
    LogDestinationConfigs: texts,
    LoggingFilter: anyJson.optional(),
    RedactedFields: anyJson.optional(),
    ResourceArn: text,
  },
  replacedBy: ['ResourceArn'],
  create(properties, { world, region }) {
    const known = region.webAcls.get(properties.ResourceArn)?.shape.logging;
    if (known) {
      throw new ResourceFailure(
        `${properties.ResourceArn} already exists`,
        'AlreadyExists',
      );
    }
    callService('Wafv2', () =>
      putLogging(world, region, loggingOf(properties)),
    );
    return {
      physicalId: properties.ResourceArn,
      attributes: { ManagedByFirewallManager: false },
    };
  },
  update(properties, existing, { world, region }) {
    callService('Wafv2', () =>
      putLogging(world, region, loggingOf(properties)),
    );
    return existing;
  },
  delete({ physicalId }, { region }) {
    const resource = region.webAcls.get(physicalId);
    if (resource) resource.shape.logging = undefined;
  },
});

const loggingOf = ({ Tags: _, ...properties }: { Tags?: unknown }) =>
  sdkShape<LoggingConfiguration>(
    LoggingConfiguration$,
    properties as JsonObject,
    '#',
  );

export const ipSet = resourceProvider({
  type: 'AWS::WAFv2::IPSet',
  properties: {
    Addresses: texts,
    Description: text.optional(),
    IPAddressVersion: z.enum(['IPV4', 'IPV6']),
    Name: text.optional(),
    Scope: scope,
  },
  replacedBy: ['Name', 'Scope', 'IPAddressVersion'],
  create(properties, context) {
    const { world, region, stackId } = context;
    const { arn, shape } = callService('Wafv2', () =>
      createIpSet(world, region, {
        Name: properties.Name ?? generatedName(context, 128),
        Scope: properties.Scope,
        Description: properties.Description,
        IPAddressVersion: properties.IPAddressVersion as IPAddressVersion,
        Addresses: properties.Addresses,
        tags: tagsFor(context, properties.Tags),
        stackId,
      }),
    );
    return {
      physicalId: refOf(shape.set.Name, shape.set.Id, shape.scope),
      attributes: { Arn: arn, Id: shape.set.Id },
    };
  },
  update(properties, existing, context) {
    const resource = requireResource(context.region.ipSets, arnIn(existing));
    callService('Wafv2', () =>
      updateIpSet(
        context.world,
        resource,
        properties.Addresses,
        properties.Description,
      ),
    );
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete(existing, { world, region }) {
    const resource = region.ipSets.get(arnIn(existing));
    if (!resource) return;
    callService('Wafv2', () => deleteIpSet(world, region, resource));
  },
});
