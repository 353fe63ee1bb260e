import {
  destroyPreviewSchema,
  driftReportSchema,
  environmentSpecAnswerSchema,
  type SubmitDestroy,
} from '../environment';
import {
  addressRangesSchema,
  type DecideOnPlan,
  planListSchema,
  planSchema,
  type PlanFilter,
  type SubmitPlan,
} from '../plan';
import {
  availabilitySchema,
  deploymentAccountsSchema,
  deploymentListSchema,
  deploymentUpdateSchema,
  environmentStacksSchema,
  stackResourcesSchema,
  type DeploymentFilter,
  type EnvironmentLocation,
  type EnvironmentsApi,
  type RetryDeployment,
  type SubmitDeployment,
} from './api';
import { deploymentSchema } from './deployment';
import { HttpClient, type HttpClientOptions } from './HttpClient';

/**
 * {@link EnvironmentsApi} over HTTP, for the browser and for other backend
 * plugins alike.
 *
 * @public
 */
export class EnvironmentsClient implements EnvironmentsApi {
  readonly #http: HttpClient;

  constructor(options: HttpClientOptions) {
    this.#http = new HttpClient(options);
  }

  submit(request: SubmitDeployment) {
    return this.#http.post(deploymentSchema, '/deployments', request);
  }

  list(filter: Partial<DeploymentFilter>) {
    return this.#http.get(deploymentListSchema, '/deployments', filter);
  }

  follow(deploymentId: string, after: number) {
    return this.#http.get(
      deploymentUpdateSchema,
      `/deployments/${encodeURIComponent(deploymentId)}/events`,
      { after },
    );
  }

  cancel(deploymentId: string) {
    return this.#http.post(
      deploymentSchema,
      `/deployments/${encodeURIComponent(deploymentId)}/cancel`,
    );
  }

  retry(deploymentId: string, request: RetryDeployment) {
    return this.#http.post(
      deploymentSchema,
      `/deployments/${encodeURIComponent(deploymentId)}/retry`,
      request,
    );
  }

  accounts() {
    return this.#http.get(deploymentAccountsSchema, '/accounts');
  }

  availability(location: EnvironmentLocation & { owner?: string }) {
    return this.#http.get(availabilitySchema, '/availability', location);
  }

  stacks(location: EnvironmentLocation) {
    return this.#http.get(environmentStacksSchema, pathOf(location));
  }

  stackResources(location: EnvironmentLocation, part: string) {
    return this.#http.get(
      stackResourcesSchema,
      `${pathOf(location)}/stacks/${encodeURIComponent(part)}/resources`,
    );
  }

  addresses(query: EnvironmentLocation & { cidr: string }) {
    return this.#http.get(addressRangesSchema, '/addresses', query);
  }

  plan(request: SubmitPlan) {
    return this.#http.post(planSchema, '/plans', request);
  }

  getPlan(planId: string) {
    return this.#http.get(planSchema, `/plans/${encodeURIComponent(planId)}`);
  }

  listPlans(filter: Partial<PlanFilter>) {
    return this.#http.get(planListSchema, '/plans', filter);
  }

  approvePlan(planId: string, decision: DecideOnPlan) {
    return this.#http.post(
      planSchema,
      `/plans/${encodeURIComponent(planId)}/approve`,
      decision,
    );
  }

  rejectPlan(planId: string, decision: DecideOnPlan) {
    return this.#http.post(
      planSchema,
      `/plans/${encodeURIComponent(planId)}/reject`,
      decision,
    );
  }

  spec(location: EnvironmentLocation) {
    return this.#http.get(
      environmentSpecAnswerSchema,
      `${pathOf(location)}/spec`,
    );
  }

  drift(location: EnvironmentLocation) {
    return this.#http.get(driftReportSchema, `${pathOf(location)}/drift`);
  }

  detectDrift(location: EnvironmentLocation) {
    return this.#http.post(driftReportSchema, `${pathOf(location)}/drift`);
  }

  destroyPreview(location: EnvironmentLocation) {
    return this.#http.get(destroyPreviewSchema, `${pathOf(location)}/destroy`);
  }

  destroy(location: EnvironmentLocation, request: SubmitDestroy) {
    return this.#http.post(
      deploymentSchema,
      `${pathOf(location)}/destroy`,
      request,
    );
  }
}

function pathOf(location: EnvironmentLocation): string {
  const { accountId, region, environmentId } = location;
  return `/environments/${[accountId, region, environmentId]
    .map(encodeURIComponent)
    .join('/')}`;
}
