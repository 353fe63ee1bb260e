import { validationError } from '../../wire';

/** What Fn::Cidr gives: `count` blocks with `hostBits` free bits each. */
export function cidrBlocks(
  block: string,
  count: number,
  hostBits: number,
): string[] {
  const [address, prefix] = block.split('/');
  const prefixLength = 32 - hostBits;
  const fits = 2 ** (prefixLength - Number(prefix));
  const isBlock = /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/.test(block);
  const isSize = Number.isInteger(hostBits) && hostBits >= 0 && hostBits <= 32;
  if (!isBlock || !isSize || !(count >= 1 && count <= 256 && fits >= count)) {
    throw validationError(
      `Template error: Fn::Cidr cannot make ${count} blocks of ${hostBits} bits from ${block}`,
    );
  }
  const start = toNumber(address);
  return Array.from(
    { length: count },
    (_, i) => `${toAddress(start + i * 2 ** hostBits)}/${prefixLength}`,
  );
}

/** Whether two IPv4 blocks share an address. */
export function cidrsOverlap(a: string, b: string): boolean {
  const [startA, endA] = range(a);
  const [startB, endB] = range(b);
  return startA <= endB && startB <= endA;
}

/** Whether the second block lies within the first. */
export function cidrContains(outer: string, inner: string): boolean {
  const [start, end] = range(outer);
  const [innerStart, innerEnd] = range(inner);
  return start <= innerStart && innerEnd <= end;
}

function range(block: string): [number, number] {
  const [address, prefix] = block.split('/');
  const start = toNumber(address);
  return [start, start + 2 ** (32 - Number(prefix)) - 1];
}

const toNumber = (address: string) =>
  address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);

const toAddress = (value: number) =>
  [24, 16, 8, 0].map(shift => Math.floor(value / 2 ** shift) % 256).join('.');
