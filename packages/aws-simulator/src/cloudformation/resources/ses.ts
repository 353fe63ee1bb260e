import { z } from 'zod';
import {
  createConfigurationSet,
  deleteEventDestination,
  putEventDestination,
} from '../../services/ses/configurationSets';
import {
  createIdentity,
  dkimRecords,
  type EmailIdentity,
  requireIdentity,
  setMailFrom,
} from '../../services/ses/identities';
import {
  assertContent,
  createTemplate,
  requireTemplate,
} from '../../services/ses/templates';
import {
  flag,
  number,
  type ProviderContext,
  requireResource,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import { callService, callToRemove } from './callService';
import { generatedName } from './names';
import { originOf } from './originOf';
import { eventDestination } from './sesEventDestination';

const call = <Result>(work: () => Result) => callService('SesV2', work);
const callToDelete = (work: () => void) => callToRemove('SesV2', work);

const identityProperties = {
  ConfigurationSetAttributes: z
    .strictObject({ ConfigurationSetName: text.optional() })
    .optional(),
  DkimAttributes: z
    .strictObject({ SigningEnabled: flag.optional() })
    .optional(),
  DkimSigningAttributes: z
    .strictObject({
      DomainSigningPrivateKey: text.optional(),
      DomainSigningSelector: text.optional(),
      NextSigningKeyLength: z.enum(['RSA_1024_BIT', 'RSA_2048_BIT']).optional(),
    })
    .optional(),
  EmailIdentity: text,
  FeedbackAttributes: z
    .strictObject({ EmailForwardingEnabled: flag.optional() })
    .optional(),
  MailFromAttributes: z
    .strictObject({
      BehaviorOnMxFailure: z
        .enum(['REJECT_MESSAGE', 'USE_DEFAULT_VALUE'])
        .optional(),
      MailFromDomain: text.optional(),
    })
    .optional(),
};

export const emailIdentity = resourceProvider({
  type: 'AWS::SES::EmailIdentity',
  seconds: 2,
  properties: identityProperties,
  replacedBy: ['EmailIdentity'],
  create(properties, context) {
    const identity = call(() =>
      createIdentity(context, properties, originOf(context, properties.Tags)),
    );
    configure(identity, properties, context);
    return identityMade(identity);
  },
  update(properties, existing, context) {
    const identity = call(() => requireIdentity(context, existing.physicalId));
    configure(identity, properties, context);
    identity.tags = tagsFor(context, properties.Tags);
    return identityMade(identity);
  },
  delete({ physicalId }, context) {
    callToDelete(() => {
      const { id } = requireIdentity(context, physicalId);
      context.region.emailIdentities.delete(id);
    });
  },
});

function configure(
  identity: EmailIdentity,
  properties: z.output<z.ZodObject<typeof identityProperties>>,
  context: ProviderContext,
) {
  const { shape } = identity;
  const { MailFromAttributes: mailFrom } = properties;
  shape.dkim.enabled = properties.DkimAttributes?.SigningEnabled ?? true;
  shape.feedbackForwarding =
    properties.FeedbackAttributes?.EmailForwardingEnabled ?? true;
  shape.configurationSetName =
    properties.ConfigurationSetAttributes?.ConfigurationSetName;
  call(() =>
    setMailFrom(
      context,
      identity,
      mailFrom?.MailFromDomain,
      mailFrom?.BehaviorOnMxFailure,
    ),
  );
}

const identityMade = (identity: EmailIdentity) => ({
  physicalId: identity.id,
  attributes: Object.fromEntries(
    dkimRecords(identity).flatMap(({ name, value }, index) => [
      [`DkimDNSTokenName${index + 1}`, name],
      [`DkimDNSTokenValue${index + 1}`, value],
    ]),
  ),
});

const setOptions = {
  ArchivingOptions: z.strictObject({ ArchiveArn: text.optional() }).optional(),
  DeliveryOptions: z
    .strictObject({
      MaxDeliverySeconds: number.optional(),
      SendingPoolName: text.optional(),
      TlsPolicy: z.enum(['OPTIONAL', 'REQUIRE']).optional(),
    })
    .optional(),
  ReputationOptions: z
    .strictObject({ ReputationMetricsEnabled: flag.optional() })
    .optional(),
  SendingOptions: z
    .strictObject({ SendingEnabled: flag.optional() })
    .optional(),
  SuppressionOptions: z
    .strictObject({
      SuppressedReasons: z.array(z.enum(['BOUNCE', 'COMPLAINT'])).optional(),
    })
    .optional(),
  TrackingOptions: z
    .strictObject({
      CustomRedirectDomain: text,
      HttpsPolicy: z
        .enum(['OPTIONAL', 'REQUIRE', 'REQUIRE_OPEN_ONLY'])
        .optional(),
    })
    .optional(),
  VdmOptions: z
    .strictObject({
      DashboardOptions: z
        .strictObject({ EngagementMetrics: z.enum(['DISABLED', 'ENABLED']) })
        .optional(),
      GuardianOptions: z
        .strictObject({
          OptimizedSharedDelivery: z.enum(['DISABLED', 'ENABLED']),
        })
        .optional(),
    })
    .optional(),
};

export const configurationSet = resourceProvider({
  type: 'AWS::SES::ConfigurationSet',
  seconds: 1,
  properties: { ...setOptions, Name: text.optional() },
  replacedBy: ['Name'],
  create({ Name, Tags, ...options }, context) {
    const name = Name ?? generatedName(context, 64);
    call(() =>
      createConfigurationSet(
        context,
        { ...options, ConfigurationSetName: name },
        originOf(context, Tags),
      ),
    );
    return { physicalId: name };
  },
  update({ Name: _name, Tags, ...options }, existing, context) {
    const set = requireResource(
      context.region.configurationSets,
      existing.physicalId,
    );
    const { name, eventDestinations } = set.shape;
    set.shape = { ...options, name, eventDestinations };
    set.tags = tagsFor(context, Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.configurationSets.delete(physicalId);
  },
});

export const configurationSetEventDestination = resourceProvider({
  type: 'AWS::SES::ConfigurationSetEventDestination',
  seconds: 1,
  untagged: true,
  properties: {
    ConfigurationSetName: text,
    EventDestination: eventDestination,
  },
  replacedBy: ['ConfigurationSetName'],
  create({ ConfigurationSetName, EventDestination }, context) {
    const name = EventDestination.Name ?? generatedName(context, 64);
    call(() =>
      putEventDestination(
        context,
        ConfigurationSetName,
        name,
        EventDestination,
        'create',
      ),
    );
    const id = `${ConfigurationSetName}|${name}`;
    return { physicalId: id, attributes: { Id: id } };
  },
  update({ ConfigurationSetName, EventDestination }, existing, context) {
    call(() =>
      putEventDestination(
        context,
        ConfigurationSetName,
        nameIn(existing.physicalId),
        EventDestination,
        'update',
      ),
    );
    return existing;
  },
  delete({ physicalId, properties }, context) {
    callToDelete(() =>
      deleteEventDestination(
        context,
        properties.ConfigurationSetName,
        nameIn(physicalId),
      ),
    );
  },
});

const nameIn = (physicalId: string) => physicalId.split('|')[1];

export const template = resourceProvider({
  type: 'AWS::SES::Template',
  seconds: 1,
  properties: {
    Template: z.strictObject({
      HtmlPart: text.optional(),
      SubjectPart: text,
      TemplateName: text.optional(),
      TextPart: text.optional(),
    }),
  },
  create({ Template, Tags }, context) {
    const name = Template.TemplateName ?? generatedName(context, 64);
    call(() =>
      createTemplate(
        context,
        name,
        contentOf(Template),
        originOf(context, Tags),
      ),
    );
    return { physicalId: name, attributes: { Id: name } };
  },
  update({ Template, Tags }, existing, context) {
    const resource = call(() => requireTemplate(context, existing.physicalId));
    const content = contentOf(Template);
    call(() => assertContent(content));
    resource.shape.content = content;
    resource.tags = tagsFor(context, Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.emailTemplates.delete(physicalId);
  },
});

const contentOf = (properties: {
  SubjectPart: string;
  TextPart?: string;
  HtmlPart?: string;
}) => ({
  Subject: properties.SubjectPart,
  Text: properties.TextPart,
  Html: properties.HtmlPart,
});
