import { Match, type Template } from 'aws-cdk-lib/assertions';
import { exampleTemplate, templateOf } from '../testing/templates';

const IDENTITY = 'AWS::SES::EmailIdentity';
const RECORD = 'AWS::Route53::RecordSet';
const SPF = 'v=spf1 include:amazonses.com ~all';

describe('e-mail', () => {
  const template = templateOf('ops');
  const txt = (name: string, value: string, of: Template = template) =>
    of.hasResourceProperties(RECORD, {
      Name: `${name}.`,
      Type: 'TXT',
      ResourceRecords: [`"${value}"`],
    });

  it('R113 R114 R116 F19 sends and signs in the name of the domain', () => {
    template.hasResourceProperties(IDENTITY, {
      EmailIdentity: 'yourdomain.com',
      DkimAttributes: { SigningEnabled: true },
      MailFromAttributes: {
        MailFromDomain: 'mail.yourdomain.com',
        BehaviorOnMxFailure: 'USE_DEFAULT_VALUE',
      },
      ConfigurationSetAttributes: {
        ConfigurationSetName: { Ref: Match.anyValue() },
      },
    });
  });

  it('R111 is where the environment is', () => {
    exampleTemplate('elsewhere.yaml', 'ops').hasResourceProperties(RECORD, {
      Name: 'mail.shop.example.com.',
      Type: 'MX',
      ResourceRecords: ['10 feedback-smtp.eu-central-1.amazonses.com'],
    });
  });

  it('R117 F17 F19 says who sends, at the apex of a zone of its own only', () => {
    txt('mail.yourdomain.com', SPF);
    template.resourcePropertiesCountIs(
      RECORD,
      { Name: 'yourdomain.com.', Type: 'TXT' },
      0,
    );
    const elsewhere = exampleTemplate('elsewhere.yaml', 'ops');
    txt('shop.example.com', SPF, elsewhere);
    txt('mail.shop.example.com', SPF, elsewhere);
  });

  it.each([1, 2, 3])('R118 has key %d where SES says', key => {
    const of = (what: string) => ({
      'Fn::GetAtt': [Match.anyValue(), `DkimDNSToken${what}${key}`],
    });
    template.hasResourceProperties(RECORD, {
      Type: 'CNAME',
      HostedZoneId: 'Z0123456789ABCDEFGHIJ',
      Name: of('Name'),
      ResourceRecords: [of('Value')],
    });
  });

  it('R115 R119 F19 begins with a DMARC policy that loses nothing', () => {
    const policy = (p: string) =>
      `v=DMARC1; p=${p}; rua=mailto:dmarc@yourdomain.com`;
    txt('_dmarc.yourdomain.com', policy('none'));
    txt(
      '_dmarc.yourdomain.com',
      policy('reject'),
      templateOf('ops', { email: { dmarcPolicy: 'reject' } }),
    );
  });

  it('R122 R123 counts what is sent, bounces and is complained about', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSet', {
      Name: 'fckdoomscroll-config-set',
    });
    template.hasResourceProperties(
      'AWS::SES::ConfigurationSetEventDestination',
      {
        EventDestination: {
          Enabled: true,
          MatchingEventTypes: ['send', 'bounce', 'complaint'],
          CloudWatchDestination: Match.anyValue(),
        },
      },
    );
  });

  it.each([
    ['R124', 'StreakReminder'],
    ['R125', 'WeeklyDigest'],
    ['R126', 'WelcomeEmail'],
  ])('%s has the template %s', (_, name) => {
    const named = (TemplateName: string) => ({
      Template: {
        TemplateName,
        SubjectPart: Match.anyValue(),
        TextPart: Match.anyValue(),
        HtmlPart: Match.anyValue(),
      },
    });
    template.hasResourceProperties('AWS::SES::Template', named(name));
    exampleTemplate('elsewhere.yaml', 'ops').hasResourceProperties(
      'AWS::SES::Template',
      named(`shop-production-${name}`),
    );
  });

  it('R127 R128 R129 F20 does not write again after a bounce or a complaint', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSet', {
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  it('F17 leaves an identity alone that is there already', () => {
    const existing = templateOf('ops', { email: { identity: 'existing' } });
    existing.resourceCountIs(IDENTITY, 0);
    existing.resourceCountIs(RECORD, 0);
    existing.resourceCountIs('AWS::SES::ConfigurationSet', 1);
  });

  it('has no templates where none are wanted, and nothing without a domain', () => {
    templateOf('ops', { email: { templates: false } }).resourceCountIs(
      'AWS::SES::Template',
      0,
    );
    const without = exampleTemplate('no-domain.yaml', 'ops');
    without.resourceCountIs('AWS::SES::ConfigurationSet', 0);
    without.resourceCountIs('AWS::SES::Template', 0);
  });
});
