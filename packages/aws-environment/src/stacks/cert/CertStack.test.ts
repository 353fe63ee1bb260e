import { Match } from 'aws-cdk-lib/assertions';
import { exampleTemplate, templateOf, templatesOf } from '../testing/templates';

const CERTIFICATE = 'AWS::CertificateManager::Certificate';

describe('the cert stack', () => {
  it('R062 F06 has one certificate for all names, which renews itself', () => {
    templateOf('cert').hasResourceProperties(CERTIFICATE, {
      DomainName: 'yourdomain.com',
      SubjectAlternativeNames: ['www.yourdomain.com', 'origin.yourdomain.com'],
      ValidationMethod: 'DNS',
      DomainValidationOptions: Match.arrayWith([
        {
          DomainName: 'yourdomain.com',
          HostedZoneId: 'Z0123456789ABCDEFGHIJ',
        },
      ]),
    });
  });

  it('waits for the hosted zone of a new domain, in whichever region', () => {
    exampleTemplate('elsewhere.yaml', 'cert').hasResourceProperties(
      CERTIFICATE,
      {
        DomainName: 'shop.example.com',
        SubjectAlternativeNames: Match.absent(),
        DomainValidationOptions: [
          {
            DomainName: 'shop.example.com',
            HostedZoneId: {
              'Fn::GetStackOutput': Match.objectLike({
                StackName: 'shop-production-network',
                Region: 'eu-central-1',
              }),
            },
          },
        ],
      },
    );
  });

  it('is not there without a domain, and where CloudFront does not need it', () => {
    expect(templatesOf('no-domain.yaml').has('cert')).toBe(false);
    expect(
      templatesOf('elsewhere.yaml', { edge: { cdn: false } }).has('cert'),
    ).toBe(false);
    expect(
      templatesOf('fckdoomscroll.json', { edge: { cdn: false } }).has('cert'),
    ).toBe(true);
  });
});
