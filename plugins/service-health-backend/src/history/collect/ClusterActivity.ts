/**
 * Knows of which clusters the stopped tasks have been seen already. Whenever a
 * task of a service starts or stops, ECS says so in an event of the service;
 * while there is no new event, there is no new stopped task, and the cluster
 * need not be listed.
 */
export class ClusterActivity {
  readonly #newest = new Map<string, string>();
  readonly #settled = new Map<string, string>();

  /** @param newestEvents - the ids of the newest event of each service */
  note(cluster: string, newestEvents: string[]): void {
    this.#newest.set(cluster, [...newestEvents].sort().join());
  }

  /** Nobody could tell; the cluster is to be listed. */
  forget(cluster: string): void {
    this.#newest.delete(cluster);
    this.#settled.delete(cluster);
  }

  isQuiet(cluster: string): boolean {
    const newest = this.#newest.get(cluster);
    return newest !== undefined && this.#settled.get(cluster) === newest;
  }

  /** All stopped tasks that the noted events are about have been kept. */
  settle(cluster: string): void {
    const newest = this.#newest.get(cluster);
    if (newest !== undefined) this.#settled.set(cluster, newest);
  }
}
