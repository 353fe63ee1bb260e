import type * as ses from '@aws-sdk/client-sesv2';
import type { Place } from '../Place';
import type { Dns } from './Dns';
import { dkimRecords, type EmailIdentity, isDomain } from './identities';

/** So long SES looks for the records before it gives up. */
const PATIENCE_MS = 72 * 3600 * 1000;

type Status = 'PENDING' | 'SUCCESS' | 'FAILED' | 'NOT_STARTED';

/**
 * How far the proof is that an identity is its owner's: an address by the link
 * in an e-mail, a domain by the records in its name service.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
 */
export class Verification {
  constructor(private readonly place: Place, private readonly dns: Dns) {}

  /** Whether it, its domain or a domain above it may be sent from or to. */
  covers(address: string): boolean {
    const { region } = this.place;
    const labels = (address.split('@')[1] ?? '').split('.');
    const domains = labels.map((_label, index) =>
      labels.slice(index).join('.'),
    );
    return [address, ...domains].some(name => {
      const identity = region.emailIdentities.get(name.toLowerCase());
      return identity !== undefined && this.statusOf(identity) === 'SUCCESS';
    });
  }

  statusOf(identity: EmailIdentity): Status {
    if (isDomain(identity)) return this.dkimStatusOf(identity);
    return identity.shape.confirmedAt
      ? 'SUCCESS'
      : this.unlessOlderThanPatience(identity.createdAt);
  }

  dkimStatusOf(identity: EmailIdentity): Status {
    if (!isDomain(identity)) return 'NOT_STARTED';
    return this.provedSince(identity)
      ? 'SUCCESS'
      : this.unlessOlderThanPatience(identity.shape.dkim.keyMadeAt);
  }

  mailFromStatusOf({ shape }: EmailIdentity): Status | undefined {
    if (!shape.mailFrom) return undefined;
    const { domain, setAt } = shape.mailFrom;
    const host = `feedback-smtp.${this.place.region.name}.amazonses.com`;
    const hasMx = this.dns
      .lookUp(domain, 'MX')
      ?.values.some(value => value.replace(/\.$/, '').endsWith(host));
    const hasSpf = this.dns
      .lookUp(domain, 'TXT')
      ?.values.some(value => value.includes('include:amazonses.com'));
    return hasMx && hasSpf ? 'SUCCESS' : this.unlessOlderThanPatience(setAt);
  }

  infoOf(identity: EmailIdentity): ses.VerificationInfo {
    const provedAt = isDomain(identity)
      ? this.provedSince(identity)
      : identity.shape.confirmedAt;
    return {
      LastCheckedTimestamp: provedAt ?? this.place.world.now(),
      LastSuccessTimestamp: provedAt,
      ...(!provedAt && isDomain(identity) && { ErrorType: 'HOST_NOT_FOUND' }),
    };
  }

  /** Since when the last of the records is there. */
  private provedSince(identity: EmailIdentity): Date | undefined {
    const isOwnersKey = identity.shape.dkim.origin === 'EXTERNAL';
    const answers = dkimRecords(identity).map(({ name, value }) => {
      if (isOwnersKey) return this.dns.lookUp(name, 'TXT');
      const answer = this.dns.lookUp(name, 'CNAME');
      const isRight = answer?.values.some(
        each => each.replace(/\.$/, '') === value,
      );
      return isRight ? answer : undefined;
    });
    const times = answers.flatMap(answer => answer?.since.getTime() ?? []);
    return times.length === answers.length
      ? new Date(Math.max(...times))
      : undefined;
  }

  private unlessOlderThanPatience(since: Date): 'PENDING' | 'FAILED' {
    const age = this.place.world.now().getTime() - since.getTime();
    return age < PATIENCE_MS ? 'PENDING' : 'FAILED';
  }
}
