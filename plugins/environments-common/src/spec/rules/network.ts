import { addressesPerSubnet, cidrProblem } from '../subnets';
import type { Rule } from './Rule';

/** What the subnets hold besides tasks: load balancer, NAT, database. */
const ADDRESSES_BESIDES_TASKS = 8;

const addressRange: Rule = spec => {
  const problem = cidrProblem(spec.network.cidr);
  return problem ? { path: ['network', 'cidr'], message: problem } : undefined;
};

const zonesDiffer: Rule = ({ network: { zones } }) =>
  zones && zones[0] === zones[1]
    ? {
        path: ['network', 'zones'],
        message: 'Name two different zones: one of them may fail.',
      }
    : undefined;

const roomForTasks: Rule = spec => {
  if (cidrProblem(spec.network.cidr)) return undefined;
  const room = addressesPerSubnet(spec.network.cidr) - ADDRESSES_BESIDES_TASKS;
  if (spec.service.maxCount <= room) return undefined;
  return {
    path: ['network', 'cidr'],
    message: `A deployment runs up to ${
      2 * spec.service.maxCount
    } tasks in two subnets, which have room for ${room} each in ${
      spec.network.cidr
    }; take a larger range or fewer tasks.`,
  };
};

const natGateways: Rule = ({ stage, network }) =>
  network.natGateways === 0 && stage === 'production'
    ? {
        path: ['network', 'natGateways'],
        message:
          'Without a NAT gateway the tasks have public addresses, which production must not (R190); take 1 or 2.',
      }
    : undefined;

export const networkRules = [
  addressRange,
  zonesDiffer,
  roomForTasks,
  natGateways,
];
