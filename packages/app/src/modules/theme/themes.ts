import {
  createBaseThemeOptions,
  createUnifiedTheme,
  defaultComponentThemes,
  defaultTypography,
  genPageTheme,
  palettes,
  type UnifiedTheme,
} from '@backstage/theme';
import { colors } from './colors';

const fontFamily =
  'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const typography = {
  ...defaultTypography,
  fontFamily,
  h1: { ...defaultTypography.h1, fontSize: 34, marginBottom: 6 },
  h2: { ...defaultTypography.h2, fontSize: 26, marginBottom: 6 },
  h3: { ...defaultTypography.h3, fontSize: 21, marginBottom: 4 },
};

/** Page headers are flat: content is what should catch the eye. */
function pageThemes(background: string, fontColor: string) {
  const plain = {
    ...genPageTheme({
      colors: [background, background],
      shape: 'none',
      options: { fontColor },
    }),
    backgroundImage: `linear-gradient(${background}, ${background})`,
  };
  return Object.fromEntries(
    [
      'home',
      'documentation',
      'tool',
      'service',
      'website',
      'library',
      'other',
      'app',
      'apis',
      'card',
    ].map(id => [id, plain]),
  );
}

const tableCell = defaultComponentThemes?.MuiTableCell?.styleOverrides;

const components = {
  /** As Backstage's own pickers are, so that the fields of a form are alike. */
  MuiTextField: {
    defaultProps: { variant: 'outlined', size: 'small' },
  },
  /** As Backstage's, closer together: a name stays a whole word. */
  MuiTableCell: {
    styleOverrides: {
      ...tableCell,
      root: {
        wordBreak: 'normal',
        overflowWrap: 'break-word',
        overflow: 'hidden',
        verticalAlign: 'middle',
        lineHeight: 1.2,
        margin: 0,
        padding: '16px 8px 16px 12px',
        // Its tables give all columns the same width, whatever is in them.
        width: 'auto !important',
        borderBottom: 0,
      },
      sizeSmall: { padding: '12px 6px 12px 12px' },
    },
  },
  BackstageTableHeader: {
    styleOverrides: { header: { padding: '8px 6px 8px 12px' } },
  },
} as const;

/** The light theme. */
export const dayWatch: UnifiedTheme = createUnifiedTheme({
  ...createBaseThemeOptions({
    palette: {
      ...palettes.light,
      primary: { main: colors.sea, dark: colors.seaDark },
      secondary: { main: colors.brassDark },
      background: { default: colors.paper, paper: colors.white },
      banner: {
        ...palettes.light.banner,
        info: colors.sea,
        link: colors.white,
      },
      link: colors.sea,
      linkHover: colors.seaDark,
      navigation: {
        ...palettes.light.navigation,
        background: colors.navy,
        indicator: colors.brass,
        color: colors.mist,
        selectedColor: colors.white,
        navItem: { hoverBackground: colors.navyRaised },
        submenu: { background: colors.navyRaised },
      },
    },
    typography,
  }),
  fontFamily,
  components,
  defaultPageTheme: 'home',
  pageTheme: pageThemes(colors.white, colors.ink),
});

/** The dark theme. */
export const nightWatch: UnifiedTheme = createUnifiedTheme({
  ...createBaseThemeOptions({
    palette: {
      ...palettes.dark,
      primary: { main: colors.foam, dark: colors.foamDark },
      secondary: { main: colors.brass },
      background: { default: colors.night, paper: colors.nightRaised },
      link: colors.foam,
      linkHover: colors.foamLight,
      navigation: {
        ...palettes.dark.navigation,
        background: colors.nightDeep,
        indicator: colors.brass,
        color: colors.mist,
        selectedColor: colors.white,
        navItem: { hoverBackground: colors.nightRaised },
        submenu: { background: colors.nightRaised },
      },
    },
    typography,
  }),
  fontFamily,
  components,
  defaultPageTheme: 'home',
  pageTheme: pageThemes(colors.nightRaised, colors.white),
});
