module.exports = require('../../eslint.house')(__dirname, {
  rules: {
    // A construct adds itself to its scope: making it is all there is to do.
    'no-new': 'off',
    'jest/expect-expect': [
      'warn',
      // The assertions of the CDK on templates.
      { assertFunctionNames: ['expect', '**.has*', '**.resource*CountIs'] },
    ],
  },
});
