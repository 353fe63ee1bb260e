import ipaddr from 'ipaddr.js';

/** Which blocks of the VPC the subnets are, as the architecture numbers them. */
const BLOCKS = { public: [1, 2], private: [10, 11] } as const;

/** A load balancer needs a /27 at least, and we cut sixteen blocks or more. */
const LONGEST_VPC_PREFIX = 23;
const SHORTEST_VPC_PREFIX = 16;

/** AWS keeps the first four addresses of a subnet and the last. */
const RESERVED_ADDRESSES = 5;

const PRIVATE_RANGES = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
];

/** The address ranges of an environment's subnets, first zone first. */
export interface SubnetCidrs {
  public: [string, string];
  private: [string, string];
}

/**
 * What is wrong with a VPC's address range, in a sentence with the fix, or
 * undefined when it holds the subnets.
 */
export function cidrProblem(cidr: string): string | undefined {
  if (!ipaddr.IPv4.isValidCIDR(cidr)) {
    return `\`${cidr}\` is not an IPv4 address range; write it like \`10.0.0.0/16\`.`;
  }
  const [address, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  if (prefix < SHORTEST_VPC_PREFIX || prefix > LONGEST_VPC_PREFIX) {
    return `A VPC takes /16 at most, and the four subnets need /23 at least; \`${cidr}\` is /${prefix}.`;
  }
  const network = ipaddr.IPv4.networkAddressFromCIDR(cidr).toString();
  if (network !== address.toString()) {
    return `The range does not begin at \`${address}\`; write \`${network}/${prefix}\`.`;
  }
  const isPrivate = PRIVATE_RANGES.some(range =>
    address.match(ipaddr.IPv4.parseCIDR(range)),
  );
  if (!isPrivate) {
    return `\`${cidr}\` belongs to the public internet, which the environment could then not reach there; take a part of ${PRIVATE_RANGES.join(
      ', ',
    )}.`;
  }
  return undefined;
}

/**
 * Cuts a VPC's range into its subnets. For the architecture's 10.0.0.0/16 they
 * are its 10.0.1.0/24, 10.0.2.0/24, 10.0.10.0/24 and 10.0.11.0/24.
 */
export function subnetCidrs(cidr: string): SubnetCidrs {
  const [address, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  const subnetPrefix = subnetPrefixLength(prefix);
  const base = address.octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const block = (index: number) => {
    const start = base + index * 2 ** (32 - subnetPrefix);
    const octets = [24, 16, 8, 0].map(shift => (start / 2 ** shift) & 255);
    return `${octets.join('.')}/${subnetPrefix}`;
  };
  return {
    public: [block(BLOCKS.public[0]), block(BLOCKS.public[1])],
    private: [block(BLOCKS.private[0]), block(BLOCKS.private[1])],
  };
}

/** How many addresses a private subnet of the VPC has to give. */
export function addressesPerSubnet(cidr: string): number {
  const [, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  return 2 ** (32 - subnetPrefixLength(prefix)) - RESERVED_ADDRESSES;
}

function subnetPrefixLength(vpcPrefix: number): number {
  return Math.max(24, vpcPrefix + 4);
}
