import type { Region } from '../Region';
import { environmentOf, serviceOfEnvironment } from '../service/environment';
import { Random, ServiceTraffic, type ServiceMinute } from '../traffic';
import type { World } from '../World';
import { merged } from './merged';
import { counted, measured, type MinuteData } from './MinuteData';
import { readEach, type MetricSource } from './MetricSource';
import type { Unit } from './units';

type Reader = (minute: ServiceMinute) => MinuteData | undefined;

const MAILS_PER_REQUEST = 0.04;
const BOUNCE_SHARE = 0.011;
const COMPLAINT_SHARE = 0.0003;

/** So many of some mails, at random but always the same. */
function someOf(minute: number, mails: number, share: number): number {
  const random = new Random(minute, Math.round(share * 1e6));
  return Array.from({ length: mails }, () => random.next()).filter(
    each => each < share,
  ).length;
}

const mailsOf = ({ requests, elb5xx }: ServiceMinute) =>
  Math.round(MAILS_PER_REQUEST * (requests - elb5xx));
const bouncesOf = (minute: ServiceMinute) =>
  someOf(minute.minute, mailsOf(minute), BOUNCE_SHARE);
const complaintsOf = (minute: ServiceMinute) =>
  someOf(minute.minute, mailsOf(minute), COMPLAINT_SHARE);

const count =
  (times: (minute: ServiceMinute) => number): Reader =>
  minute =>
    counted(minute.minute, times(minute));
const rate =
  (share: number): Reader =>
  ({ minute }) =>
    measured(minute, [share]);

const READERS: Readonly<Record<string, Reader>> = {
  Send: count(mailsOf),
  Delivery: count(minute => mailsOf(minute) - bouncesOf(minute)),
  Bounce: count(bouncesOf),
  Complaint: count(complaintsOf),
  'Reputation.BounceRate': rate(BOUNCE_SHARE),
  'Reputation.ComplaintRate': rate(COMPLAINT_SHARE),
};

/**
 * `AWS/SES` of an account in a region: the mail of the environments that have
 * an identity to send from.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-cloudwatch.html
 */
export function emailMetrics(
  world: World,
  region: Region,
): MetricSource | undefined {
  const environments = new Set(
    region.emailIdentities.all().flatMap(each => environmentOf(each) ?? []),
  );
  const traffics = [...environments].flatMap(environment => {
    const service = serviceOfEnvironment(region, environment);
    return service ? [new ServiceTraffic(world, region, service)] : [];
  });
  if (traffics.length === 0) return undefined;
  const units: Record<string, Unit> = Object.fromEntries(
    Object.keys(READERS).map(name => [
      name,
      name.startsWith('Reputation') ? 'None' : 'Count',
    ]),
  );
  return {
    namespace: 'AWS/SES',
    dimensions: {},
    units,
    read: (name, from, to) =>
      readEach(
        merged(traffics.map(traffic => traffic.minutes(from, to))),
        READERS[name],
      ),
  };
}
