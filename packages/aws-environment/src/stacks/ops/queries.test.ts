import { templateOf } from '../testing/templates';

const QUERY = 'AWS::Logs::QueryDefinition';

describe('the saved queries', () => {
  it.each([
    [
      'R158',
      'Find errors',
      'fields @timestamp, @message\n| filter @message like /ERROR/\n| stats count() by @message',
    ],
    [
      'R159',
      'API latency',
      'fields @duration\n| filter @duration > 500\n| stats avg(@duration), max(@duration), count()',
    ],
    [
      'R160',
      'Failed requests',
      'fields @message, statusCode\n| filter statusCode >= 400\n| stats count() by statusCode',
    ],
  ])(
    '%s F03 keep %s word for word, beside what works',
    (_, name, QueryString) => {
      templateOf('ops').hasResourceProperties(QUERY, {
        Name: `fckdoomscroll-production/${name} (as documented)`,
        LogGroupNames: ['/ecs/fckdoomscroll'],
        QueryString,
      });
    },
  );

  it('F03 are those that work alone, where that is asked for', () => {
    templateOf('ops').resourceCountIs(QUERY, 7);
    const template = templateOf('ops', {
      operations: { documentedQueries: false },
    });
    template.resourceCountIs(QUERY, 4);
    template.hasResourceProperties(QUERY, {
      Name: 'fckdoomscroll-production/Slow requests',
      QueryString:
        'filter duration > 500\n| stats count() as n by route\n| sort n desc',
    });
  });
});
