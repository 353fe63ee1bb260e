import { simulatedService } from '../../wire';
import * as ses from '@aws-sdk/client-sesv2';
import {
  CreateConfigurationSetCommand,
  CreateConfigurationSetEventDestinationCommand,
  CreateEmailIdentityCommand,
  CreateEmailTemplateCommand,
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetConfigurationSetEventDestinationsCommand,
  GetEmailIdentityCommand,
  GetEmailTemplateCommand,
  ListEmailIdentitiesCommand,
  ListSuppressedDestinationsCommand,
  PutAccountDetailsCommand,
  PutEmailIdentityMailFromAttributesCommand,
  PutSuppressedDestinationCommand,
  SendEmailCommand,
  SESv2Client,
  TestRenderEmailTemplateCommand,
} from '@aws-sdk/client-sesv2';
import {
  type SimulatedAws,
  serveWorld,
  TEST_ACCOUNT_ID,
  TEST_REGION,
} from '../../testing/simulatedAws';
import { StackClient } from '../../testing/StackClient';
import { ManualClock } from '../../world/Clock';
import { Pace } from '../../world/Pace';
import { World } from '../../world/World';
import { type ServedServices, serveServices } from '../testing/serve';
import { sesHandlers } from '.';
import type { DnsAnswer } from './Dns';

describe('SES', () => {
  let clock: ManualClock;
  let world: World;
  let records: Map<string, DnsAnswer>;
  let served: ServedServices;
  let client: SESv2Client;

  beforeEach(async () => {
    clock = new ManualClock(new Date('2026-11-22T12:00:00Z'));
    world = new World({ clock, pace: new Pace(1) });
    records = new Map();
    const dns = {
      lookUp: (name: string, type: string) => records.get(`${type} ${name}`),
    };
    served = await serveServices([
      simulatedService(ses, sesHandlers(world, dns)),
    ]);
    client = new SESv2Client(served.clientConfig);
  });
  afterEach(() => served.stop());

  const record = (type: string, name: string, value: string) =>
    records.set(`${type} ${name}`, { values: [value], since: clock.now() });
  const identity = async (EmailIdentity: string) =>
    client.send(new GetEmailIdentityCommand({ EmailIdentity }));
  const addDomain = async (domain: string) => {
    const { DkimAttributes } = await client.send(
      new CreateEmailIdentityCommand({ EmailIdentity: domain }),
    );
    return DkimAttributes!.Tokens!;
  };
  const verifyDomain = async (domain: string) => {
    for (const token of await addDomain(domain)) {
      record(
        'CNAME',
        `${token}._domainkey.${domain}`,
        `${token}.dkim.amazonses.com`,
      );
    }
  };
  const send = (to: string, more: object = {}) =>
    client.send(
      new SendEmailCommand({
        FromEmailAddress: 'Shop <noreply@example.com>',
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: 'Hello' },
            Body: { Text: { Data: 'Hello' } },
          },
        },
        ...more,
      }),
    );

  it('verifies a domain when the last of its records is there', async () => {
    const tokens = await addDomain('example.com');
    expect(tokens).toHaveLength(3);
    expect(await identity('example.com')).toMatchObject({
      IdentityType: 'DOMAIN',
      VerifiedForSendingStatus: false,
      VerificationStatus: 'PENDING',
      DkimAttributes: { Status: 'PENDING', SigningEnabled: true },
    });
    for (const [index, token] of tokens.entries()) {
      expect((await identity('example.com')).VerificationStatus).toBe(
        'PENDING',
      );
      clock.advance(1000 * index);
      record(
        'CNAME',
        `${token}._domainkey.example.com`,
        `${token}.dkim.amazonses.com.`,
      );
    }
    expect(await identity('example.com')).toMatchObject({
      VerifiedForSendingStatus: true,
      VerificationStatus: 'SUCCESS',
      VerificationInfo: { LastSuccessTimestamp: clock.now() },
      DkimAttributes: { Status: 'SUCCESS', Tokens: tokens },
    });
  });

  it('gives up on a domain after three days', async () => {
    await addDomain('example.com');
    clock.advance(73 * 3600 * 1000);
    expect((await identity('example.com')).VerificationStatus).toBe('FAILED');
  });

  it('knows each identity once, and only what there is', async () => {
    await addDomain('example.com');
    await expect(addDomain('example.com')).rejects.toMatchObject({
      name: 'AlreadyExistsException',
      message: 'Email identity example.com already exist.',
    });
    await expect(identity('example.org')).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Email identity example.org does not exist.',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('lists identities in pages, for old clients as well', async () => {
    for (const name of ['a.com', 'b.com', 'c.com']) await addDomain(name);
    const first = await client.send(
      new ListEmailIdentitiesCommand({ PageSize: 2 }),
    );
    expect(first.EmailIdentities).toHaveLength(2);
    const second = await client.send(
      new ListEmailIdentitiesCommand({ NextToken: first.NextToken }),
    );
    expect(second.EmailIdentities).toMatchObject([{ IdentityName: 'c.com' }]);
    await expect(
      client.send(new ListEmailIdentitiesCommand({ NextToken: 'made up' })),
    ).rejects.toMatchObject({ name: 'InvalidNextTokenException' });

    const response = await fetch(
      `${served.clientConfig.endpoint}/v2/email/identities?PageSize=1`,
      {
        headers: {
          authorization: `AWS4-HMAC-SHA256 Credential=${TEST_ACCOUNT_ID}/20261122/${TEST_REGION}/ses/aws4_request`,
        },
      },
    );
    expect(await response.json()).toMatchObject({
      EmailIdentities: [{ IdentityName: 'a.com' }],
      NextToken: expect.any(String),
    });
  });

  it('has a MAIL FROM domain once its records are there', async () => {
    await addDomain('example.com');
    const put = (MailFromDomain: string) =>
      client.send(
        new PutEmailIdentityMailFromAttributesCommand({
          EmailIdentity: 'example.com',
          MailFromDomain,
        }),
      );
    await expect(put('mail.example.org')).rejects.toThrow(
      'is not subdomain of',
    );
    await put('mail.example.com');
    const status = async () =>
      (await identity('example.com')).MailFromAttributes?.MailFromDomainStatus;
    expect(await status()).toBe('PENDING');
    record(
      'MX',
      'mail.example.com',
      '10 feedback-smtp.us-east-1.amazonses.com',
    );
    record('TXT', 'mail.example.com', '"v=spf1 include:amazonses.com ~all"');
    expect(await status()).toBe('SUCCESS');
  });

  it('sends from the sandbox to nobody but itself', async () => {
    await expect(send('ada@example.org')).rejects.toMatchObject({
      name: 'MessageRejected',
      message:
        'Email address is not verified. The following identities failed the check in region US-EAST-1: noreply@example.com, ada@example.org',
    });
    await verifyDomain('example.com');
    await expect(send('ada@example.org')).rejects.toThrow(
      'US-EAST-1: ada@example.org',
    );
    await send('ada@example.com');
    await send('success@simulator.amazonses.com');
    expect(await client.send(new GetAccountCommand({}))).toMatchObject({
      ProductionAccessEnabled: false,
      SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 2 },
    });
    clock.advance(25 * 3600 * 1000);
    const { SendQuota } = await client.send(new GetAccountCommand({}));
    expect(SendQuota?.SentLast24Hours).toBe(0);
  });

  it('leaves the sandbox after a review', async () => {
    await verifyDomain('example.com');
    const ask = () =>
      client.send(
        new PutAccountDetailsCommand({
          MailType: 'TRANSACTIONAL',
          WebsiteURL: 'https://example.com',
          ProductionAccessEnabled: true,
        }),
      );
    await ask();
    await expect(ask()).rejects.toMatchObject({ name: 'ConflictException' });
    const account = () => client.send(new GetAccountCommand({}));
    expect(await account()).toMatchObject({
      ProductionAccessEnabled: false,
      Details: { ReviewDetails: { Status: 'PENDING' } },
    });
    clock.advance(3600 * 1000);
    expect(await account()).toMatchObject({
      ProductionAccessEnabled: true,
      SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14 },
      Details: { ReviewDetails: { Status: 'GRANTED' } },
    });
    await send('ada@example.org');
  });

  it('keeps messages from whom the list suppresses, and tells topics', async () => {
    await verifyDomain('example.com');
    const region = world.region(TEST_ACCOUNT_ID, TEST_REGION);
    const TopicArn = region.arn('sns', 'mail');
    region.topics.put({
      id: TopicArn,
      arn: TopicArn,
      createdAt: clock.now(),
      tags: {},
      shape: { name: 'mail' },
    });
    const ConfigurationSetName = 'shop';
    const set = { ConfigurationSetName };
    await client.send(new CreateConfigurationSetCommand(set));
    const destination = {
      ...set,
      EventDestinationName: 'topic',
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['SEND' as const],
        SnsDestination: { TopicArn },
      },
    };
    await client.send(
      new CreateConfigurationSetEventDestinationCommand(destination),
    );
    await expect(
      client.send(
        new CreateConfigurationSetEventDestinationCommand(destination),
      ),
    ).rejects.toMatchObject({ name: 'AlreadyExistsException' });
    await client.send(
      new PutSuppressedDestinationCommand({
        EmailAddress: 'gone@example.com',
        Reason: 'BOUNCE',
      }),
    );
    const { SuppressedDestinationSummaries } = await client.send(
      new ListSuppressedDestinationsCommand({ Reasons: ['BOUNCE'] }),
    );
    expect(SuppressedDestinationSummaries).toMatchObject([
      { EmailAddress: 'gone@example.com' },
    ]);
    const { MessageId } = await send('gone@example.com', set);
    expect(region.sentEmails.get(MessageId)?.shape).toMatchObject({
      suppressed: ['gone@example.com'],
    });
    const [published] = region.publishedMessages.all();
    expect(JSON.parse(published.shape.message)).toMatchObject({
      eventType: 'Send',
      mail: { messageId: MessageId },
    });
    await expect(
      send('ada@example.com', { ConfigurationSetName: 'none' }),
    ).rejects.toThrow('Configuration set <none> does not exist.');
  });

  it('renders templates, and says which attribute is missing', async () => {
    const TemplateName = 'WelcomeEmail';
    await client.send(
      new CreateEmailTemplateCommand({
        TemplateName,
        TemplateContent: {
          Subject: 'Hello {{name}}',
          Text: '{{#each items}}{{title}}: {{price}}\n{{/each}}{{#if note}}{{note}}{{else}}Bye{{/if}}',
        },
      }),
    );
    const render = async (data: object) => {
      const { RenderedTemplate } = await client.send(
        new TestRenderEmailTemplateCommand({
          TemplateName,
          TemplateData: JSON.stringify(data),
        }),
      );
      return RenderedTemplate;
    };
    const rendered = await render({
      name: 'Ada',
      items: [
        { title: 'Tea', price: 3 },
        { title: 'Cake', price: 4 },
      ],
    });
    expect(rendered).toContain('Subject: Hello Ada\r\n');
    expect(rendered).toContain('Tea: 3\nCake: 4\nBye');
    await expect(render({ items: [] })).rejects.toMatchObject({
      name: 'BadRequestException',
      message: "Attribute 'name' is not present in the rendering data.",
    });
    await expect(
      client.send(
        new TestRenderEmailTemplateCommand({
          TemplateName: 'none',
          TemplateData: '{}',
        }),
      ),
    ).rejects.toThrow('Template none does not exist.');
  });
});

describe('a stack for SES', () => {
  let aws: SimulatedAws;
  let client: SESv2Client;

  beforeEach(async () => {
    aws = await serveWorld(new World());
    client = new SESv2Client(aws.client);
  });
  afterEach(() => aws.stop());

  const resources = (more: { subject?: string; tls?: string } = {}) => ({
    Set: {
      Type: 'AWS::SES::ConfigurationSet',
      Properties: {
        Name: 'shop-config-set',
        SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
        DeliveryOptions: { TlsPolicy: more.tls ?? 'OPTIONAL' },
      },
    },
    Events: {
      Type: 'AWS::SES::ConfigurationSetEventDestination',
      Properties: {
        ConfigurationSetName: { Ref: 'Set' },
        EventDestination: {
          Name: 'cloudwatch',
          Enabled: true,
          MatchingEventTypes: ['send', 'bounce', 'renderingFailure'],
          CloudWatchDestination: {
            DimensionConfigurations: [
              {
                DimensionName: 'ses:configuration-set',
                DimensionValueSource: 'messageTag',
                DefaultDimensionValue: 'shop',
              },
            ],
          },
        },
      },
    },
    Identity: {
      Type: 'AWS::SES::EmailIdentity',
      Properties: {
        EmailIdentity: 'example.com',
        ConfigurationSetAttributes: { ConfigurationSetName: { Ref: 'Set' } },
        MailFromAttributes: { MailFromDomain: 'mail.example.com' },
      },
    },
    Zone: {
      Type: 'AWS::Route53::HostedZone',
      Properties: { Name: 'example.com' },
    },
    ...Object.fromEntries(
      [1, 2, 3].map(number => [
        `Dkim${number}`,
        {
          Type: 'AWS::Route53::RecordSet',
          Properties: {
            HostedZoneId: { Ref: 'Zone' },
            Type: 'CNAME',
            TTL: '300',
            Name: { 'Fn::GetAtt': ['Identity', `DkimDNSTokenName${number}`] },
            ResourceRecords: [
              { 'Fn::GetAtt': ['Identity', `DkimDNSTokenValue${number}`] },
            ],
          },
        },
      ]),
    ),
    Welcome: {
      Type: 'AWS::SES::Template',
      Properties: {
        Template: {
          TemplateName: 'WelcomeEmail',
          SubjectPart: more.subject ?? 'Welcome',
          TextPart: 'Hello',
        },
      },
    },
  });
  const outputs = {
    Name: { 'Fn::GetAtt': ['Identity', 'DkimDNSTokenName1'] },
    Value: { 'Fn::GetAtt': ['Identity', 'DkimDNSTokenValue1'] },
  };

  it('is made, changed in place, and removed', async () => {
    const stacks = new StackClient(aws.client);
    const made = await stacks.create('mail', resources(), outputs);
    expect(made).toMatchObject({ status: 'CREATE_COMPLETE', failures: [] });
    const found = await client.send(
      new GetEmailIdentityCommand({ EmailIdentity: 'example.com' }),
    );
    const [token] = found.DkimAttributes?.Tokens ?? [];
    expect(made.outputs).toEqual({
      Name: `${token}._domainkey.example.com`,
      Value: `${token}.dkim.amazonses.com`,
    });
    expect(found).toMatchObject({
      VerificationStatus: 'SUCCESS',
      ConfigurationSetName: 'shop-config-set',
      MailFromAttributes: { MailFromDomain: 'mail.example.com' },
      Tags: expect.arrayContaining([{ Key: 'team', Value: 'storefront' }]),
    });
    const { EventDestinations } = await client.send(
      new GetConfigurationSetEventDestinationsCommand({
        ConfigurationSetName: 'shop-config-set',
      }),
    );
    expect(EventDestinations).toMatchObject([
      {
        Name: 'cloudwatch',
        MatchingEventTypes: ['SEND', 'BOUNCE', 'RENDERING_FAILURE'],
        CloudWatchDestination: {
          DimensionConfigurations: [{ DimensionValueSource: 'MESSAGE_TAG' }],
        },
      },
    ]);

    const changed = await stacks.update(
      'mail',
      resources({ subject: 'Hello', tls: 'REQUIRE' }),
      outputs,
    );
    expect(changed.status).toBe('UPDATE_COMPLETE');
    const { DeliveryOptions } = await client.send(
      new GetConfigurationSetCommand({
        ConfigurationSetName: 'shop-config-set',
      }),
    );
    expect(DeliveryOptions?.TlsPolicy).toBe('REQUIRE');
    const { TemplateContent } = await client.send(
      new GetEmailTemplateCommand({ TemplateName: 'WelcomeEmail' }),
    );
    expect(TemplateContent?.Subject).toBe('Hello');

    expect((await stacks.delete('mail')).status).toBe('DELETE_COMPLETE');
    const { EmailIdentities } = await client.send(
      new ListEmailIdentitiesCommand({}),
    );
    expect(EmailIdentities).toEqual([]);
  });

  it('fails in the words of SES when the domain is there already', async () => {
    await client.send(
      new CreateEmailIdentityCommand({ EmailIdentity: 'example.com' }),
    );
    const { status, failures } = await new StackClient(aws.client).create(
      'mail',
      resources(),
    );
    expect(status).toBe('ROLLBACK_COMPLETE');
    expect(failures.join()).toContain(
      'Email identity example.com already exist. (Service: SesV2, Status Code: 400',
    );
  });
});
