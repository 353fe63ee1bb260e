import { z } from 'zod';
import {
  EXIT_CODES,
  type ExitCode,
  INCIDENT_KINDS,
  type IncidentKind,
} from '../incidents/Incident';
import { type FaultInForce, faultInForceSchema } from './faults/Fault';

const incidentSchema = z.object({
  kind: z.enum(INCIDENT_KINDS),
  environment: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  exitCode: z.literal(EXIT_CODES).optional(),
});

/** An incident as the control endpoints tell it; times are ISO 8601. */
export type ReportedIncident = z.output<typeof incidentSchema>;

export interface IncidentTarget {
  kind: IncidentKind;
  environment: string;
  account: string;
  region: string;
}

export interface IncidentStart extends IncidentTarget {
  /** How long it has been going on already. */
  sinceMinutes?: number;
  /** Of a crash loop. */
  exitCode?: ExitCode;
}

const refusalSchema = z.object({ error: z.string() });

/** Speaks to a running simulator's own endpoints. */
export class ControlClient {
  constructor(private readonly url: string) {}

  /** @throws Error when there is no simulator or no such environment */
  async startIncident(target: IncidentStart): Promise<ReportedIncident> {
    return incidentSchema.parse(await this.ask('POST', 'incidents', target));
  }

  /** @throws Error when there is no simulator */
  async endIncidents(
    target: Partial<IncidentTarget>,
  ): Promise<ReportedIncident[]> {
    return z
      .array(incidentSchema)
      .parse(await this.ask('DELETE', 'incidents', target));
  }

  /** @throws Error when there is no simulator */
  async incidents(): Promise<ReportedIncident[]> {
    return z.array(incidentSchema).parse(await this.ask('GET', 'incidents'));
  }

  /** @throws Error when there is no simulator, or what is asked is malformed */
  async startFault(fault: object): Promise<FaultInForce> {
    return faultInForceSchema.parse(await this.ask('POST', 'faults', fault));
  }

  /** Ends a fault; without an id, all of them. */
  async endFaults(id?: string): Promise<FaultInForce[]> {
    return z
      .array(faultInForceSchema)
      .parse(await this.ask('DELETE', 'faults', { id }));
  }

  /** @throws Error when there is no simulator */
  async faults(): Promise<FaultInForce[]> {
    return z.array(faultInForceSchema).parse(await this.ask('GET', 'faults'));
  }

  private async ask(
    method: string,
    what: string,
    body?: object,
  ): Promise<unknown> {
    const response = await this.reach(method, what, body);
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok && answer !== undefined) return answer;
    const refusal = refusalSchema.safeParse(answer);
    throw new Error(
      refusal.success
        ? refusal.data.error
        : `What listens at ${this.url} is no AWS simulator`,
    );
  }

  private async reach(
    method: string,
    what: string,
    body?: object,
  ): Promise<Response> {
    try {
      return await fetch(new URL(`/_simulator/${what}`, this.url), {
        method,
        body: body && JSON.stringify(body),
      });
    } catch (error) {
      throw new Error(
        `No AWS simulator answers at ${this.url}. Start one with "yarn simulator start", or say with --url where it is.`,
        { cause: error },
      );
    }
  }
}
