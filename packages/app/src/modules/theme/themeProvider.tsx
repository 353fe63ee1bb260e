import { UnifiedThemeProvider, type UnifiedTheme } from '@backstage/theme';
import { StylesProvider } from '@material-ui/core/styles';
import { useInsertionEffect, type ReactNode } from 'react';
import { ThemeSheets } from './ThemeSheets';

/**
 * What draws the portal in a theme. The theme's name lets theme.css color the
 * components of @backstage/ui alike.
 */
export function themeProvider(theme: UnifiedTheme) {
  const sheets = new ThemeSheets();
  return function ThemeProvider({ children }: { children: ReactNode }) {
    // Before anything is measured or painted.
    useInsertionEffect(() => sheets.show(), []);
    return (
      <UnifiedThemeProvider theme={theme} themeName="quarterdeck">
        <StylesProvider sheetsManager={sheets.manager} sheetsRegistry={sheets}>
          {children}
        </StylesProvider>
      </UnifiedThemeProvider>
    );
  };
}
