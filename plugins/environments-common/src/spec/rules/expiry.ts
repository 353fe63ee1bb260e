import type { Rule } from './Rule';

const notInProduction: Rule = spec => {
  if (!spec.expiresOn || spec.stage !== 'production') return undefined;
  return {
    path: ['expiresOn'],
    message:
      'A production environment has no last day; leave it out, or choose another stage.',
  };
};

export const expiryRules = [notInProduction];
