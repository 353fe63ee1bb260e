import type { EnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import { HostedZone, type IHostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import type { NetworkStack } from './network/NetworkStack';

/** The names under which an environment is found. */
export interface Domain {
  apex: string;
  /** What people type: the apex, and its `www.` where that is asked for. */
  viewerNames: string[];
  /**
   * What CloudFront calls the load balancer. A certificate cannot name the one
   * that AWS gives it (F06).
   */
  origin: string;
}

/** The names of an environment; undefined when it has none of its own. */
export function domainOf({ domain }: EnvironmentSpec): Domain | undefined {
  const { mode, name, www } = domain;
  if (mode === 'none' || name === undefined) return undefined;
  return {
    apex: name,
    viewerNames: www ? [name, `www.${name}`] : [name],
    origin: `origin.${name}`,
  };
}

/**
 * The hosted zone of a domain: the one that the network stack makes, or the
 * one that is there already.
 */
export function hostedZoneOf(
  scope: Construct,
  { domain }: EnvironmentSpec,
  network: NetworkStack,
): IHostedZone {
  if (network.hostedZone) return network.hostedZone;
  const { name, hostedZoneId } = domain;
  if (name === undefined || hostedZoneId === undefined) {
    throw new Error('An existing zone is known by its id.');
  }
  return HostedZone.fromHostedZoneAttributes(scope, 'Zone', {
    hostedZoneId,
    zoneName: name,
  });
}
