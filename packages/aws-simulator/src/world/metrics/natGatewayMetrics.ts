import type { NatGateway } from '@aws-sdk/client-ec2';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import { environmentOf, serviceOfEnvironment } from '../service/environment';
import { ServiceTraffic, type ServiceMinute } from '../traffic';
import type { World } from '../World';
import { counted, measured, type MinuteData } from './MinuteData';
import { readEach, type MetricSource } from './MetricSource';
import type { Unit } from './units';

type Reader = (minute: ServiceMinute) => MinuteData | undefined;

/** Mails, logs and what the application asks of partners, by the request. */
const BYTES_OUT_PER_REQUEST = 2_300;
const BYTES_IN_PER_REQUEST = 3_900;
const BYTES_PER_PACKET = 620;
const CONNECTIONS_PER_REQUEST = 0.3;
/** Tasks keep some connections to AWS. */
const CONNECTIONS_PER_TASK = 6;

/** @param share - of the environment's traffic that goes this way */
function readersOf(share: number): Record<string, Reader> {
  const reached = ({ requests, elb5xx }: ServiceMinute) =>
    share * (requests - elb5xx);
  const flow =
    (bytesPerRequest: number): Reader =>
    minute =>
      measured(minute.minute, [bytesPerRequest * reached(minute)]);
  const packets =
    (bytesPerRequest: number): Reader =>
    minute =>
      measured(minute.minute, [
        Math.round((bytesPerRequest / BYTES_PER_PACKET) * reached(minute)),
      ]);
  const connections: Reader = minute =>
    counted(
      minute.minute,
      Math.round(CONNECTIONS_PER_REQUEST * reached(minute)),
    );
  const none: Reader = ({ minute }) => measured(minute, [0]);
  return {
    BytesInFromSource: flow(BYTES_OUT_PER_REQUEST),
    BytesOutToDestination: flow(BYTES_OUT_PER_REQUEST),
    BytesInFromDestination: flow(BYTES_IN_PER_REQUEST),
    BytesOutToSource: flow(BYTES_IN_PER_REQUEST),
    PacketsInFromSource: packets(BYTES_OUT_PER_REQUEST),
    PacketsOutToDestination: packets(BYTES_OUT_PER_REQUEST),
    PacketsInFromDestination: packets(BYTES_IN_PER_REQUEST),
    PacketsOutToSource: packets(BYTES_IN_PER_REQUEST),
    PacketsDropCount: none,
    ErrorPortAllocation: none,
    ConnectionAttemptCount: connections,
    ConnectionEstablishedCount: connections,
    ActiveConnectionCount: ({ minute, samples }) =>
      measured(
        minute,
        samples.map(({ running }) => share * CONNECTIONS_PER_TASK * running),
      ),
  };
}

/**
 * `AWS/NATGateway`: what the tasks of its environment send out of the network.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html
 */
export function natGatewayMetrics(
  world: World,
  region: Region,
  gateway: Resource<NatGateway>,
): MetricSource {
  const environment = environmentOf(gateway);
  const gateways = region.natGateways.where(
    (_shape, each) => environmentOf(each) === environment,
  );
  const readers = readersOf(1 / gateways.length);
  const service = serviceOfEnvironment(region, environment);
  const traffic = service && new ServiceTraffic(world, region, service);
  const units: Record<string, Unit> = Object.fromEntries(
    Object.keys(readers).map(name => [
      name,
      name.startsWith('Bytes') ? 'Bytes' : 'Count',
    ]),
  );
  return {
    namespace: 'AWS/NATGateway',
    dimensions: { NatGatewayId: gateway.id },
    units,
    read: (name, from, to) =>
      readEach(traffic?.minutes(from, to) ?? [], readers[name]),
  };
}
