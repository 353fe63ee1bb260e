import {
  type EnvironmentNames,
  type EnvironmentSpec,
  GLOBAL_REGION,
  type STACK_OUTPUTS,
  STACK_TAGS,
  type StackPart,
  environmentId,
  environmentNames,
  stackName,
  stackRegion,
} from '@quarterdeck/plugin-environments-common';
import {
  CfnOutput,
  CrossStackReferences,
  LegacyStackSynthesizer,
  ReferenceStrength,
  Stack,
  Tags,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { TEMPLATE_VERSION } from './templateVersion';

type StackOutput = (typeof STACK_OUTPUTS)[keyof typeof STACK_OUTPUTS];

/** What these read is in another region, unless all is in CloudFront's. */
const READS_ACROSS_REGIONS = new Set<StackPart>(['cert', 'edge']);

/**
 * The last part is updated last. With exports, what it does not read any more
 * could not go before that.
 */
const READS_LOOSELY = new Set<StackPart>(['ops']);

/**
 * A part of an environment. Its template is sent inline with the deployer's
 * own credentials, so that an account needs no CDK bootstrap; what it consists
 * of must therefore need no assets.
 */
export class EnvironmentStack extends Stack {
  protected readonly names: EnvironmentNames;

  constructor(
    scope: Construct,
    readonly part: StackPart,
    protected readonly spec: EnvironmentSpec,
    props: { description: string; terminationProtection?: boolean },
  ) {
    super(scope, part, {
      ...props,
      stackName: stackName(environmentId(spec), part, spec.region),
      env: {
        account: spec.accountId,
        region: stackRegion(part, spec.region),
      },
      synthesizer: new LegacyStackSynthesizer(),
    });
    this.names = environmentNames(spec);
    for (const [key, value] of Object.entries(tagsOf(spec, part))) {
      Tags.of(this).add(key, value);
    }
    const isElsewhere = spec.region !== GLOBAL_REGION;
    if (
      READS_LOOSELY.has(part) ||
      (isElsewhere && READS_ACROSS_REGIONS.has(part))
    ) {
      CrossStackReferences.of(this).consume(ReferenceStrength.WEAK);
    }
  }

  /** Says something to the portal, under one of the keys it looks for. */
  protected output(key: StackOutput, value: string): CfnOutput {
    return new CfnOutput(this, key, { value });
  }

  /** Written down, where the CDK would ask the account (R015). */
  get availabilityZones(): string[] {
    return this.spec.network.zones.map(zone => `${this.spec.region}${zone}`);
  }
}

function tagsOf(
  spec: EnvironmentSpec,
  part: StackPart,
): Record<string, string> {
  return {
    [STACK_TAGS.environment]: environmentId(spec),
    [STACK_TAGS.name]: spec.name,
    [STACK_TAGS.stage]: spec.stage,
    [STACK_TAGS.region]: spec.region,
    [STACK_TAGS.owner]: spec.owner,
    [STACK_TAGS.part]: part,
    [STACK_TAGS.templateVersion]: TEMPLATE_VERSION,
    ...(spec.costCenter ? { [STACK_TAGS.costCenter]: spec.costCenter } : {}),
    // On the stack that goes last, so that another day changes no other.
    ...(spec.expiresOn && part === 'network'
      ? { [STACK_TAGS.expiresOn]: spec.expiresOn }
      : {}),
  };
}
