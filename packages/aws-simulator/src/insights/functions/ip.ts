import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import { toText, type Value } from '../values/Value';
import { define, type FunctionTable } from './FunctionDefinition';

type Family = 'ipv4' | 'ipv6';

const MAX_PREFIX: Readonly<Record<Family, number>> = { ipv4: 32, ipv6: 128 };

const PRIVATE_SUBNETS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

function familyOf(address: string): Family | undefined {
  const version = isIP(address);
  if (version === 0) {
    return undefined;
  }
  return version === 4 ? 'ipv4' : 'ipv6';
}

/** Whether an address, of IPv4 or IPv6, is in a network in CIDR notation. */
export function isInSubnet(address: string, subnet: string): boolean {
  const family = familyOf(address);
  const [network, prefixText] = subnet.split('/');
  const prefix = Number(prefixText);
  if (
    family === undefined ||
    familyOf(network) !== family ||
    !/^\d+$/.test(prefixText ?? '') ||
    prefix > MAX_PREFIX[family]
  ) {
    return false;
  }
  const block = new BlockList();
  block.addSubnet(network, prefix, family);
  return block.check(address, family);
}

const check = (test: (address: string) => boolean) =>
  define([1, 1], ([value]) => test(toText(value) ?? ''));

const subnetCheck = (accepts: (address: string) => boolean) =>
  define([2, 2], ([value, subnet]): Value => {
    const address = toText(value) ?? '';
    return accepts(address) && isInSubnet(address, toText(subnet) ?? '');
  });

export const ipFunctions: FunctionTable = {
  isvalidip: check(address => isIP(address) !== 0),
  isvalidipv4: check(isIPv4),
  isvalidipv6: check(isIPv6),
  isprivateip: check(address =>
    PRIVATE_SUBNETS.some(subnet => isInSubnet(address, subnet)),
  ),
  isipinsubnet: subnetCheck(address => isIP(address) !== 0),
  isipv4insubnet: subnetCheck(isIPv4),
  isipv6insubnet: subnetCheck(isIPv6),
  ipv4tonumber: define([1, 1], ([value]) => {
    const address = toText(value) ?? '';
    return isIPv4(address)
      ? address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
      : undefined;
  }),
};
