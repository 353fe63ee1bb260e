import { cents, counted, type Reckon } from './reckon';

/** The rules of the web ACL: the rate limit, and three of AWS's own groups. */
export const WEB_ACL_RULES = 4;

export const webAcl: Reckon = ({ spec, usage, prices }) => {
  if (!spec.edge.cdn) return undefined;
  return {
    id: 'webAcl',
    title: 'WAF',
    monthlyUsd: cents(
      prices.webAclMonth +
        WEB_ACL_RULES * prices.webAclRuleMonth +
        usage.requests * prices.webAclRequest,
    ),
    assumes: `${counted(WEB_ACL_RULES, 'rule')} and ${counted(
      usage.requests,
      'request',
    )}`,
  };
};

export const delivery: Reckon = ({ spec, usage, prices }) => {
  const { cdn } = spec.edge;
  const gb = cdn ? prices.cdnGb : prices.transferOutGb;
  const requests = cdn ? usage.requests * prices.cdnRequest : 0;
  return {
    id: 'delivery',
    title: cdn ? 'CloudFront' : 'Data transfer',
    monthlyUsd: cents(usage.transferGb * gb + requests),
    assumes: [
      `${usage.transferGb} GB to visitors`,
      ...(cdn
        ? [
            `${counted(
              usage.requests,
              'request',
            )}; an account's first 1,000 GB and 10,000,000 requests are free`,
          ]
        : []),
    ].join(' and '),
  };
};

export const dns: Reckon = ({ spec, prices }) => {
  const { mode } = spec.domain;
  if (mode === 'none') return undefined;
  return {
    id: 'dns',
    title: 'Route 53',
    monthlyUsd: cents(prices.hostedZoneMonth),
    assumes: `one hosted zone${
      mode === 'existing-zone' ? ', shared with whatever else is in it' : ''
    }; queries for the names of AWS resources are free`,
  };
};
