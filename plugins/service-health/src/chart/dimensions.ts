/** The plot alone, in pixels. */
export const CHART_HEIGHT = 150;

/** With its caption: what is to be kept free for it. */
export const FIGURE_HEIGHT = 172;
