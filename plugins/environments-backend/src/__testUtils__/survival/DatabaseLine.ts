import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * The line between one replica and its database, which can be held, so that
 * nothing comes through and nobody says why, or cut.
 */
export class DatabaseLine {
  readonly #pairs = new Set<[net.Socket, net.Socket]>();
  readonly #server: net.Server;
  #state: 'open' | 'held' | 'cut' = 'open';

  private constructor(private readonly target: URL) {
    this.#server = net.createServer(client => this.#connect(client));
  }

  static async to(url: string): Promise<DatabaseLine> {
    const line = new DatabaseLine(new URL(url));
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  /** The database's URL by way of this line. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.toString();
  }

  /** As when packets are lost: both sides wait. */
  hold(): void {
    this.#state = 'held';
    for (const side of [...this.#pairs].flat()) side.pause();
  }

  /** As when the server goes down: connections break, new ones are refused. */
  cut(): void {
    this.#state = 'cut';
    for (const side of [...this.#pairs].flat()) side.destroy();
  }

  restore(): void {
    this.#state = 'open';
    for (const side of [...this.#pairs].flat()) side.resume();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #connect(client: net.Socket): void {
    if (this.#state === 'cut') {
      client.destroy();
      return;
    }
    const server = net.connect(Number(this.target.port), this.target.hostname);
    const pair: [net.Socket, net.Socket] = [client, server];
    this.#pairs.add(pair);
    for (const [from, to] of [pair, [server, client]]) {
      from.on('data', chunk => to.write(chunk));
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        this.#pairs.delete(pair);
      });
      if (this.#state === 'held') from.pause();
    }
  }
}
