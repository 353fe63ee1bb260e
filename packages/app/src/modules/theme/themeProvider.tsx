import { UnifiedThemeProvider, type UnifiedTheme } from '@backstage/theme';
import { StylesProvider } from '@material-ui/core/styles';
import { useInsertionEffect, useState, type ReactNode } from 'react';
import { ThemeSheets } from './ThemeSheets';

/**
 * Draws the portal in a theme. The theme's name lets theme.css color the
 * components of @backstage/ui alike.
 *
 * A theme takes all its style sheets with it when it is changed for another.
 * MUI leaves those of renders that React gave up, such as of a page that had to
 * wait for its code, and they would color the theme that follows.
 */
export function themeProvider(theme: UnifiedTheme) {
  return function ThemeProvider({ children }: { children: ReactNode }) {
    const [sheets] = useState(() => new ThemeSheets());
    useInsertionEffect(() => () => sheets.detach(), [sheets]);
    return (
      <UnifiedThemeProvider theme={theme} themeName="quarterdeck">
        <StylesProvider sheetsManager={sheets.manager} sheetsRegistry={sheets}>
          {children}
        </StylesProvider>
      </UnifiedThemeProvider>
    );
  };
}
