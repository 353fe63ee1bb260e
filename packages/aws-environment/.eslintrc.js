module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    'jest/expect-expect': [
      'warn',
      // The assertions of the CDK on templates.
      { assertFunctionNames: ['expect', '**.has*', '**.resource*CountIs'] },
    ],
  },
});
