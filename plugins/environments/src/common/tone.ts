/** Which color something is drawn in, and with which sign. */
export type Tone = 'neutral' | 'active' | 'good' | 'warning' | 'bad';
