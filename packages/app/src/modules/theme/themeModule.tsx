import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import DarkIcon from '@material-ui/icons/Brightness2';
import LightIcon from '@material-ui/icons/WbSunny';
import { themeProvider } from './themeProvider';
import { dayWatch, nightWatch } from './themes';

/* The extension names `light` and `dark` replace Backstage's own themes. */
const lightTheme = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Day watch',
      variant: 'light',
      icon: <LightIcon />,
      Provider: themeProvider(dayWatch),
    },
  },
});

const darkTheme = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Night watch',
      variant: 'dark',
      icon: <DarkIcon />,
      Provider: themeProvider(nightWatch),
    },
  },
});

export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [lightTheme, darkTheme],
});
