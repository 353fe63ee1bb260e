import type { Region } from '../world/Region';
import type { Incident } from './Incident';
import type { IncidentDefinition, Moment } from './IncidentDefinition';
import { INCIDENT_DEFINITIONS } from './kinds';

/** An incident that is felt, with what its kind does. */
export interface FeltIncident {
  readonly definition: IncidentDefinition;
  readonly moment: Moment;
}

/** The incidents of a service, whenever they were, oldest first. */
export const incidentsOf = (region: Region, serviceArn: string): Incident[] =>
  region.incidents.filter(each => each.serviceArn === serviceArn);

/** Whether an incident is felt at some time in a range, epoch milliseconds. */
export function mayBeFeltIn(
  { kind, startedAt, endedAt }: Incident,
  from: number,
  to: number,
): boolean {
  const { recoveryMs = 0 } = INCIDENT_DEFINITIONS[kind];
  return (
    startedAt.getTime() < to &&
    (!endedAt || endedAt.getTime() + recoveryMs > from)
  );
}

/**
 * What of some incidents is felt at a time. They set in and fade away as their
 * kind says.
 *
 * @param at - epoch milliseconds
 */
export function feltAt(
  incidents: readonly Incident[],
  at: number,
): FeltIncident[] {
  return incidents.flatMap(incident => {
    const definition = INCIDENT_DEFINITIONS[incident.kind];
    const strength = strengthAt(incident, definition, at);
    const elapsedMs = at - incident.startedAt.getTime();
    return strength > 0
      ? [{ definition, moment: { incident, elapsedMs, strength } }]
      : [];
  });
}

function strengthAt(
  { startedAt, endedAt }: Incident,
  { onsetMs = 0, recoveryMs = 0 }: IncidentDefinition,
  at: number,
): number {
  const elapsed = at - startedAt.getTime();
  if (elapsed < 0) return 0;
  const reached = (milliseconds: number) =>
    onsetMs > 0 ? Math.min(1, milliseconds / onsetMs) : 1;
  if (!endedAt || at < endedAt.getTime()) {
    return Math.max(reached(elapsed), Number.EPSILON);
  }
  const since = at - endedAt.getTime();
  const left = recoveryMs > 0 ? Math.max(0, 1 - since / recoveryMs) : 0;
  return reached(endedAt.getTime() - startedAt.getTime()) * left;
}
