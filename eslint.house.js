const backstage = require('@backstage/cli/config/eslint-factory');

/**
 * Backstage's rules, but for one: a file may be read from the top, callers
 * above what they call. Use before definition in the same scope, which would
 * fail when it runs, is still an error.
 */
module.exports = (dir, { rules, ...extra } = {}) =>
  backstage(dir, {
    ...extra,
    rules: {
      '@typescript-eslint/no-use-before-define': [
        'error',
        { functions: false, classes: false, variables: false },
      ],
      ...rules,
    },
  });
