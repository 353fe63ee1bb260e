import type {
  IPSet,
  LoggingConfiguration,
  Scope,
  WebACL,
} from '@aws-sdk/client-wafv2';

/** `id` is the ARN. */
export interface WebAclShape {
  scope: Scope;
  /** Another with each change. */
  lockToken: string;
  acl: Omit<WebACL, 'Rules'> & { Name: string; Id: string };
  /** JSON, since rules contain bytes. */
  rules: string;
  logging?: LoggingConfiguration;
}

/** `id` is the ARN of what is protected; there is one for each. */
export interface WebAclAssociationShape {
  webAclArn: string;
}

/** `id` is the ARN. */
export interface IpSetShape {
  scope: Scope;
  lockToken: string;
  set: IPSet & { Name: string; Id: string };
}
