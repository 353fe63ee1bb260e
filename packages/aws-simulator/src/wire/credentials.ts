import type { IncomingHttpHeaders } from 'node:http';

/** The account of callers whose access key does not name one. */
export const DEFAULT_ACCOUNT_ID = '123456789012';

export interface CredentialScope {
  accountId: string;
  region: string;
  /** The signing name of the service, or empty for an unsigned request. */
  service: string;
  callerArn: string;
  /** Of temporary credentials: from then on they are refused. */
  sessionEndsAt?: Date;
}

/**
 * Reads from a SigV4 signature who asks and for what. The signature itself is
 * not verified: any secret will do. An access key id that is a 12-digit number
 * is the id of the caller's account.
 */
export function readCredentialScope(
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
): CredentialScope {
  const credential =
    /Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1] ??
    query.get('X-Amz-Credential') ??
    '';
  const [accessKeyId = '', , region = '', service = ''] = credential.split('/');
  const accountId = /^\d{12}$/.test(accessKeyId)
    ? accessKeyId
    : DEFAULT_ACCOUNT_ID;
  const token =
    headers['x-amz-security-token'] ?? query.get('X-Amz-Security-Token');
  const session = token ? readSessionToken(String(token)) : undefined;
  return {
    accountId,
    region: region || 'us-east-1',
    service,
    callerArn: session?.callerArn ?? `arn:aws:iam::${accountId}:user/demo`,
    sessionEndsAt: session?.endsAt,
  };
}

interface Session {
  callerArn: string;
  endsAt: Date;
}

/** A session token that remembers whose session it is, and until when. */
export const writeSessionToken = ({ callerArn, endsAt }: Session): string =>
  Buffer.from(`${endsAt.toISOString()} ${callerArn}`).toString('base64url');

function readSessionToken(token: string): Session | undefined {
  const text = Buffer.from(token, 'base64url').toString();
  const [, endsAt, callerArn] = /^(\S+Z) (arn:.+)$/.exec(text) ?? [];
  return callerArn ? { callerArn, endsAt: new Date(endsAt) } : undefined;
}
