import type * as wafv2 from '@aws-sdk/client-wafv2';
import type { Handlers } from '../../wire';
import { invalidParameter } from './refusals';
import { wafPage } from './scope';

interface ManagedGroup {
  /** Web ACL capacity units. */
  capacity: number;
  description: string;
  rules: string[];
}

const VENDOR = 'AWS';

/** @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html */
const GROUPS: Record<string, ManagedGroup> = {
  AWSManagedRulesCommonRuleSet: {
    capacity: 700,
    description:
      'Contains rules that are generally applicable to web applications. This provides protection against exploitation of a wide range of vulnerabilities, including those described in OWASP publications.',
    rules: [
      'NoUserAgent_HEADER',
      'UserAgent_BadBots_HEADER',
      'SizeRestrictions_QUERYSTRING',
      'SizeRestrictions_Cookie_HEADER',
      'SizeRestrictions_BODY',
      'SizeRestrictions_URIPATH',
      'EC2MetaDataSSRF_BODY',
      'GenericLFI_QUERYARGUMENTS',
      'GenericLFI_URIPATH',
      'GenericLFI_BODY',
      'RestrictedExtensions_URIPATH',
      'GenericRFI_QUERYARGUMENTS',
      'GenericRFI_BODY',
      'CrossSiteScripting_COOKIE',
      'CrossSiteScripting_QUERYARGUMENTS',
      'CrossSiteScripting_BODY',
      'CrossSiteScripting_URIPATH',
    ],
  },
  AWSManagedRulesAdminProtectionRuleSet: {
    capacity: 100,
    description:
      'Contains rules that allow you to block external access to exposed admin pages.',
    rules: ['AdminProtection_URIPATH'],
  },
  AWSManagedRulesKnownBadInputsRuleSet: {
    capacity: 200,
    description:
      'Contains rules that allow you to block request patterns that are known to be invalid and are associated with exploitation or discovery of vulnerabilities.',
    rules: [
      'JavaDeserializationRCE_BODY',
      'JavaDeserializationRCE_HEADER',
      'Host_localhost_HEADER',
      'PROPFIND_METHOD',
      'ExploitablePaths_URIPATH',
      'Log4JRCE_HEADER',
      'Log4JRCE_BODY',
    ],
  },
  AWSManagedRulesSQLiRuleSet: {
    capacity: 200,
    description:
      'Contains rules that allow you to block request patterns associated with exploitation of SQL databases, like SQL injection attacks.',
    rules: ['SQLi_QUERYARGUMENTS', 'SQLi_BODY', 'SQLi_COOKIE', 'SQLi_URIPATH'],
  },
  AWSManagedRulesLinuxRuleSet: {
    capacity: 200,
    description:
      'Contains rules that block request patterns associated with exploitation of vulnerabilities specific to Linux.',
    rules: ['LFI_URIPATH', 'LFI_QUERYSTRING', 'LFI_HEADER'],
  },
  AWSManagedRulesUnixRuleSet: {
    capacity: 100,
    description:
      'Contains rules that block request patterns associated with exploiting vulnerabilities specific to POSIX/POSIX-like OS.',
    rules: ['UNIXShellCommandsVariables_QUERYSTRING'],
  },
  AWSManagedRulesAmazonIpReputationList: {
    capacity: 25,
    description:
      'This group contains rules that are based on Amazon threat intelligence.',
    rules: [
      'AWSManagedIPReputationList',
      'AWSManagedReconnaissanceList',
      'AWSManagedIPDDoSList',
    ],
  },
  AWSManagedRulesAnonymousIpList: {
    capacity: 50,
    description:
      'This group contains rules that allow you to block requests from services that allow obfuscation of viewer identity.',
    rules: ['AnonymousIPList', 'HostingProviderIPList'],
  },
  AWSManagedRulesBotControlRuleSet: {
    capacity: 50,
    description: 'Provides protection against automated bots.',
    rules: ['CategoryHttpLibrary', 'SignalNonBrowserUserAgent'],
  },
};

export function ruleGroupHandlers(): Handlers<typeof wafv2> {
  return {
    ListAvailableManagedRuleGroups(input) {
      const { items, NextMarker } = wafPage(
        Object.entries(GROUPS),
        input,
        ([name]) => name,
      );
      return {
        ManagedRuleGroups: items.map(([Name, { description }]) => ({
          VendorName: VENDOR,
          Name,
          VersioningSupported: true,
          Description: description,
        })),
        NextMarker,
      };
    },

    DescribeManagedRuleGroup({ VendorName, Name = '' }) {
      const { capacity, rules } = requireGroup(VendorName, Name);
      return {
        Capacity: capacity,
        Rules: rules.map(rule => ({ Name: rule, Action: { Block: {} } })),
        LabelNamespace: `awswaf:managed:aws:${Name}:`,
        AvailableLabels: [],
        ConsumedLabels: [],
      };
    },
  };
}

/** @throws WAFInvalidParameterException */
export function requireGroup(
  vendor: string | undefined,
  name = '',
): ManagedGroup {
  if (vendor === VENDOR && Object.hasOwn(GROUPS, name)) return GROUPS[name];
  throw invalidParameter(
    'The managed rule group could not be found.',
    'MANAGED_RULE_SET_STATEMENT',
    `${vendor}#${name}`,
  );
}
