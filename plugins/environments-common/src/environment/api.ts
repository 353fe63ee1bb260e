import type { EnvironmentLocation } from '../deployment/api';
import type { Deployment } from '../deployment/deployment';
import type { DestroyPreview, SubmitDestroy } from './destroy';
import type { DriftReport } from './drift';
import type { EnvironmentSpecAnswer } from './spec';

/** What the environments backend offers about what is there. @public */
export interface EnvironmentDetailsApi {
  /** What it was made of, to fill the form with. */
  spec(location: EnvironmentLocation): Promise<EnvironmentSpecAnswer>;
  /** What the newest look for drift has shown. */
  drift(location: EnvironmentLocation): Promise<DriftReport>;
  /** Looks for drift; the report says when it is done. */
  detectDrift(location: EnvironmentLocation): Promise<DriftReport>;
  /** What would be lost and kept. */
  destroyPreview(location: EnvironmentLocation): Promise<DestroyPreview>;
  /**
   * Takes an environment down, by a deployment of kind `destroy`.
   *
   * @throws InputError for another name than the environment's.
   */
  destroy(
    location: EnvironmentLocation,
    request: SubmitDestroy,
  ): Promise<Deployment>;
}
