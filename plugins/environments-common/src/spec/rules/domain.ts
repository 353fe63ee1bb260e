import { cloudFrontPrefixList } from '../prefixLists';
import type { Rule } from './Rule';

const domainName: Rule = ({ domain: { mode, name } }) => {
  if (mode === 'none') {
    return name === undefined
      ? undefined
      : {
          path: ['domain', 'mode'],
          message: `For ${name} choose existing-zone, or create-zone where there is no hosted zone yet; or leave the name out.`,
        };
  }
  return name === undefined
    ? {
        path: ['domain', 'name'],
        message: `Name the domain, such as \`shop.example.com\`; ${mode} has nothing to make records for otherwise.`,
      }
    : undefined;
};

const hostedZone: Rule = ({ domain: { mode, hostedZoneId } }) => {
  if (mode === 'existing-zone' && hostedZoneId === undefined) {
    return {
      path: ['domain', 'hostedZoneId'],
      message:
        'Name the id of the hosted zone that holds the domain, or choose create-zone.',
    };
  }
  if (mode !== 'existing-zone' && hostedZoneId !== undefined) {
    return {
      path: ['domain', 'hostedZoneId'],
      message: `With ${mode} no hosted zone is looked for; choose existing-zone, or leave the id out.`,
    };
  }
  return undefined;
};

const email: Rule = ({ domain, email: { identity } }) =>
  domain.mode === 'none' && identity !== undefined && identity !== 'none'
    ? {
        path: ['email', 'identity'],
        message:
          'SES sends in the name of a domain, and there is none; give one, or send no e-mail.',
      }
    : undefined;

/** Cognito takes no callback that is not HTTPS (F28). */
const signIn: Rule = ({ domain, edge, users }) =>
  users.userPool && domain.mode === 'none' && !edge.cdn
    ? {
        path: ['users', 'userPool'],
        message:
          'Cognito sends users back to HTTPS addresses only, and without a domain and CloudFront there is none; give the environment one of them, or turn the user pool off.',
      }
    : undefined;

const RESERVED_IN_PREFIX = /aws|amazon|cognito/;

const signInPage: Rule = ({ name, users }) => {
  if (!users.userPool) return undefined;
  const prefix = users.domainPrefix ?? name;
  const reserved = RESERVED_IN_PREFIX.exec(prefix)?.[0];
  if (!reserved) return undefined;
  return {
    path: ['users', 'domainPrefix'],
    message: `Cognito refuses \`${reserved}\` in the name of a sign-in page, and \`${prefix}\` has it; choose another one.`,
  };
};

const prefixList: Rule = ({ region, edge }) => {
  if (edge.originProtection !== 'prefix-list') return undefined;
  if (!edge.cdn) {
    return {
      path: ['edge', 'originProtection'],
      message:
        'Without CloudFront nobody could connect to the load balancer; turn CloudFront on, or take `header`.',
    };
  }
  if (edge.prefixListId ?? cloudFrontPrefixList(region)) return undefined;
  return {
    path: ['edge', 'prefixListId'],
    message: `The id of CloudFront's prefix list in ${region} is not known here; \`aws ec2 describe-managed-prefix-lists --region ${region}\` says it.`,
  };
};

export const domainRules = [
  domainName,
  hostedZone,
  email,
  signIn,
  signInPage,
  prefixList,
];
