import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import {
  CfnConfigurationSet,
  CfnConfigurationSetEventDestination,
  CfnEmailIdentity,
  CfnTemplate,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Domain } from '../domain';
import type { NetworkStack } from '../network/NetworkStack';
import { EmailRecords } from './EmailRecords';
import { EMAIL_TEMPLATES } from './emailTemplates';

/**
 * Mail in the name of the domain (R111 to R129). An environment begins in the
 * sandbox of SES, which AWS lets it out of when it is asked to (F18). Its
 * identity stands for every address of the domain (F19).
 */
export class Email extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: {
      spec: EnvironmentSpec;
      names: EnvironmentNames;
      domain: Domain;
      network: NetworkStack;
    },
  ) {
    super(scope, id);
    const { identity, templates } = props.spec.email;
    const configurationSet = this.configurationSet();
    if (identity === 'create') this.createIdentity(configurationSet);
    if (templates) this.addTemplates();
  }

  /**
   * Counts what is sent, bounces and is complained about (R122, R123), and
   * does not write again to whom it was no use (R127 to R129). How long SES
   * remembers them is not ours to say (F20).
   */
  private configurationSet(): CfnConfigurationSet {
    const { names } = this.props;
    const set = new CfnConfigurationSet(this, 'ConfigurationSet', {
      name: names.configurationSet,
      reputationOptions: { reputationMetricsEnabled: true },
      suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    new CfnConfigurationSetEventDestination(this, 'Events', {
      configurationSetName: set.ref,
      eventDestination: {
        name: 'cloudwatch',
        enabled: true,
        matchingEventTypes: ['send', 'bounce', 'complaint'],
        cloudWatchDestination: {
          dimensionConfigurations: [
            {
              dimensionName: 'ses:configuration-set',
              dimensionValueSource: 'messageTag',
              defaultDimensionValue: names.configurationSet,
            },
          ],
        },
      },
    });
    return set;
  }

  /** Verified by the records by which SES signs (R114, R116). */
  private createIdentity(configurationSet: CfnConfigurationSet) {
    const { spec, domain, network } = this.props;
    const mailFrom = `${spec.email.mailFromSubdomain}.${domain.apex}`;
    const identity = new CfnEmailIdentity(this, 'Identity', {
      emailIdentity: domain.apex,
      dkimAttributes: { signingEnabled: true },
      dkimSigningAttributes: { nextSigningKeyLength: 'RSA_2048_BIT' },
      feedbackAttributes: { emailForwardingEnabled: true },
      configurationSetAttributes: {
        configurationSetName: configurationSet.ref,
      },
      mailFromAttributes: {
        mailFromDomain: mailFrom,
        // Mail is sent all the same while the records spread.
        behaviorOnMxFailure: 'USE_DEFAULT_VALUE',
      },
    });
    new EmailRecords(this, 'Records', {
      spec,
      domain,
      network,
      identity,
      mailFrom,
    });
  }

  /** To begin with (R124 to R126). */
  private addTemplates() {
    const { emailTemplatePrefix } = this.props.names;
    for (const { name, subject, text, html } of EMAIL_TEMPLATES) {
      new CfnTemplate(this, name, {
        template: {
          templateName: `${emailTemplatePrefix}${name}`,
          subjectPart: subject,
          textPart: text,
          htmlPart: html,
        },
      });
    }
  }
}
