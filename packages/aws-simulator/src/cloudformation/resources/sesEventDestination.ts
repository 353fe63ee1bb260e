import type { EventType } from '@aws-sdk/client-sesv2';
import { z } from 'zod';
import { flag, text } from '../ResourceProvider';

const EVENTS = {
  bounce: 'BOUNCE',
  click: 'CLICK',
  complaint: 'COMPLAINT',
  delivery: 'DELIVERY',
  deliveryDelay: 'DELIVERY_DELAY',
  open: 'OPEN',
  reject: 'REJECT',
  renderingFailure: 'RENDERING_FAILURE',
  send: 'SEND',
  subscription: 'SUBSCRIPTION',
} as const satisfies Record<string, EventType>;
const eventNames = Object.keys(EVENTS) as Array<keyof typeof EVENTS>;

const VALUE_SOURCES = {
  emailHeader: 'EMAIL_HEADER',
  linkTag: 'LINK_TAG',
  messageTag: 'MESSAGE_TAG',
} as const;

/** An event destination in the words of CloudFormation, put into those of SES. */
export const eventDestination = z.strictObject({
  CloudWatchDestination: z
    .strictObject({
      DimensionConfigurations: z
        .array(
          z.strictObject({
            DefaultDimensionValue: text,
            DimensionName: text,
            DimensionValueSource: z
              .enum(['emailHeader', 'linkTag', 'messageTag'])
              .transform(source => VALUE_SOURCES[source]),
          }),
        )
        .optional(),
    })
    .transform(({ DimensionConfigurations }) => ({
      DimensionConfigurations: DimensionConfigurations ?? [],
    }))
    .optional(),
  Enabled: flag.optional(),
  EventBridgeDestination: z.strictObject({ EventBusArn: text }).optional(),
  KinesisFirehoseDestination: z
    .strictObject({ DeliveryStreamARN: text, IAMRoleARN: text })
    .transform(({ DeliveryStreamARN, IAMRoleARN }) => ({
      DeliveryStreamArn: DeliveryStreamARN,
      IamRoleArn: IAMRoleARN,
    }))
    .optional(),
  MatchingEventTypes: z.array(
    z
      .string()
      .transform(name => eventNames.find(each => sameEvent(each, name)) ?? name)
      .pipe(z.enum(eventNames))
      .transform(name => EVENTS[name]),
  ),
  Name: text.optional(),
  SnsDestination: z
    .strictObject({ TopicARN: text })
    .transform(({ TopicARN }) => ({ TopicArn: TopicARN }))
    .optional(),
});

/** CloudFormation takes `renderingFailure` as well as `RENDERING_FAILURE`. */
const sameEvent = (name: keyof typeof EVENTS, written: string) =>
  EVENTS[name] === written || name.toLowerCase() === written.toLowerCase();
