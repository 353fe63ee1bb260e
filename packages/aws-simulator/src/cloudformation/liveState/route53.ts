import { absoluteName } from '../../world/dns/names';
import { isObject, type Json } from '../template/Template';
import type { LiveReader } from './LiveReader';

/** A record set is no resource of its own, but a part of its zone. */
export const recordSet: LiveReader = {
  type: 'AWS::Route53::RecordSet',
  read({ global, properties }) {
    const { HostedZoneId: id, HostedZoneName: name } = properties;
    const zone =
      id === undefined
        ? global.hostedZones.find(
            each => each.name === absoluteName(String(name)),
          )
        : global.hostedZones.get(String(id));
    const found = zone?.shape.records.find(
      each =>
        each.Name === absoluteName(String(properties.Name)) &&
        each.Type === properties.Type &&
        each.SetIdentifier === properties.SetIdentifier,
    );
    if (!found) return undefined;
    const { AliasTarget: alias } = found;
    return {
      properties: {
        AliasTarget: alias && {
          ...alias,
          DNSName: asSpecified(alias.DNSName, properties.AliasTarget),
        },
        ResourceRecords: found.ResourceRecords?.map(each => each.Value),
        TTL: found.TTL,
        Weight: found.Weight,
      },
    };
  },
};

/** The service adds a dot to the name of a target, and knows no capitals. */
function asSpecified(name: string | undefined, target: Json | undefined) {
  const wanted = isObject(target) ? String(target.DNSName) : '';
  return name !== undefined && absoluteName(wanted) === absoluteName(name)
    ? wanted
    : name;
}
