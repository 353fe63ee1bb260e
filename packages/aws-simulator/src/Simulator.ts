import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StackEngine } from './cloudformation/stacks/StackEngine';
import { serveControl } from './control/controlRoutes';
import { Faults } from './control/faults/Faults';
import type { RequestLimit } from './control/limits/RequestLimit';
import { RequestLimits } from './control/limits/RequestLimits';
import { credentialsExpired } from './control/refusals/refusals';
import { RequestLog } from './control/RequestLog';
import { allServices } from './services';
import { letTimePass } from './services/letTimePass';
import { createAwsHttpServer, type RequestRecord } from './wire';
import type { World } from './world/World';

/** The simulator verifies no signature, so nobody else may reach it. */
const LOOPBACK = '127.0.0.1';

export interface SimulatorOptions {
  onRequest?: (record: RequestRecord) => void;
  /** Refuse what comes more often than AWS takes it. */
  limits?: readonly RequestLimit[];
}

/** A world behind an HTTP server. */
export class Simulator {
  readonly engine: StackEngine;
  readonly faults = new Faults();
  readonly requests = new RequestLog();
  private readonly server: Server;

  constructor(readonly world: World, options: SimulatorOptions = {}) {
    this.engine = new StackEngine(world);
    const control = { world, faults: this.faults, requests: this.requests };
    const limits = new RequestLimits(options.limits ?? [], () =>
      world.now().getTime(),
    );
    this.server = createAwsHttpServer({
      services: allServices(world, this.engine),
      intercept: (context, input) => {
        const { service, sessionEndsAt } = context;
        if (sessionEndsAt && sessionEndsAt <= world.now()) {
          throw credentialsExpired(service);
        }
        limits.check(context, input);
        letTimePass(world, world.region(context.accountId, context.region));
        return this.faults.intercept(context, input);
      },
      control: (...args) => serveControl(control, ...args),
      observe: record => {
        this.requests.add(record);
        options.onRequest?.(record);
      },
    });
  }

  /**
   * @param port - 0 takes a free one
   * @returns the URL to give to clients as their endpoint
   * @throws Error with code `EADDRINUSE` when the port is taken
   */
  listen(port: number): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, LOOPBACK, () => {
        this.server.removeListener('error', reject);
        const address = this.server.address() as AddressInfo;
        resolve(`http://${LOOPBACK}:${address.port}`);
      });
    });
  }

  close(): Promise<void> {
    return new Promise(resolve => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}
