import type { z } from 'zod';
import { databaseRules } from './database';
import { domainRules } from './domain';
import { nameRules } from './names';
import { networkRules } from './network';
import { operationsRules } from './operations';
import { expiryRules } from './expiry';
import type { Fields, Rule } from './Rule';
import { serviceRules } from './service';

const RULES: Rule[] = [
  ...nameRules,
  ...domainRules,
  ...networkRules,
  ...serviceRules,
  ...databaseRules,
  ...operationsRules,
  ...expiryRules,
];

/** Checks what fields say together: what AWS would refuse, and what would not work. */
export function checkRules(
  spec: Fields,
  context: z.core.$RefinementCtx<Fields>,
): void {
  for (const rule of RULES) {
    const issue = rule(spec);
    if (issue) context.addIssue({ code: 'custom', ...issue });
  }
}
