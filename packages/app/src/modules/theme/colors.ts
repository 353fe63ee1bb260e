/**
 * The colors of the house: navy and sea, brass for what is selected. Text on
 * its background keeps a contrast of at least 4.5 to 1.
 */
export const colors = {
  navy: '#0c2138',
  navyRaised: '#16324f',
  sea: '#0b6b86',
  seaDark: '#084f63',
  foam: '#5cc4dd',
  foamLight: '#a5e1ef',
  foamDark: '#3aa3bd',
  brass: '#e0a93b',
  brassDark: '#8a5d00',
  ink: '#14202c',
  mist: '#c3d2df',
  paper: '#f4f6f8',
  white: '#ffffff',
  night: '#0f1720',
  nightDeep: '#0a1018',
  nightRaised: '#18232f',
} as const;
