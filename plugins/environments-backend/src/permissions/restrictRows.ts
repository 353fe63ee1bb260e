import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { Knex } from 'knex';
import type { Restriction } from './environmentResource';

/** Where a row of `plans` or `deployments` has what a rule asks for. */
const EXPRESSIONS: Record<Restriction['to'], string> = {
  stage: "coalesce(spec->>'stage', '')",
  owner: "lower(coalesce(spec->>'owner', ''))",
  accountId: 'account_id',
};

/**
 * Narrows a query down to the plans or deployments that meet the conditions of
 * a permission, so that a limit counts only what is shown.
 */
export function restrictRows(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<Restriction>,
): void {
  if (isAndCriteria(criteria)) {
    query.where(all => {
      for (const each of criteria.allOf) restrictRows(all, each);
    });
  } else if (isOrCriteria(criteria)) {
    query.where(any => {
      for (const each of criteria.anyOf) {
        any.orWhere(one => restrictRows(one, each));
      }
    });
  } else if (isNotCriteria(criteria)) {
    query.whereNot(not => restrictRows(not, criteria.not));
  } else {
    const { to, among } = criteria;
    query.whereRaw(`${EXPRESSIONS[to]} = any(?::text[])`, [among]);
  }
}
