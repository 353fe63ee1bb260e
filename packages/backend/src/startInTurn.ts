import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { StartTurn } from './StartTurn';

/** Longer than a start takes that migrates everything. */
const PATIENCE_SECONDS = 180;

/** A plugin in whose database, which is there anyway, the replicas meet. */
const MEETING_POINT = 'environments';

/**
 * Has replicas that are started at the same moment begin one after the other.
 *
 * @remarks
 * All plugins, those of Backstage as well, make their tables by Knex when they
 * start. On an empty database Knex cannot do that twice at once: the one that
 * comes second finds a table that it was about to make, and its backend ends.
 */
export const startInTurn = createServiceFactory({
  service: createServiceRef<StartTurn | undefined>({
    id: 'quarterdeck.start-in-turn',
    scope: 'root',
  }),
  // Before any plugin.
  initialization: 'always',
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.rootLifecycle,
    logger: coreServices.rootLogger,
  },
  async factory({ config, lifecycle, logger }) {
    if (config.getOptionalString('backend.database.client') !== 'pg') {
      return undefined;
    }
    const knex = await DatabaseManager.fromConfig(config, {
      rootLifecycle: lifecycle,
      rootLogger: logger,
    })
      .forPlugin(MEETING_POINT, { lifecycle, logger })
      .getClient();
    const turn = new StartTurn(knex, logger, PATIENCE_SECONDS);
    await turn.take();
    lifecycle.addStartupHook(() => turn.leave());
    return turn;
  },
});
