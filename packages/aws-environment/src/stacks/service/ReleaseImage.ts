import {
  type EnvironmentNames,
  PLACEHOLDER_IMAGE,
} from '@quarterdeck/plugin-environments-common';
import { Aws, CfnCondition, CfnParameter, Fn, Token } from 'aws-cdk-lib';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';

/**
 * The image that runs, as the parameter in Systems Manager names it: each
 * release writes it there, so that a change of the infrastructure does not put
 * an older one back.
 */
export class ReleaseImage extends Construct {
  readonly image: ContainerImage;
  private readonly isPlaceholder: CfnCondition;

  constructor(
    scope: Construct,
    id: string,
    { names }: { names: EnvironmentNames },
  ) {
    super(scope, id);
    const parameter = new CfnParameter(this, 'Parameter', {
      type: 'AWS::SSM::Parameter::Value<String>',
      default: names.imageTagParameter,
      description: 'Where releases write which image runs',
    });
    this.image = ContainerImage.fromRegistry(parameter.valueAsString);
    this.isPlaceholder = new CfnCondition(this, 'IsPlaceholder', {
      expression: Fn.conditionEquals(
        parameter.valueAsString,
        PLACEHOLDER_IMAGE,
      ),
    });
  }

  /**
   * A command that depends on what runs.
   *
   * @param otherwise - undefined for the one that the image brings
   */
  command(props: { ofPlaceholder: string[]; otherwise?: string[] }): string[] {
    return Token.asList(
      Fn.conditionIf(
        this.isPlaceholder.logicalId,
        props.ofPlaceholder,
        props.otherwise ?? Aws.NO_VALUE,
      ),
    );
  }
}
