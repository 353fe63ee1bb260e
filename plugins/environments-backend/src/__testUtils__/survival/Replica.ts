import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { type ChildServer, startChildServer } from '@quarterdeck/test-support';
import { DatabaseLine } from './DatabaseLine';
import type { ReplicaSettings } from './replicaSettings';

const SCRIPT = path.resolve(__dirname, 'replica.js');

/** One replica of the portal, which goes by its name when it asks AWS. */
export class Replica {
  #server: ChildServer | undefined;
  /** Of all its processes, also those that were killed. */
  readonly #pids = new Set<number>();

  private constructor(
    readonly name: string,
    readonly line: DatabaseLine,
    private readonly settings: ReplicaSettings,
  ) {}

  static async start(
    name: string,
    settings: ReplicaSettings,
  ): Promise<Replica> {
    const line = await DatabaseLine.to(settings.databaseUrl);
    const replica = new Replica(name, line, settings);
    await replica.start();
    return replica;
  }

  async start(): Promise<void> {
    const { line, name, settings } = this;
    this.#server = await startChildServer(SCRIPT, [], {
      // How the SDK of AWS tells applications apart, here as in production.
      AWS_SDK_UA_APP_ID: name,
      REPLICA: JSON.stringify({ ...settings, databaseUrl: line.url }),
    });
    this.#pids.add(this.#server.pid);
  }

  /** Whether a lease is its own, by the holder as the database has it. */
  isHolder(holder: string): boolean {
    return this.#pids.has(Number(holder.split('/')[1]));
  }

  /** @throws Error when it does not run. */
  get server(): ChildServer {
    if (!this.#server) throw new Error(`${this.name} does not run`);
    return this.#server;
  }

  async kill(): Promise<void> {
    await this.#server?.kill();
    await this.#keepLog();
    this.#server = undefined;
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
    await this.#keepLog();
    this.line.close();
  }

  /** In the folder `REPLICA_LOGS`, for whoever looks for the cause of something. */
  async #keepLog(): Promise<void> {
    const folder = process.env.REPLICA_LOGS;
    if (!folder || !this.#server) return;
    const { pid, output } = this.#server;
    await appendFile(path.join(folder, `${this.name}-${pid}.log`), output());
  }
}
