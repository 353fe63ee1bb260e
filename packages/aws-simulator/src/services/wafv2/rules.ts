import type { Rule, Statement } from '@aws-sdk/client-wafv2';
import type { Region } from '../../world/Region';
import { requireGroup } from './managedRuleGroups';
import {
  duplicate,
  invalidParameter,
  limitExceeded,
  nonexistent,
} from './refusals';

/** @see https://docs.aws.amazon.com/waf/latest/developerguide/limits.html */
const MOST_CAPACITY = 5000;
const RATES = { least: 10, most: 2_000_000_000 };
const WINDOWS_SECONDS = [60, 120, 300, 600];

/** @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-list.html */
const TRANSFORMATION_CAPACITY = 10;
const CUSTOM_KEY_CAPACITY = 30;

/**
 * What rules cost in web ACL capacity units.
 *
 * @throws WAFInvalidParameterException, WAFNonexistentItemException,
 *   WAFDuplicateItemException and WAFLimitsExceededException for rules that
 *   cannot be
 */
export function capacityOf(region: Region, rules: Rule[]): number {
  assertUnique(rules.map(each => each.Name));
  assertUnique(rules.map(each => each.Priority));
  const capacity = rules
    .map(rule => {
      assertAction(rule);
      return ofStatement(region, rule.Statement ?? {}, rule.Name ?? '');
    })
    .reduce((sum, each) => sum + each, 0);
  if (capacity > MOST_CAPACITY) throw limitExceeded();
  return capacity;
}

function assertUnique(values: unknown[]) {
  if (new Set(values).size < values.length) throw duplicate();
}

const EXACTLY_ONE =
  'You have used none or multiple values for a field that requires exactly one value.';

/** Groups of rules have actions of their own, which can be overridden. */
function assertAction({ Name = '', Statement: what, ...rule }: Rule) {
  const isGroup =
    what?.ManagedRuleGroupStatement ?? what?.RuleGroupReferenceStatement;
  const isRight = isGroup
    ? rule.OverrideAction && !rule.Action
    : rule.Action && !rule.OverrideAction;
  if (!isRight) throw invalidParameter(EXACTLY_ONE, 'RULE', Name);
}

function ofStatement(
  region: Region,
  statement: Statement,
  ruleName: string,
): number {
  const kinds = Object.entries(statement).filter(
    ([, value]) => value !== undefined,
  );
  if (kinds.length !== 1) {
    throw invalidParameter(EXACTLY_ONE, 'STATEMENT', ruleName);
  }
  const nested = (each: Statement | undefined) =>
    each ? ofStatement(region, each, ruleName) : 0;
  const all = (list: Statement[] = []) =>
    list.map(nested).reduce((sum, each) => sum + each, 0);
  const rate = statement.RateBasedStatement;
  const group = statement.ManagedRuleGroupStatement;
  if (rate) {
    assertRate(rate.Limit, rate.EvaluationWindowSec);
    return (
      2 +
      CUSTOM_KEY_CAPACITY * (rate.CustomKeys?.length ?? 0) +
      nested(rate.ScopeDownStatement)
    );
  }
  if (group) {
    return (
      requireGroup(group.VendorName, group.Name).capacity +
      nested(group.ScopeDownStatement)
    );
  }
  const ipSet = statement.IPSetReferenceStatement?.ARN;
  if (ipSet !== undefined && !region.ipSets.has(ipSet)) throw nonexistent();
  return (
    nested(statement.NotStatement?.Statement) +
    all(statement.AndStatement?.Statements) +
    all(statement.OrStatement?.Statements) +
    ofMatch(statement)
  );
}

/** What a statement that looks at a part of the request costs. */
function ofMatch(statement: Statement): number {
  const bytes = statement.ByteMatchStatement;
  if (bytes) {
    const contains = bytes.PositionalConstraint?.startsWith('CONTAINS');
    return (contains ? 10 : 2) + ofTransformations(bytes);
  }
  if (statement.SqliMatchStatement) {
    return 20 + ofTransformations(statement.SqliMatchStatement);
  }
  if (statement.XssMatchStatement) {
    return 40 + ofTransformations(statement.XssMatchStatement);
  }
  if (statement.RegexMatchStatement) {
    return 3 + ofTransformations(statement.RegexMatchStatement);
  }
  const isCombined =
    statement.AndStatement ?? statement.OrStatement ?? statement.NotStatement;
  return isCombined ? 0 : 1;
}

const ofTransformations = ({
  TextTransformations: list = [],
}: {
  TextTransformations?: Array<{ Type?: string }>;
}) =>
  TRANSFORMATION_CAPACITY * list.filter(each => each.Type !== 'NONE').length;

function assertRate(limit: number | undefined, windowSeconds = 300) {
  if (limit === undefined || limit < RATES.least || limit > RATES.most) {
    throw invalidParameter(
      `The rate limit has to be from ${RATES.least} to ${RATES.most}`,
      'RATE_BASED_STATEMENT',
      String(limit),
    );
  }
  if (!WINDOWS_SECONDS.includes(windowSeconds)) {
    throw invalidParameter(
      `The evaluation window has to be one of ${WINDOWS_SECONDS.join(', ')}`,
      'RATE_BASED_STATEMENT',
      String(windowSeconds),
    );
  }
}
