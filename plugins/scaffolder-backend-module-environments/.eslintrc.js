module.exports = require('../../eslint.house')(__dirname, {
  rules: {
    // Tests run the action against the backend that it asks in the portal.
    '@backstage/no-mixed-plugin-imports': [
      'warn',
      { excludedFiles: ['**/src/__testUtils__/**'] },
    ],
  },
});
