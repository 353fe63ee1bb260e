import { contextOf } from './context';
import { evaluate } from './evaluate';
import { MalformedPolicy, parsePolicy } from './PolicyDocument';

type Statement = Record<string, unknown>;

const decide = (
  statements: Statement[],
  action: string,
  resource = '*',
  context: Record<string, string | string[]> = {},
) =>
  evaluate(
    [
      {
        id: 'p',
        document: parsePolicy(
          JSON.stringify({ Version: '2012-10-17', Statement: statements }),
          'identity',
        ),
      },
    ],
    {
      action,
      resource,
      context: contextOf(
        Object.entries(context).map(
          ([key, value]) => [key, [value].flat()] as const,
        ),
      ),
    },
  ).decision;

const allow = (more: Statement = {}): Statement => ({
  Effect: 'Allow',
  ...('NotAction' in more ? {} : { Action: 's3:Get*' }),
  ...('NotResource' in more ? {} : { Resource: '*' }),
  ...more,
});
const when = (operator: string, key: string, value: unknown) =>
  allow({ Condition: { [operator]: { [key]: value } } });

describe('the evaluation of policies', () => {
  it('denies what nothing permits, and what anything denies', () => {
    expect(decide([allow()], 's3:GetObject')).toBe('allowed');
    expect(decide([allow()], 's3:getobject')).toBe('allowed');
    expect(decide([allow()], 's3:PutObject')).toBe('implicitDeny');
    const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
    expect(decide([allow(), deny], 's3:GetObject')).toBe('explicitDeny');
  });

  it('compares resources part by part', () => {
    const one = allow({ Resource: 'arn:aws:s3:::shop-*/public/?.png' });
    expect(
      decide([one], 's3:GetObject', 'arn:aws:s3:::shop-1/public/a.png'),
    ).toBe('allowed');
    expect(
      decide([one], 's3:GetObject', 'arn:aws:s3:::shop-1/public/ab.png'),
    ).toBe('implicitDeny');
    const service = allow({
      Action: 'ecs:*',
      Resource: 'arn:aws:ecs:*:1:service/*',
    });
    expect(
      decide(
        [service],
        'ecs:UpdateService',
        'arn:aws:ecs:eu-west-1:1:service/a/b',
      ),
    ).toBe('allowed');
    expect(
      decide(
        [service],
        'ecs:UpdateService',
        'arn:aws:ecs:eu-west-1:2:service/a',
      ),
    ).toBe('implicitDeny');
  });

  it('turns NotAction and NotResource around', () => {
    const statement = allow({
      NotAction: 'iam:*',
      NotResource: 'arn:aws:s3:::secret',
    });
    expect(decide([statement], 's3:GetObject')).toBe('allowed');
    expect(decide([statement], 'iam:GetRole')).toBe('implicitDeny');
    expect(decide([statement], 's3:GetObject', 'arn:aws:s3:::secret')).toBe(
      'implicitDeny',
    );
  });

  it('fills in variables', () => {
    const home = allow({ Resource: 'arn:aws:s3:::home/${aws:username}/*' });
    const path = 'arn:aws:s3:::home/ann/file';
    expect(
      decide([home], 's3:GetObject', path, { 'aws:username': 'ann' }),
    ).toBe('allowed');
    expect(decide([home], 's3:GetObject', path)).toBe('implicitDeny');
  });

  it.each<[string, string, unknown, string | string[] | undefined, boolean]>([
    ['StringEquals', 'k', ['a', 'b'], 'b', true],
    ['StringEquals', 'k', 'a', 'A', false],
    ['StringEquals', 'k', 'a', undefined, false],
    ['StringEqualsIfExists', 'k', 'a', undefined, true],
    ['StringEqualsIgnoreCase', 'k', 'a', 'A', true],
    ['StringNotEquals', 'k', 'a', undefined, true],
    ['StringNotEquals', 'k', ['a', 'b'], 'b', false],
    ['StringLike', 'k', 'repo:o/r:*', 'repo:o/r:environment:p', true],
    ['StringNotLike', 'k', 'repo:*', 'repo:o', false],
    ['ArnLike', 'k', 'arn:aws:sns:*:1:t*', 'arn:aws:sns:eu:1:topic', true],
    ['ArnNotLike', 'k', 'arn:aws:sns:*:1:t*', 'arn:aws:sns:eu:1:t', false],
    ['Bool', 'k', true, 'true', true],
    ['Bool', 'k', 'false', 'true', false],
    ['IpAddress', 'k', '10.0.0.0/8', '10.2.3.4', true],
    ['IpAddress', 'k', ['10.0.0.0/8', '2001:db8::/32'], '2001:db8::1', true],
    ['NotIpAddress', 'k', '10.0.0.0/8', '11.2.3.4', true],
    ['NumericLessThan', 'k', 10, '9', true],
    ['NumericGreaterThanEquals', 'k', '10', '9', false],
    ['DateLessThan', 'k', '2026-01-01T00:00:00Z', '2025-06-01', true],
    ['Null', 'k', 'true', undefined, true],
    ['Null', 'k', 'true', 'a', false],
    ['ForAllValues:StringEquals', 'k', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', 'k', ['a', 'b'], undefined, true],
    ['ForAnyValue:StringLike', 'k', 'a*', ['c', 'ab'], true],
    ['ForAnyValue:StringLike', 'k', 'a*', undefined, false],
  ])('%s %s %j with %j: %j', (operator, key, wanted, given, holds) => {
    expect(
      decide(
        [when(operator, key, wanted)],
        's3:GetObject',
        '*',
        given === undefined ? {} : { K: given },
      ),
    ).toBe(holds ? 'allowed' : 'implicitDeny');
  });
});

describe('a policy document', () => {
  const parse = (statement: object, kind: 'identity' | 'trust' = 'identity') =>
    parsePolicy(
      JSON.stringify({ Version: '2012-10-17', Statement: statement }),
      kind,
    );

  it.each<[string, () => unknown, string]>([
    ['no JSON', () => parsePolicy('{', 'identity'), 'invalid Json'],
    [
      'another version',
      () => parsePolicy('{"Version":"2026-01-01","Statement":[]}', 'identity'),
      'Syntax errors in policy.',
    ],
    ['an unknown member', () => parse({ Efect: 'Allow' }), 'Syntax errors'],
    [
      'no action',
      () => parse({ Effect: 'Allow', Resource: '*' }),
      'must contain actions',
    ],
    [
      'an action without a service',
      () => parse({ Effect: 'Allow', Action: 'Get', Resource: '*' }),
      'prefaced by a vendor',
    ],
    [
      'no resource',
      () => parse({ Effect: 'Allow', Action: 's3:Get' }),
      'must contain resources',
    ],
    [
      'a resource that is no ARN',
      () => parse({ Effect: 'Allow', Action: 's3:Get', Resource: 'bucket' }),
      'Resource bucket must be in ARN format or "*".',
    ],
    [
      'a principal in a policy of its own',
      () => parse({ ...allow(), Principal: '*' }),
      'should not specify a principal',
    ],
    [
      'trust in nobody',
      () => parse({ Effect: 'Allow', Action: 'sts:AssumeRole' }, 'trust'),
      'Missing required field Principal',
    ],
    [
      'trust in a resource',
      () => parse({ ...allow(), Action: 'sts:AssumeRole' }, 'trust'),
      'Has prohibited field Resource',
    ],
  ])('is refused with %s', (_what, read, message) => {
    expect(read).toThrow(MalformedPolicy);
    expect(read).toThrow(message);
  });
});
