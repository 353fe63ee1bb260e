import './instrumentation';
import { createBackend } from '@backstage/backend-defaults';
import { startInTurn } from './startInTurn';

const backend = createBackend();

backend.add(startInTurn);

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@quarterdeck/plugin-permission-backend-module-quarterdeck'),
);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@quarterdeck/plugin-catalog-backend-module-environments'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(
  import('@quarterdeck/plugin-scaffolder-backend-module-environments'),
);

backend.add(import('@quarterdeck/plugin-environments-backend'));
backend.add(import('@quarterdeck/plugin-service-health-backend'));
backend.add(import('@quarterdeck/plugin-log-queries-backend'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

// Events reach every replica through the database only with this plugin.
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

// Its actions are for programs: /api/mcp-actions/v1.
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start();
