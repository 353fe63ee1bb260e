import { subnetCidrs } from '.';

describe('subnetCidrs', () => {
  it('R016 R017 R019 R020 cuts the documented range as documented', () => {
    expect(subnetCidrs('10.0.0.0/16')).toEqual({
      public: ['10.0.1.0/24', '10.0.2.0/24'],
      private: ['10.0.10.0/24', '10.0.11.0/24'],
    });
  });

  it.each([
    ['172.20.0.0/20', '172.20.1.0/24', '172.20.11.0/24'],
    ['192.168.64.0/22', '192.168.64.64/26', '192.168.66.192/26'],
    ['10.255.254.0/23', '10.255.254.32/27', '10.255.255.96/27'],
  ])('cuts %s from %s to %s', (cidr, first, last) => {
    const subnets = subnetCidrs(cidr);
    expect(subnets.public[0]).toBe(first);
    expect(subnets.private[1]).toBe(last);
  });
});
