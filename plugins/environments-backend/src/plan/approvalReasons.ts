import type {
  ApprovalReason,
  PlannedPrice,
  PlannedStack,
} from '@quarterdeck/plugin-environments-common';

/** When somebody else has to approve, as the configuration has it. */
export interface ApprovalRules {
  stages: string[];
  monthlyUsd?: number;
  monthlyIncreaseUsd?: number;
  dataChanges: boolean;
}

/** Why a plan needs approval; nothing when it does not. */
export function approvalReasons(
  rules: ApprovalRules,
  plan: {
    stage: string;
    price?: Pick<PlannedPrice, 'afterUsd' | 'differenceUsd'>;
    stacks: readonly Pick<PlannedStack, 'changes'>[];
  },
): ApprovalReason[] {
  const { stage, price, stacks } = plan;
  const reasons: ApprovalReason[] = [];
  if (rules.stages.includes(stage)) {
    reasons.push({
      rule: 'stage',
      message: `Whatever is of the stage ${stage} needs approval.`,
    });
  }
  const { monthlyUsd, monthlyIncreaseUsd } = rules;
  if (price && monthlyUsd !== undefined && price.afterUsd > monthlyUsd) {
    reasons.push({
      rule: 'price',
      message: `It costs $${price.afterUsd} a month, more than $${monthlyUsd}.`,
    });
  }
  if (
    price &&
    monthlyIncreaseUsd !== undefined &&
    price.differenceUsd > monthlyIncreaseUsd
  ) {
    reasons.push({
      rule: 'price-increase',
      message: `It costs $${price.differenceUsd} a month more than before; up to $${monthlyIncreaseUsd} nobody is asked.`,
    });
  }
  const dangerous = stacks
    .flatMap(({ changes }) => changes)
    .filter(({ isDangerous }) => isDangerous);
  if (rules.dataChanges && dangerous.length > 0) {
    reasons.push({
      rule: 'data',
      message: `Data is at stake: ${dangerous
        .map(({ logicalId, action }) => `${logicalId} (${action})`)
        .join(', ')}.`,
    });
  }
  return reasons;
}

/** Whether a plan is needed to know that nobody has to approve. */
export function needsPlan(
  rules: ApprovalRules,
  environmentExists: boolean,
): boolean {
  return environmentExists && rules.dataChanges;
}
