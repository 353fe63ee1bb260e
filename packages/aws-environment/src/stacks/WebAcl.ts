import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

type Rule = CfnWebACL.RuleProperty;

/** WAF counts an address's requests over so long, in seconds. */
const RATE_WINDOW_SECONDS = 300;

/**
 * What is refused before it costs anything (R004, R202, F07): too many requests
 * to the API from one address, addresses of ill repute, and what looks like an
 * attack. A load balancer cannot do that itself.
 */
export class WebAcl extends Construct {
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    props: {
      /** CloudFront's lives in us-east-1, a load balancer's in its region. */
      guards: 'CLOUDFRONT' | 'REGIONAL';
      spec: EnvironmentSpec['edge'];
      names: EnvironmentNames;
    },
  ) {
    super(scope, id);
    const { guards, spec, names } = props;
    const acl = new CfnWebACL(this, 'Acl', {
      name: names.webAcl,
      description: 'Rate limit of the API, and rules that AWS manages',
      scope: guards,
      defaultAction: { allow: {} },
      visibilityConfig: visible(names.webAcl),
      rules: [
        rateLimit(0, spec.rateLimit),
        managed(1, 'AWSManagedRulesAmazonIpReputationList'),
        managed(2, 'AWSManagedRulesKnownBadInputsRuleSet'),
        managed(3, 'AWSManagedRulesCommonRuleSet', [
          // It refuses any body above 8 KB: every upload.
          'SizeRestrictions_BODY',
        ]),
      ],
    });
    this.arn = acl.attrArn;
    if (spec.wafLogging) {
      // They may be in one region, in two stacks, while one makes way for the
      // other.
      const suffix = guards === 'REGIONAL' ? '-alb' : '';
      this.logRefused(acl, {
        logGroupName: `${names.webAclLogGroup}${suffix}`,
        retention: spec.wafLogRetentionDays,
      });
    }
  }

  private logRefused(
    acl: CfnWebACL,
    log: { logGroupName: string; retention: number },
  ) {
    const group = new LogGroup(this, 'Log', {
      ...log,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const logging = new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      // Without the `:*` that the ARN of a log group ends with elsewhere.
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: log.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
          },
        ],
      },
      // Who is signed in is nobody's business.
      redactedFields: ['authorization', 'cookie'].map(name => ({
        singleHeader: { Name: name },
      })),
    });
    logging.node.addDependency(group);
  }
}

/** Counts for each address what it asks of the API. */
function rateLimit(priority: number, limit: number): Rule {
  return {
    name: 'RateLimit',
    priority,
    action: { block: { customResponse: { responseCode: 429 } } },
    visibilityConfig: visible('RateLimit'),
    statement: {
      rateBasedStatement: {
        limit,
        evaluationWindowSec: RATE_WINDOW_SECONDS,
        aggregateKeyType: 'IP',
        scopeDownStatement: {
          byteMatchStatement: {
            fieldToMatch: { uriPath: {} },
            positionalConstraint: 'STARTS_WITH',
            searchString: '/api/',
            textTransformations: [{ priority: 0, type: 'NONE' }],
          },
        },
      },
    },
  };
}

function managed(priority: number, name: string, counted: string[] = []): Rule {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    visibilityConfig: visible(name),
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ...(counted.length > 0 && {
          ruleActionOverrides: counted.map(rule => ({
            name: rule,
            actionToUse: { count: {} },
          })),
        }),
      },
    },
  };
}

function visible(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return {
    cloudWatchMetricsEnabled: true,
    metricName,
    sampledRequestsEnabled: true,
  };
}
