import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import type { Knex } from 'knex';
import type { EnvironmentResource, Restriction } from './environmentResource';
import { restrictRows } from './restrictRows';

/** Narrows a query down to the rows that may be seen, for `modify`. */
export type Narrow = (query: Knex.QueryBuilder) => void;

/** For what the portal reads for itself. */
export const everything: Narrow = () => {};

/**
 * What somebody sees of environments, plans and deployments: what any of some
 * permissions lets them, and what they have asked for themselves.
 */
export class Sight {
  constructor(
    private readonly seer: {
      /** An entity reference, or the name of a service. */
      name: string;
      decisions: readonly PolicyDecision[];
      rules: PermissionRuleset<EnvironmentResource, Restriction>;
    },
  ) {}

  /** Whether nothing is hidden, so that nobody has to look closer. */
  get isUnlimited(): boolean {
    return this.seer.decisions.some(
      ({ result }) => result === AuthorizeResult.ALLOW,
    );
  }

  includes(environment: EnvironmentResource): boolean {
    const { decisions, rules } = this.seer;
    const isAllowed = createConditionAuthorizer(rules);
    return decisions.some(decision => isAllowed(decision, environment));
  }

  /** To the plans or deployments that they see. */
  readonly narrow: Narrow = query => {
    if (this.isUnlimited) return;
    const { decisions, name, rules } = this.seer;
    const toRestrictions = createConditionTransformer(rules);
    query.where(any => {
      any.where({ requested_by: name });
      for (const decision of decisions) {
        if (decision.result !== AuthorizeResult.CONDITIONAL) continue;
        const restrictions = toRestrictions(decision.conditions);
        any.orWhere(one => restrictRows(one, restrictions));
      }
    });
  };
}
