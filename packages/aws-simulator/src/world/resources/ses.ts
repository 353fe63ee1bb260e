import type {
  BehaviorOnMxFailure,
  CreateConfigurationSetRequest,
  DkimSigningAttributesOrigin,
  DkimSigningKeyLength,
  EmailTemplateContent,
  EventDestination,
  PutAccountDetailsRequest,
  PutAccountSuppressionAttributesRequest,
  SuppressedDestination,
} from '@aws-sdk/client-sesv2';

/** `id` is the domain or the address. */
export interface EmailIdentityShape {
  name: string;
  /** When somebody followed the link that was sent to an address. */
  confirmedAt?: Date;
  dkim: {
    enabled: boolean;
    origin: DkimSigningAttributesOrigin;
    /** Three that AWS gives, or the one selector that the owner brings. */
    tokens: string[];
    keyLength: DkimSigningKeyLength;
    keyMadeAt: Date;
  };
  mailFrom?: { domain: string; setAt: Date };
  onMxFailure: BehaviorOnMxFailure;
  feedbackForwarding: boolean;
  configurationSetName?: string;
  policies: Record<string, string>;
}

/** `id` is the name. */
export type ConfigurationSetShape = Omit<
  CreateConfigurationSetRequest,
  'ConfigurationSetName' | 'Tags'
> & {
  name: string;
  eventDestinations: Array<EventDestination & { Name: string }>;
};

/** `id` is the name. */
export interface EmailTemplateShape {
  name: string;
  content: EmailTemplateContent;
}

/** `id` is the address. */
export type SuppressedDestinationShape = SuppressedDestination & {
  EmailAddress: string;
  LastUpdateTime: Date;
};

/** What an account has set in a region; `id` is `account`. */
export interface SesAccountShape {
  sendingEnabled: boolean;
  suppression: PutAccountSuppressionAttributesRequest;
  /** What AWS was told, for leaving the sandbox. */
  details?: PutAccountDetailsRequest & { askedAt: Date; caseId: string };
}

/** An e-mail that was accepted; `id` is the message's. */
export interface SentEmailShape {
  from: string;
  to: string[];
  /** Those of `to` that the suppression list keeps it from. */
  suppressed: string[];
  subject?: string;
  text?: string;
  configurationSetName?: string;
}
