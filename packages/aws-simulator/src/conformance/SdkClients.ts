import { createRequire } from 'node:module';

const load = createRequire(__filename);

export interface SdkClientOptions {
  endpoint: string;
  region: string;
  /** Left out, the SDK looks for them where it always does. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

interface AnyClient {
  send(command: object): Promise<object>;
  destroy(): void;
}

type SdkModule = Record<string, unknown>;

/** The real SDK clients, loaded when they are needed, called by name. */
export class SdkClients {
  private readonly opened = new Map<
    string,
    { sdk: SdkModule; client: AnyClient }
  >();

  constructor(private readonly options: SdkClientOptions) {}

  /**
   * @param name - such as `ecs` of `@aws-sdk/client-ecs`
   * @returns the output, streams read to their end
   * @throws Error as the client does, or when there is no such operation
   */
  async call(name: string, operation: string, input: object): Promise<object> {
    const { sdk, client } = this.open(name);
    const Command = sdk[`${operation}Command`] as
      | (new (input: object) => object)
      | undefined;
    if (!Command) throw new Error(`${name} has no operation ${operation}`);
    return readStreams(await client.send(new Command(input)));
  }

  destroy(): void {
    this.opened.forEach(({ client }) => client.destroy());
  }

  private open(name: string) {
    const known = this.opened.get(name);
    if (known) return known;
    const sdk: SdkModule = load(`@aws-sdk/client-${name}`);
    const [, Client] =
      Object.entries(sdk).find(
        ([key]) => key.endsWith('Client') && !key.startsWith('__'),
      ) ?? [];
    const client = new (Client as new (options: object) => AnyClient)(
      this.options,
    );
    const opened = { sdk, client };
    this.opened.set(name, opened);
    return opened;
  }
}

async function readStreams(output: object): Promise<object> {
  const entries = Object.entries(output).map(
    async ([name, value]) =>
      [
        name,
        isStream(value) ? await value.transformToString() : value,
      ] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

const isStream = (
  value: unknown,
): value is { transformToString(): Promise<string> } =>
  typeof value === 'object' && value !== null && 'transformToString' in value;
