import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { HostedZoneShape, RecordSet } from '../resources/route53';
import { absoluteName, isWithin } from './names';

/**
 * The public zone of an account that a name belongs to: of several the most
 * specific one.
 *
 * @param global - where the account's zones are
 */
export const zoneOf = (
  global: Region,
  name: string,
): Resource<HostedZoneShape> | undefined =>
  global.hostedZones
    .where(
      zone => zone.vpcs.length === 0 && isWithin(absoluteName(name), zone.name),
    )
    .sort((a, b) => b.shape.name.length - a.shape.name.length)[0];

/** What the public zones of an account say about a name. */
export const findRecord = (
  global: Region,
  name: string,
  type: RecordSet['Type'],
): RecordSet | undefined =>
  zoneOf(global, name)?.shape.records.find(
    record => record.Name === absoluteName(name) && record.Type === type,
  );
