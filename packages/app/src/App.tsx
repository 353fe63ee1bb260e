import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogSearchModule } from '@quarterdeck/plugin-service-health';
import { homePlugin } from './modules/home';
import { navModule } from './modules/nav';
import { notFoundModule } from './modules/notFound';
import { signInModule } from './modules/signIn';
import { themeModule } from './modules/theme';
import { titlesModule } from './modules/titles';

export default createApp({
  features: [
    catalogPlugin,
    catalogSearchModule,
    homePlugin,
    navModule,
    notFoundModule,
    signInModule,
    themeModule,
    titlesModule,
  ],
});
