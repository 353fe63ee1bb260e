import {
  createFrontendModule,
  type PageLayoutProps,
} from '@backstage/frontend-plugin-api';
import appPlugin from '@backstage/plugin-app';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import type { ComponentType } from 'react';
import { PageTitle } from './PageTitle';

const { component } = SwappableComponentBlueprint.dataRefs;

/** Backstage's layout, which titles the page but not the browser's tab. */
const titledPageLayout = appPlugin
  .getExtension('component:app/core-page-layout')
  .override({
    factory(originalFactory) {
      const { ref, loader } = originalFactory().get(component);
      return [
        component({
          ref,
          loader: async () => {
            const Layout: ComponentType<PageLayoutProps> = await loader();
            return (props: PageLayoutProps) => (
              <>
                <PageTitle title={props.title} tabs={props.tabs} />
                <Layout {...props} />
              </>
            );
          },
        }),
      ];
    },
  });

/** A title of its own in the browser's tab, for every page. */
export const titlesModule = createFrontendModule({
  pluginId: 'app',
  extensions: [titledPageLayout],
});
