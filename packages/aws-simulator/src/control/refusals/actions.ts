import type { RequestContext } from '../../wire';

/** What IAM calls a service whose signing name differs. */
const IAM_PREFIXES: Record<string, string | undefined> = {
  monitoring: 'cloudwatch',
  tagging: 'tag',
};

/** Operations that are allowed by an action of another name. */
const ACTIONS: Record<string, string | undefined> = {
  's3:ListObjectsV2': 's3:ListBucket',
  's3:ListObjects': 's3:ListBucket',
  's3:HeadBucket': 's3:ListBucket',
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:HeadObject': 's3:GetObject',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
};

/** The IAM action that a request needs, such as `cloudwatch:GetMetricData`. */
export function actionOf({ service, operation }: RequestContext): string {
  const action = `${IAM_PREFIXES[service] ?? service}:${operation}`;
  return ACTIONS[action] ?? action;
}

type Members = Record<string, unknown>;

/** The last part of the ARN that a request is about. */
const RESOURCES: Record<
  string,
  ((input: Members) => string | undefined) | undefined
> = {
  cloudformation: ({ StackName }) => named('stack', StackName, '/*'),
  ecs: ({ cluster, services, service, tasks }) => {
    const [name] = [services, service, tasks].flat().filter(isText);
    const kind = tasks === undefined ? 'service' : 'task';
    return name === undefined
      ? named('cluster', cluster)
      : `${kind}/${cluster ?? 'default'}/${name}`;
  },
  logs: ({ logGroupName, logGroupNames }) => {
    const [name] = [logGroupName, logGroupNames].flat().filter(isText);
    return name && `log-group:${name}:log-stream:`;
  },
  rds: ({ DBInstanceIdentifier }) => `db:${DBInstanceIdentifier ?? '*'}`,
  secretsmanager: ({ SecretId }) =>
    isText(SecretId) ? `secret:${SecretId}` : undefined,
  ssm: ({ Name, Names }) => {
    const [name] = [Name, Names].flat().filter(isText);
    return name && `parameter/${name.replace(/^\//, '')}`;
  },
};

/**
 * What a request is about, as AWS names it in a denial; undefined for an
 * operation that has no resource.
 */
export function resourceOf(
  { service, region, accountId }: RequestContext,
  input: unknown,
): string | undefined {
  const members: Members =
    typeof input === 'object' && input !== null ? { ...input } : {};
  const arn = Object.values(members)
    .flat()
    .filter(isText)
    .find(text => text.startsWith('arn:'));
  if (arn) return arn;
  if (service === 's3') return bucketArn(members);
  const resource = RESOURCES[service]?.(members);
  return resource && `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

function bucketArn({ Bucket, Key }: Members): string | undefined {
  if (!isText(Bucket)) return undefined;
  return `"arn:aws:s3:::${Bucket}${isText(Key) ? `/${Key}` : ''}"`;
}

const named = (kind: string, name: unknown, rest = '') =>
  isText(name) ? `${kind}/${name}${rest}` : undefined;

const isText = (value: unknown): value is string => typeof value === 'string';
