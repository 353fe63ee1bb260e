import amber from '@material-ui/core/colors/amber';
import blueGrey from '@material-ui/core/colors/blueGrey';
import brown from '@material-ui/core/colors/brown';
import deepPurple from '@material-ui/core/colors/deepPurple';
import lightGreen from '@material-ui/core/colors/lightGreen';
import pink from '@material-ui/core/colors/pink';
import teal from '@material-ui/core/colors/teal';
import type { Theme } from '@material-ui/core/styles';

const HUES = [amber, deepPurple, teal, pink, lightGreen, brown, blueGrey];

/** A color for each series, that can be told from its neighbors. */
export function seriesColor(theme: Theme, index: number): string {
  if (index === 0) return theme.palette.primary.main;
  const hue = HUES[(index - 1) % HUES.length];
  return theme.palette.type === 'dark' ? hue[300] : hue[700];
}
