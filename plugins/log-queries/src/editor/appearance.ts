import { EditorView } from '@codemirror/view';
import type { Theme } from '@material-ui/core/styles';
import { MONOSPACE } from '../style/monospace';

/** The editor in the colors of the portal's theme. */
export function appearanceOf(theme: Theme) {
  const { palette, shape } = theme;
  const isDark = palette.type === 'dark';
  const raised = {
    backgroundColor: palette.background.paper,
    color: palette.text.primary,
    border: `1px solid ${palette.divider}`,
    borderRadius: `${shape.borderRadius}px`,
  };
  const green = isDark ? palette.success.light : palette.success.dark;
  const red = isDark ? palette.error.light : palette.error.dark;
  return EditorView.theme(
    {
      '&': {
        color: palette.text.primary,
        backgroundColor: palette.background.paper,
        border: `1px solid ${
          isDark ? 'rgba(255, 255, 255, 0.23)' : 'rgba(0, 0, 0, 0.23)'
        }`,
        borderRadius: `${shape.borderRadius}px`,
        fontSize: String(theme.typography.body2.fontSize),
      },
      '&.cm-focused': {
        outline: `2px solid ${palette.primary.main}`,
        outlineOffset: '-1px',
      },
      '.cm-scroller': {
        fontFamily: MONOSPACE,
        lineHeight: '1.6',
        minHeight: '7.5em',
        maxHeight: '24em',
      },
      '.cm-content': { caretColor: palette.text.primary, padding: '8px 0' },
      '.cm-cursor': { borderLeftColor: palette.text.primary },
      '.cm-gutters': {
        backgroundColor: 'transparent',
        color: palette.text.secondary,
        border: 'none',
      },
      '&.cm-focused .cm-activeLine, .cm-activeLineGutter': {
        backgroundColor: palette.action.hover,
      },
      '.cm-activeLine': { backgroundColor: 'transparent' },
      '.cm-placeholder': { color: palette.text.secondary },
      '.cm-query-command': { color: palette.primary.main, fontWeight: '600' },
      '.cm-query-keyword': { color: palette.primary.main },
      '.cm-query-function': { color: palette.secondary.main },
      '.cm-query-systemField': { fontStyle: 'italic' },
      '.cm-query-string, .cm-query-regex': { color: green },
      '.cm-query-number': { color: red },
      '.cm-query-comment': {
        color: palette.text.secondary,
        fontStyle: 'italic',
      },
      '.cm-query-parameter': {
        color: palette.text.primary,
        backgroundColor: palette.action.selected,
        borderRadius: '3px',
        outline: `1px dashed ${palette.text.secondary}`,
      },
      '.cm-tooltip': raised,
      '.cm-tooltip-autocomplete > ul': { fontFamily: MONOSPACE },
      '.cm-tooltip-autocomplete ul li[aria-selected]': {
        backgroundColor: palette.primary.main,
        color: palette.getContrastText(palette.primary.main),
      },
      '.cm-completionInfo, .cm-query-documentation': {
        ...raised,
        padding: '8px 12px',
        maxWidth: '420px',
      },
      '.cm-completionInfo p, .cm-query-documentation p': { margin: '4px 0' },
      '.cm-completionInfo a, .cm-query-documentation a': {
        color: palette.primary.main,
      },
      '.cm-completionMatchedText': {
        textDecoration: 'none',
        fontWeight: '700',
      },
      '.cm-diagnostic': { fontFamily: theme.typography.fontFamily ?? '' },
    },
    { dark: isDark },
  );
}
