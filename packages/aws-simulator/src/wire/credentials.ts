import type { IncomingHttpHeaders } from 'node:http';

/** The account of callers whose access key does not name one. */
export const DEFAULT_ACCOUNT_ID = '123456789012';

export interface CredentialScope {
  accountId: string;
  region: string;
  /** The signing name of the service, or empty for an unsigned request. */
  service: string;
  callerArn: string;
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
  return {
    accountId,
    region: region || 'us-east-1',
    service,
    callerArn:
      (token ? readSessionToken(String(token)) : undefined) ??
      `arn:aws:iam::${accountId}:user/demo`,
  };
}

/** A session token that remembers whose session it is. */
export const writeSessionToken = (callerArn: string): string =>
  Buffer.from(callerArn).toString('base64url');

function readSessionToken(token: string): string | undefined {
  const arn = Buffer.from(token, 'base64url').toString();
  return arn.startsWith('arn:') ? arn : undefined;
}
