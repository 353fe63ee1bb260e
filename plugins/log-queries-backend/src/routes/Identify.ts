import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import { type Caller, callerOf } from '../runs/Caller';

/** Says who sends a request. */
export class Identify {
  constructor(private readonly httpAuth: HttpAuthService) {}

  /** @throws AuthenticationError when it is neither a person nor a service */
  anyone(req: Request): Promise<BackstageCredentials> {
    return this.httpAuth.credentials(req, { allow: ['user', 'service'] });
  }

  /** @throws AuthenticationError, NotAllowedError when it is no person */
  async person(req: Request): Promise<Caller> {
    return callerOf(await this.httpAuth.credentials(req, { allow: ['user'] }));
  }
}
