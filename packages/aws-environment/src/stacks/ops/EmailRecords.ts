import type { EnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import { Stack } from 'aws-cdk-lib';
import {
  CfnRecordSet,
  type IHostedZone,
  MxRecord,
  TxtRecord,
} from 'aws-cdk-lib/aws-route53';
import type { CfnEmailIdentity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { type Domain, hostedZoneOf } from '../domain';
import type { NetworkStack } from '../network/NetworkStack';

const SPF = 'v=spf1 include:amazonses.com ~all';
const DKIM_TTL_SECONDS = 1_800;

/** By these records others know that mail is from the domain. */
export class EmailRecords extends Construct {
  private readonly zone: IHostedZone;

  constructor(
    scope: Construct,
    id: string,
    props: {
      spec: EnvironmentSpec;
      domain: Domain;
      network: NetworkStack;
      identity: CfnEmailIdentity;
      /** The subdomain that bounces go to. */
      mailFrom: string;
    },
  ) {
    super(scope, id);
    const { spec, domain, network, identity, mailFrom } = props;
    const { apex } = domain;
    this.zone = hostedZoneOf(this, spec, network);
    this.keys(identity);
    this.bounces(mailFrom);
    this.text('MailFromSpf', mailFrom, SPF);
    // A zone that was there may have a record of that name, which would have
    // to be merged; mail of SES does not need it, with a MAIL FROM (F17, F19).
    if (spec.domain.mode === 'create-zone') this.text('Spf', apex, SPF);
    this.text(
      'Dmarc',
      `_dmarc.${apex}`,
      `v=DMARC1; p=${spec.email.dmarcPolicy}; rua=mailto:dmarc@${apex}`,
    );
  }

  /** DKIM (R118): SES says once the identity is there what they are called. */
  private keys(identity: CfnEmailIdentity) {
    [
      [identity.attrDkimDnsTokenName1, identity.attrDkimDnsTokenValue1],
      [identity.attrDkimDnsTokenName2, identity.attrDkimDnsTokenValue2],
      [identity.attrDkimDnsTokenName3, identity.attrDkimDnsTokenValue3],
    ].forEach(([name, value], index) => {
      new CfnRecordSet(this, `Dkim${index + 1}`, {
        hostedZoneId: this.zone.hostedZoneId,
        name,
        type: 'CNAME',
        ttl: String(DKIM_TTL_SECONDS),
        resourceRecords: [value],
      });
    });
  }

  private bounces(mailFrom: string) {
    new MxRecord(this, 'MailFrom', {
      zone: this.zone,
      recordName: `${mailFrom}.`,
      values: [
        {
          priority: 10,
          hostName: `feedback-smtp.${Stack.of(this).region}.amazonses.com`,
        },
      ],
    });
  }

  private text(id: string, recordName: string, value: string) {
    new TxtRecord(this, id, {
      zone: this.zone,
      recordName: `${recordName}.`,
      values: [value],
    });
  }
}
