/** `id` is the ARN. */
export interface TopicShape {
  name: string;
  displayName?: string;
  policy?: string;
  fifo?: boolean;
  /** Others that were set, by name. */
  attributes?: Record<string, string>;
}

/** `id` is the ARN. */
export interface SubscriptionShape {
  topicArn: string;
  protocol: string;
  endpoint: string;
  /** Until somebody follows the link that was sent to the endpoint. */
  pendingSince?: Date;
  /** Those that were set, by name. */
  attributes?: Record<string, string>;
}

/** What went to a topic; `id` is the message's. */
export interface PublishedMessageShape {
  topicArn: string;
  subject?: string;
  message: string;
  deliveries: Array<{ protocol: string; endpoint: string }>;
}
