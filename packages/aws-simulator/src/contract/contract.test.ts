import { stripVTControlCharacters } from 'node:util';
import * as acm from '@aws-sdk/client-acm';
import * as autoscaling from '@aws-sdk/client-application-auto-scaling';
import * as budgets from '@aws-sdk/client-budgets';
import * as cfn from '@aws-sdk/client-cloudformation';
import * as cloudfront from '@aws-sdk/client-cloudfront';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import * as ce from '@aws-sdk/client-cost-explorer';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecr from '@aws-sdk/client-ecr';
import * as ecs from '@aws-sdk/client-ecs';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as pricing from '@aws-sdk/client-pricing';
import * as rds from '@aws-sdk/client-rds';
import * as tagging from '@aws-sdk/client-resource-groups-tagging-api';
import * as route53 from '@aws-sdk/client-route-53';
import * as s3 from '@aws-sdk/client-s3';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as serviceQuotas from '@aws-sdk/client-service-quotas';
import * as ses from '@aws-sdk/client-sesv2';
import * as sns from '@aws-sdk/client-sns';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import {
  AwsQueryProtocol,
  AwsSmithyRpcV2CborProtocol,
} from '@aws-sdk/core/protocols';
import * as wafv2 from '@aws-sdk/client-wafv2';
import { StackEngine } from '../cloudformation/stacks/StackEngine';
import { allServices } from '../services';
import { type ServedServices, serveServices } from '../services/testing/serve';
import type { SimulatedService } from '../wire';
import { asFailure } from '../wire/failure';
import type { SdkModule } from '../wire/sdkModel';
import { hash32, Random } from '../world/traffic';
import { World } from '../world/World';
import { plainValue } from './plainValue';
import { QUIRKS } from './quirks';
import { randomShape, withoutComputed } from './randomShape';

/** How many random inputs and outputs an operation has to carry. */
const ROUNDS = { simulated: 3, modelled: 1 };

const CLIENTS: Record<string, SdkModule> = {
  acm,
  'application-autoscaling': autoscaling,
  ce,
  budgets,
  cloudformation: cfn,
  cloudfront,
  'cognito-idp': cognito,
  ec2,
  ecr,
  ecs,
  elasticloadbalancing: elb,
  iam,
  logs,
  monitoring: cloudwatch,
  pricing,
  rds,
  route53,
  s3,
  secretsmanager: secretsManager,
  servicequotas: serviceQuotas,
  ses,
  sns,
  ssm,
  sts,
  tagging,
  wafv2,
};

/** What other SDKs speak to a service that answers several protocols. */
const VARIANTS: Record<string, { service: string; protocol: unknown }> = {
  'monitoring over query': {
    service: 'monitoring',
    protocol: AwsQueryProtocol,
  },
  'monitoring over cbor': {
    service: 'monitoring',
    protocol: AwsSmithyRpcV2CborProtocol,
  },
};

const world = new World({});
const services = allServices(world, new StackEngine(world));
const serviceNamed = (name: string) =>
  services.find(({ model }) => model.signingName === name)!;
const exceptions = services.flatMap(({ model }) =>
  [...model.errorSchemas].flatMap(([exception, schema]) =>
    // The base class of a service's exceptions is none itself.
    schema[2].endsWith('ServiceException') && schema[4].length === 0
      ? []
      : [[model.signingName, schema[2], exception as ExceptionClass] as const],
  ),
);

type ExceptionClass = new (options: {
  message: string;
  $metadata: object;
}) => Error;

interface AnyClient {
  send(command: object): Promise<Record<string, unknown>>;
  destroy(): void;
}

/** An exchange under test: what the server got, and what it is to answer. */
interface Exchange {
  operation?: string;
  input?: unknown;
  answer(): object;
}

const details = { message: 'It is so & <not> otherwise', $metadata: {} };

describe('the wire contract', () => {
  let exchange: Exchange;
  let served: ServedServices;
  const clients = new Map<string, AnyClient>();

  beforeAll(async () => {
    served = await serveServices(
      services.map(
        (service): SimulatedService => ({
          ...service,
          handler:
            () =>
            (input, { operation }) => {
              Object.assign(exchange, { input, operation });
              return exchange.answer();
            },
        }),
      ),
    );
    for (const [name, sdk] of Object.entries(CLIENTS)) {
      clients.set(name, clientOf(sdk));
    }
    for (const [name, { service, protocol }] of Object.entries(VARIANTS)) {
      clients.set(name, clientOf(CLIENTS[service], { protocol }));
    }
  });
  afterAll(async () => {
    clients.forEach(client => client.destroy());
    await served.stop();
  });

  const clientOf = (sdk: SdkModule, more: object = {}): AnyClient => {
    const Client = member<new (config: object) => AnyClient>(
      sdk,
      key => key.endsWith('Client') && !key.startsWith('__'),
    );
    return new Client({
      ...served.clientConfig,
      disableHostPrefix: true,
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...more,
    });
  };

  const send = (
    client: string,
    service: string,
    operation: string,
    input: object,
  ) => {
    const Command = member<new (input: object) => object>(
      CLIENTS[service],
      key => key === `${operation}Command`,
    );
    return clients.get(client)!.send(new Command(input));
  };

  /** Why the random input or output of an operation got lost, if it did. */
  async function roundTrips(
    client: string,
    service: string,
    operation: string,
  ): Promise<string | undefined> {
    const { model, handler } = serviceNamed(service);
    const { input: inputSchema, output: outputSchema } =
      model.operations.get(operation)!;
    const rounds = handler(operation) ? ROUNDS.simulated : ROUNDS.modelled;
    for (let round = 0; round < rounds; round++) {
      const random = new Random(hash32(`${service}:${operation}`), round);
      const input = randomShape(inputSchema, random) as object;
      const output = randomShape(outputSchema, random) as object;
      exchange = { answer: () => output };
      try {
        const { $metadata, ...answer } = await send(
          client,
          service,
          operation,
          input,
        );
        expect(exchange.operation).toBe(operation);
        expect(await comparable(exchange.input as object)).toEqual(
          await comparable(input),
        );
        expect(await comparable(answer)).toEqual(await comparable(output));
      } catch (error) {
        return `random input and output ${round}: ${readable(error)}`;
      }
    }
    return undefined;
  }

  it('is tested for every service', () => {
    expect(Object.keys(CLIENTS).sort()).toEqual(
      services.map(({ model }) => model.signingName).sort(),
    );
  });

  it.each([
    ...services.map(({ model }) => [model.signingName, model.signingName]),
    ...Object.entries(VARIANTS).map(([name, { service }]) => [name, service]),
  ])(
    '%s loses and adds nothing, there and back, in any operation',
    async (client, service) => {
      const failures: Record<string, string> = {};
      for (const operation of serviceNamed(service).model.operations.keys()) {
        const failure = await roundTrips(client, service, operation);
        if (failure) failures[`${service}:${operation}`] = failure;
      }
      const isQuirk = (name: string) => Object.hasOwn(QUIRKS, name);
      const unexpected = Object.entries(failures).filter(
        ([name]) => !isQuirk(name),
      );
      expect(Object.fromEntries(unexpected)).toEqual({});
      const gone = Object.keys(QUIRKS).filter(
        name => name.startsWith(`${service}:`) && !(name in failures),
      );
      expect(gone).toEqual([]);
    },
    60_000,
  );

  it.each(exceptions)(
    "%s's %s arrives as the SDK's exception",
    async (service, name, Exception) => {
      const { model, operations: names } = serviceNamed(service);
      const codeOf = (each: unknown) =>
        asFailure(new (each as ExceptionClass)(details), model).queryCode;
      const [operation] = names;
      const { input: schema } = model.operations.get(operation)!;
      exchange = {
        answer: () => {
          throw new Exception(details);
        },
      };
      const input = randomShape(schema, new Random(hash32(name))) as object;
      const failure = await send(service, service, operation, input).catch(
        e => e,
      );
      // Some of a query service's exceptions share a code, and the SDK takes
      // the first that has it.
      const fitting = [...model.errorSchemas.keys()].filter(
        each => each === Exception || codeOf(each) === codeOf(Exception),
      );
      expect(fitting).toContain(failure.constructor);
      expect(failure).toMatchObject({
        message: details.message,
        $metadata: { requestId: expect.any(String) },
      });
    },
  );
});

const readable = (error: unknown) => stripVTControlCharacters(String(error));

const comparable = (value: object) => plainValue(withoutComputed(value));

function member<T>(sdk: SdkModule, isIt: (key: string) => boolean): T {
  const [, value] = Object.entries(sdk).find(([key]) => isIt(key))!;
  return value;
}
