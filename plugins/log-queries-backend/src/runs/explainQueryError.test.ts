import {
  LimitExceededException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs';
import { explainQueryError } from './explainQueryError';

const run = {
  query_string: 'fields @message',
  account_id: '123456789012',
  region: 'us-east-1',
  log_group_names: ['/ecs/shop-production'],
};

describe('explainQueryError', () => {
  it('gives the statement that a role lacks', () => {
    const denied = Object.assign(
      new Error(
        'User: portal is not authorized to perform: logs:StartQuery on resource: x',
      ),
      { name: 'AccessDeniedException' },
    );
    expect(explainQueryError(denied, run)).toMatchObject({
      kind: 'access-denied',
      action: 'logs:StartQuery',
      remedy: expect.stringContaining(
        '{"Effect":"Allow","Action":"logs:StartQuery","Resource":["arn:aws:logs:us-east-1:123456789012:log-group:/ecs/shop-production:*"]}',
      ),
    });
  });

  it('tells the quota from throttling', () => {
    const quota = new LimitExceededException({
      message: 'Account maximum query concurrency limit of [100] reached.',
      $metadata: {},
    });
    expect(explainQueryError(quota, run).message).toMatch(
      /as many queries as AWS lets it/,
    );
  });

  it('names the log groups of which one is gone', () => {
    const gone = new ResourceNotFoundException({
      message: 'Log group does not exist',
      $metadata: {},
    });
    expect(explainQueryError(gone, run)).toMatchObject({
      kind: 'not-found',
      remedy: expect.stringContaining('/ecs/shop-production'),
    });
  });
});
