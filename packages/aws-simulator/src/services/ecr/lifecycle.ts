import type * as ecr from '@aws-sdk/client-ecr';
import { z } from 'zod';
import type { Resource } from '../../world/Resource';
import type { ImageShape } from '../../world/resources/ecr';
import { invalidParameter } from './errors';
import { wildcard } from './repositories';

const DAY_MS = 24 * 3600 * 1000;

const selection = z
  .strictObject({
    tagStatus: z.enum(['tagged', 'untagged', 'any']),
    tagPrefixList: z.array(z.string()).optional(),
    tagPatternList: z.array(z.string()).optional(),
    countType: z.enum(['imageCountMoreThan', 'sinceImagePushed']),
    countUnit: z.literal('days').optional(),
    countNumber: z.int().min(1),
  })
  .refine(
    ({ countType, countUnit }) =>
      (countType === 'sinceImagePushed') === (countUnit !== undefined),
    'countUnit is for sinceImagePushed',
  )
  .refine(
    ({ tagStatus, tagPrefixList, tagPatternList }) =>
      (tagStatus === 'tagged') ===
      Boolean(tagPrefixList?.length ?? tagPatternList?.length),
    'a list of prefixes or patterns is for tagStatus=tagged',
  );

const policySchema = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        rulePriority: z.int().min(1),
        description: z.string().max(256).optional(),
        selection,
        action: z.strictObject({ type: z.literal('expire') }),
      }),
    )
    .min(1)
    .max(50),
});

type Rule = z.output<typeof policySchema>['rules'][number];

/**
 * The rules of a policy by priority.
 * @throws InvalidParameterException
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 */
export function parseLifecyclePolicy(text: string): Rule[] {
  const refused = (why: string) =>
    invalidParameter(
      'LifecyclePolicyText',
      `Lifecycle policy validation failure: ${why}`,
    );
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refused(`string [${text}] is not valid JSON: ${error}`);
  }
  const parsed = policySchema.safeParse(json);
  if (!parsed.success) throw refused(z.prettifyError(parsed.error));
  const rules = [...parsed.data.rules].sort(
    (a, b) => a.rulePriority - b.rulePriority,
  );
  const priorities = rules.map(rule => rule.rulePriority);
  if (new Set(priorities).size < priorities.length) {
    throw refused('Rule priorities must be unique');
  }
  const any = rules.findIndex(rule => rule.selection.tagStatus === 'any');
  if (any >= 0 && any < rules.length - 1) {
    throw refused(
      'Rules with TagStatus=Any must have the lowest priority in the policy',
    );
  }
  return rules;
}

type Image = Resource<ImageShape>;

/** An image that a policy expires, and the priority of the rule that does. */
export interface Expiry {
  image: Image;
  rulePriority: number;
}

/**
 * What a policy expires now. An image whose tags fit a rule is beyond the reach
 * of the rules after it, which count it all the same.
 */
export function expiredImages(
  rules: Rule[],
  images: Image[],
  now: Date,
): Expiry[] {
  const settled = new Set<string>();
  return rules.flatMap(({ selection: chosen, rulePriority }) => {
    const fitting = images
      .filter(image => fits(image, chosen))
      .sort((a, b) => b.shape.pushedAt.getTime() - a.shape.pushedAt.getTime());
    const due = fitting.filter((image, index) =>
      chosen.countType === 'imageCountMoreThan'
        ? index >= chosen.countNumber
        : now.getTime() - image.shape.pushedAt.getTime() >
          chosen.countNumber * DAY_MS,
    );
    const expired = due.filter(({ id }) => !settled.has(id));
    for (const { id } of fitting) settled.add(id);
    return expired.map(image => ({ image, rulePriority }));
  });
}

function fits({ shape }: Image, chosen: Rule['selection']): boolean {
  switch (chosen.tagStatus) {
    case 'any':
      return true;
    case 'untagged':
      return shape.tags.length === 0;
    default:
      return chosen.tagPatternList
        ? chosen.tagPatternList.every(pattern =>
            shape.tags.some(tag => wildcard(pattern).test(tag)),
          )
        : (chosen.tagPrefixList ?? []).every(prefix =>
            shape.tags.some(tag => tag.startsWith(prefix)),
          );
  }
}

export const previewOf = ({
  image: { shape },
  rulePriority,
}: Expiry): ecr.LifecyclePolicyPreviewResult => ({
  imageDigest: shape.digest,
  imageTags: shape.tags,
  imagePushedAt: shape.pushedAt,
  action: { type: 'EXPIRE' },
  appliedRulePriority: rulePriority,
});
