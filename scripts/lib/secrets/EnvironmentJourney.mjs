import assert from 'node:assert/strict';
import { until } from '../until.mjs';

const ROUTES_OF_PORTAL = [
  'environments/accounts',
  'environments/deployments',
  'environments/plans',
  'catalog/entities',
  'scaffolder/v2/tasks',
  'scaffolder/v2/actions',
  'notifications/notifications',
  'search/query?term=vault',
  'service-health/fleet',
  'service-health/operations',
  'log-queries/queries',
  'log-queries/runs',
  'log-queries/log-groups',
];

/**
 * Takes an environment through its life by the portal's API, and keeps every
 * answer, also those that refuse.
 */
export class EnvironmentJourney {
  /** What identifies the environment. */
  place;
  #portalUrl;
  #token;
  #keep;

  /**
   * @param {object} options
   * @param {string} options.portalUrl
   * @param {string} options.token of who asks
   * @param {{ environmentId: string, accountId: string, region: string }} options.place
   * @param {(place: string, text: string) => void} options.keep told of answers
   */
  constructor({ portalUrl, token, place, keep }) {
    this.place = place;
    this.#portalUrl = portalUrl;
    this.#token = token;
    this.#keep = keep;
  }

  /**
   * Creates or changes it by a task of the template; what is new the task
   * deploys at once.
   *
   * @param {string} what unlike that of any other
   * @param {object} values of the template's form
   */
  async deploy(what, values) {
    const { id: taskId } = await this.#call('scaffolder/v2/tasks', {
      templateRef: 'template:default/aws-environment',
      values,
    });
    await until('the end of the task', async () => {
      const { status } = await this.#call(`scaffolder/v2/tasks/${taskId}`);
      assert.ok(!['failed', 'cancelled'].includes(status), status);
      return status === 'completed';
    });
    const ofTask = `requestIdPrefix=${taskId}/`;
    const {
      items: [plan],
    } = await this.#call(`environments/plans?${ofTask}`);
    const {
      items: [byTask],
    } = await this.#call(`environments/deployments?${ofTask}`);
    const deploymentId = await this.#end(
      byTask ??
        (await this.#call('environments/deployments', {
          requestId: what,
          planId: plan.id,
        })),
    );
    await this.#ask(`environments/plans/${plan.id}`);
    await this.#ask(`scaffolder/v2/tasks/${taskId}/events`);
    return {
      ...this.place,
      taskId,
      planId: plan.id,
      deploymentId,
      told: 'the deployment',
    };
  }

  async destroy() {
    const deploymentId = await this.#end(
      await this.#call(`${this.#route}/destroy`, {
        requestId: 'destroy',
        confirmation: this.place.environmentId,
        finalSnapshot: true,
      }),
    );
    return { ...this.place, deploymentId, told: 'taking it down' };
  }

  /** Asks for all that pages ask for. */
  async askAll() {
    const entity = `resource/default/${this.place.environmentId}`;
    const routes = [
      this.#route,
      `${this.#route}/spec`,
      `${this.#route}/drift`,
      `${this.#route}/destroy`,
      ...['network', 'data', 'service', 'edge', 'ops'].map(
        part => `${this.#route}/stacks/${part}/resources`,
      ),
      `service-health/entities/${entity}`,
      `log-queries/entities/${entity}/queries`,
      ...ROUTES_OF_PORTAL,
    ];
    for (const route of routes) await this.#ask(route);
  }

  get #route() {
    const { accountId, region, environmentId } = this.place;
    return `environments/environments/${accountId}/${region}/${environmentId}`;
  }

  /** Until the catalog and the search have it, which come after its end. */
  async isFound() {
    const { environmentId } = this.place;
    await until('the environment in the catalog', async () => {
      const { ok } = await this.#ask(
        `catalog/entities/by-name/resource/default/${environmentId}`,
      );
      return ok;
    });
    await until('the environment in the search', async () => {
      const { results } = await this.#call(
        `search/query?term=${environmentId}`,
      );
      return results.some(({ document }) => document.title === environmentId);
    });
  }

  /**
   * Waits until a deployment has succeeded and people were told, and returns
   * its id.
   */
  async #end({ id }) {
    const route = `environments/deployments/${id}`;
    await until(`the deployment ${id}`, async () => {
      const { deployment } = await this.#call(`${route}/events`);
      if (!deployment.finishedAt) return false;
      assert.equal(deployment.status, 'succeeded', deployment.failure?.reason);
      return true;
    });
    await until(`the notification of ${id}`, async () => {
      const { notifications } = await this.#call('notifications/notifications');
      return notifications.some(({ payload }) => payload.link?.endsWith(id));
    });
    await this.#ask(route);
    return id;
  }

  async #call(route, body) {
    const { ok, status, text } = await this.#ask(route, body);
    assert.ok(ok, `${route}: ${status} ${text}`);
    return JSON.parse(text);
  }

  async #ask(route, body) {
    const method = body ? 'POST' : 'GET';
    const response = await fetch(`${this.#portalUrl}/api/${route}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    this.#keep(`the answer to ${method} ${route}`, text);
    return { ok: response.ok, status: response.status, text };
  }
}
