import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

const letterSchema = z.object({
  recipients: z.object({ entityRef: z.array(z.string()) }),
  payload: z.object({ title: z.string(), scope: z.string() }),
});

/** What the notifications backend was asked to tell. */
export type Letter = z.output<typeof letterSchema>;

/** A notifications backend that keeps what it gets, and can be down. */
export class Mailbox {
  readonly #letters: Letter[] = [];
  readonly #server: Server;
  #isDown = false;
  #refused = 0;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      if (this.#isDown) {
        this.#refused += 1;
        response.writeHead(503).end();
        return;
      }
      this.#letters.push(letterSchema.parse(await json(request)));
      response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
    });
  }

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    mailbox.#server.listen(0, '127.0.0.1');
    await once(mailbox.#server, 'listening');
    return mailbox;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/notifications`;
  }

  /** How often it was asked in vain. */
  get refused(): number {
    return this.#refused;
  }

  goDown(): void {
    this.#isDown = true;
  }

  comeBack(): void {
    this.#isDown = false;
  }

  /** All that it got about one thing, in the order of their arrival. */
  about(scope: string): Letter[] {
    return this.#letters.filter(({ payload }) => payload.scope === scope);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
