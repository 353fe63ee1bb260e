import * as budgets from '@aws-sdk/client-budgets';
import type { Handlers, RequestContext } from '../../wire';
import { tagList, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { globalPlaceOf } from '../Place';
import { createBudget, requireBudget, updateBudget } from './budgets';
import { describeBudget } from './calculatedSpend';
import { budgetsPage, invalidParameter, notFound } from './errors';
import { notificationHandlers } from './notifications';

/** AWS Budgets; what is spent follows from what there is. */
export function budgetsHandlers(world: World): Handlers<typeof budgets> {
  return {
    ...budgetHandlers(world),
    ...notificationHandlers(world),
    ...tagHandlers(world),
  };
}

function budgetHandlers(world: World) {
  /** Of the caller's own account only. */
  const placeOfAccount = (
    accountId: string | undefined,
    context: RequestContext,
  ) => {
    if (accountId === context.accountId) return globalPlaceOf(world, context);
    throw new budgets.AccessDeniedException({
      message: `Account ${context.accountId} is not authorized to access the budgets of account ${accountId}.`,
      $metadata: {},
    });
  };

  return {
    CreateBudget(input, context) {
      const place = placeOfAccount(input.AccountId, context);
      if (!input.Budget) throw invalidParameter('Budget is required.');
      createBudget(
        place,
        input.Budget,
        input.NotificationsWithSubscribers ?? [],
        { tags: tagsOf(input.ResourceTags) },
      );
      world.changed();
      return {};
    },

    DescribeBudget({ AccountId, BudgetName }, context) {
      const place = placeOfAccount(AccountId, context);
      return {
        Budget: describeBudget(place, requireBudget(place, BudgetName)),
      };
    },

    DescribeBudgets(input, context) {
      const place = placeOfAccount(input.AccountId, context);
      const { items, next } = budgetsPage(
        place.region.budgets.all(),
        input,
        ({ id }) => id,
      );
      return {
        Budgets: items.map(each => describeBudget(place, each)),
        NextToken: next,
      };
    },

    UpdateBudget({ AccountId, NewBudget }, context) {
      const place = placeOfAccount(AccountId, context);
      if (!NewBudget) throw invalidParameter('NewBudget is required.');
      updateBudget(place, NewBudget);
      world.changed();
      return {};
    },

    DeleteBudget({ AccountId, BudgetName }, context) {
      const place = placeOfAccount(AccountId, context);
      place.region.budgets.delete(requireBudget(place, BudgetName).id);
      world.changed();
      return {};
    },
  } satisfies Handlers<typeof budgets>;
}

function tagHandlers(world: World) {
  const requireByArn = (arn: string | undefined, context: RequestContext) => {
    const found = globalPlaceOf(world, context).region.budgets.byArn(arn);
    if (!found) throw notFound(`Unable to find the resource ${arn}.`);
    return found;
  };
  return {
    ListTagsForResource: ({ ResourceARN }, context) => ({
      ResourceTags: tagList(requireByArn(ResourceARN, context).tags),
    }),

    TagResource({ ResourceARN, ResourceTags }, context) {
      Object.assign(
        requireByArn(ResourceARN, context).tags,
        tagsOf(ResourceTags),
      );
      world.changed();
      return {};
    },

    UntagResource({ ResourceARN, ResourceTagKeys = [] }, context) {
      const { tags } = requireByArn(ResourceARN, context);
      for (const key of ResourceTagKeys) delete tags[key];
      world.changed();
      return {};
    },
  } satisfies Handlers<typeof budgets>;
}
