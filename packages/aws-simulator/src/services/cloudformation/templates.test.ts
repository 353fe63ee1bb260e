import {
  GetTemplateSummaryCommand,
  UpdateStackCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { serveWorld, type SimulatedAws } from '../../testing/simulatedAws';
import { World } from '../../world/World';
import { TestStacks } from './testing/TestStacks';

const RESOURCES = { Topic: { Type: 'AWS::SNS::Topic' } };

describe('templates', () => {
  let aws: SimulatedAws;
  let stacks: TestStacks;
  beforeEach(async () => {
    aws = await serveWorld(new World());
    stacks = new TestStacks(aws);
  });
  afterEach(() => aws.stop());

  /** What the functions of a template give, by the names of its outputs. */
  const evaluate = async (
    values: Record<string, unknown>,
    template: object = {},
    Parameters: Array<{ ParameterKey: string; ParameterValue: string }> = [],
  ) => {
    const Outputs = Object.fromEntries(
      Object.entries(values).map(([name, Value]) => [name, { Value }]),
    );
    const stack = await stacks.create(
      'functions',
      { Resources: RESOURCES, ...template, Outputs },
      { Parameters },
    );
    if (stack.StackStatus !== 'CREATE_COMPLETE') {
      throw new Error(
        (await stacks.events(stack.StackId ?? ''))
          .map(each => each.ResourceStatusReason ?? '')
          .join('\n'),
      );
    }
    return Object.fromEntries(
      (stack.Outputs ?? []).map(each => [each.OutputKey, each.OutputValue]),
    );
  };

  it('give what their functions say', async () => {
    expect(
      await evaluate(
        {
          Attribute: { 'Fn::GetAtt': ['Named', 'TopicName'] },
          Base64: { 'Fn::Base64': { 'Fn::Join': ['-', ['a', 'b']] } },
          Cidr: { 'Fn::Select': ['3', { 'Fn::Cidr': ['10.1.0.0/16', 4, 8] }] },
          Default: {
            'Fn::FindInMap': ['Sizes', 'none', 'tasks', { DefaultValue: '0' }],
          },
          Either: { 'Fn::If': ['Both', { 'Fn::Sub': '${AWS::Region}' }, 'no'] },
          Elsewhere: { 'Fn::Select': [1, { 'Fn::GetAZs': 'eu-west-1' }] },
          Literal: { 'Fn::Sub': ['${!Literal} ${name}', { name: 'x' }] },
          Map: { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'tasks'] },
        },
        {
          Parameters: { Stage: { Type: 'String', Default: 'production' } },
          Mappings: { Sizes: { production: { tasks: 4 } } },
          Conditions: {
            One: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] },
            Two: { 'Fn::Or': [{ Condition: 'One' }, { 'Fn::Equals': [1, 2] }] },
            Both: { 'Fn::And': [{ Condition: 'One' }, { Condition: 'Two' }] },
          },
          Resources: {
            Named: {
              Type: 'AWS::SNS::Topic',
              Properties: { TopicName: 'named' },
            },
          },
        },
      ),
    ).toEqual({
      Attribute: 'named',
      Base64: 'YS1i',
      Cidr: '10.1.3.0/24',
      Default: '0',
      Either: 'us-east-1',
      Elsewhere: 'eu-west-1b',
      Literal: '${Literal} x',
      Map: '4',
    });
  });

  it('read outputs of stacks elsewhere, without holding them', async () => {
    const abroad = new TestStacks({
      ...aws,
      client: { ...aws.client, region: 'eu-west-1' },
    });
    await abroad.create('there', {
      Resources: RESOURCES,
      Outputs: { Url: { Value: 'https://there' } },
    });
    const read = (OutputName: string) =>
      evaluate({
        Url: {
          'Fn::GetStackOutput': {
            StackName: 'there',
            OutputName,
            Region: 'eu-west-1',
          },
        },
      });
    await expect(read('None')).rejects.toThrow(
      /Output \[None\] does not exist in stack \[there\]/,
    );
    await stacks.delete('functions');
    expect(await read('Url')).toEqual({ Url: 'https://there' });
    await abroad.delete('there');
  });

  it('need consent for extensions of the language', async () => {
    const template = {
      Transform: 'AWS::LanguageExtensions',
      Resources: RESOURCES,
      Outputs: {
        Json: {
          Value: { 'Fn::ToJsonString': { a: [{ Ref: 'AWS::Region' }] } },
        },
        Length: { Value: { 'Fn::Length': { 'Fn::Split': ['.', 'a.b.c'] } } },
      },
    };
    await expect(stacks.create('s', template)).rejects.toThrow(
      'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
    );
    const { Outputs } = await stacks.create('s', template, {
      Capabilities: ['CAPABILITY_AUTO_EXPAND'],
    });
    expect(Outputs?.map(each => each.OutputValue)).toEqual([
      '{"a":["us-east-1"]}',
      '3',
    ]);
  });

  it('resolve references to parameters and secrets when they are used', async () => {
    const ssm = new SSMClient(aws.client);
    for (const Value of ['old', 'new']) {
      await ssm.send(
        new PutParameterCommand({
          Name: '/size',
          Value,
          Type: 'String',
          Overwrite: true,
        }),
      );
    }
    await stacks.create('secrets', {
      Resources: {
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { Name: 'db', SecretString: '{"password":"p"}' },
        },
      },
    });
    expect(
      await evaluate(
        {
          Latest: '{{resolve:ssm:/size}}',
          Pinned: { 'Fn::Sub': 'is {{resolve:ssm:/size:1}}' },
          Secret: '{{resolve:secretsmanager:db:SecretString:password}}',
          Given: { Ref: 'Size' },
          List: { 'Fn::Join': ['+', { Ref: 'Names' }] },
        },
        {
          Parameters: {
            Size: {
              Type: 'AWS::SSM::Parameter::Value<String>',
              Default: '/size',
            },
            Names: { Type: 'List<String>', Default: 'a, b' },
          },
        },
      ),
    ).toEqual({
      Latest: 'new',
      Pinned: 'is old',
      Secret: 'p',
      Given: 'new',
      List: 'a+b',
    });
  });

  const parameterCases: Array<[object, string | undefined, RegExp]> = [
    [{ Type: 'String' }, undefined, /Parameters: \[P\] must have values/],
    [
      { Type: 'String', AllowedValues: ['a'] },
      'b',
      /Parameter 'P' must be one of AllowedValues/,
    ],
    [
      { Type: 'String', AllowedPattern: '[a-z]+' },
      'B',
      /Parameter 'P' must match pattern \[a-z\]\+/,
    ],
    [
      {
        Type: 'String',
        AllowedPattern: '[a-z]+',
        ConstraintDescription: 'small letters',
      },
      'B',
      /Parameter P failed to satisfy constraint: small letters/,
    ],
    [
      { Type: 'String', MinLength: 2 },
      'x',
      /Parameter 'P' must contain at least 2 characters/,
    ],
    [
      { Type: 'Number', MaxValue: 5 },
      '6',
      /Parameter 'P' must be a number not greater than 5/,
    ],
    [{ Type: 'List<Number>' }, '1,x', /Parameter 'P' must be a number/],
    [{ Type: 'Colour' }, 'x', /Unrecognized parameter type: Colour/],
    [
      { Type: 'AWS::EC2::VPC::Id' },
      'vpc-1',
      /parameter value vpc-1 for parameter name P does not exist/,
    ],
    [
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      '/none',
      /Unable to fetch parameters \[\/none\] from parameter store/,
    ],
  ];
  it.each(parameterCases)(
    'constrain parameters: %j',
    async (definition, ParameterValue, message) => {
      const given =
        ParameterValue === undefined
          ? []
          : [{ ParameterKey: 'P', ParameterValue }];
      await expect(
        evaluate({ P: 'x' }, { Parameters: { P: definition } }, given),
      ).rejects.toThrow(message);
    },
  );

  it('assert rules', async () => {
    const template = {
      Parameters: { Version: { Type: 'String', Default: '3' } },
      Rules: {
        NewEnough: {
          Assertions: [
            {
              Assert: {
                'Fn::Not': [
                  { 'Fn::Contains': [['1', '2'], { Ref: 'Version' }] },
                ],
              },
              AssertDescription: 'Version 3 is needed.',
            },
          ],
        },
      },
    };
    await evaluate({ Version: { Ref: 'Version' } }, template);
    await expect(
      stacks.create(
        'old',
        { Resources: RESOURCES, ...template },
        { Parameters: [{ ParameterKey: 'Version', ParameterValue: '2' }] },
      ),
    ).rejects.toThrow(/Version 3 is needed\./);
  });

  const brokenTemplates: Array<[object, RegExp]> = [
    [{ Colour: 'red' }, /Invalid template property or properties \[Colour\]/],
    [
      { Resources: { A: { Type: 'AWS::SNS::Topic', Colour: 'red' } } },
      /Invalid template resource property 'Colour'/,
    ],
    [
      { Resources: { A: { Properties: {} } } },
      /Every Resources object must contain a Type member/,
    ],
    [
      { Resources: { 'a-b': { Type: 'AWS::SNS::Topic' } } },
      /Resource name \{a-b\} is non alphanumeric/,
    ],
    [
      { AWSTemplateFormatVersion: '2020-01-01' },
      /unsupported value for AWSTemplateFormatVersion/,
    ],
    [
      { Transform: 'AWS::Serverless-2016-10-31' },
      /not supported by the simulator/,
    ],
    [
      { Outputs: { A: { Value: { 'Fn::Invented': 1 } } } },
      /Encountered unsupported function: Fn::Invented Supported functions are: \[Fn::Base64/,
    ],
    [
      { Conditions: { C: { 'Fn::Equals': [{ Ref: 'Topic' }, 1] } } },
      /Unresolved dependencies \[Topic\]\. Cannot reference resources in the Conditions block/,
    ],
    [
      { Outputs: { A: { Value: 'x', Condition: 'None' } } },
      /Unresolved condition dependency None/,
    ],
  ];
  it.each(brokenTemplates)('are refused: %j', async (part, message) => {
    await expect(
      stacks.client.send(
        new ValidateTemplateCommand({
          TemplateBody: JSON.stringify({ Resources: RESOURCES, ...part }),
        }),
      ),
    ).rejects.toThrow(message);
  });

  it('say what the caller must agree to', async () => {
    const TemplateBody = JSON.stringify({
      Parameters: { P: { Type: 'String', AllowedValues: ['a'], NoEcho: true } },
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: { AssumeRolePolicyDocument: { Statement: [] } },
        },
      },
    });
    expect(
      await stacks.client.send(new ValidateTemplateCommand({ TemplateBody })),
    ).toMatchObject({
      Capabilities: ['CAPABILITY_IAM'],
      CapabilitiesReason:
        'The following resource(s) require capabilities: [AWS::IAM::Role]',
    });
    expect(
      await stacks.client.send(new GetTemplateSummaryCommand({ TemplateBody })),
    ).toMatchObject({
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: [
        { NoEcho: true, ParameterConstraints: { AllowedValues: ['a'] } },
      ],
    });
  });

  it('may be changed in what touches no resource', async () => {
    const template = (policy: string) => ({
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic', DeletionPolicy: policy },
      },
    });
    await stacks.create('s', template('Delete'));
    const stack = await stacks.update('s', template('Retain'));
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    await expect(
      stacks.client.send(
        new UpdateStackCommand({
          StackName: 's',
          TemplateBody: JSON.stringify(template('Retain')),
        }),
      ),
    ).rejects.toThrow('No updates are to be performed.');
  });
});
