/** For log records and queries. */
export const MONOSPACE = 'Menlo, Consolas, "DejaVu Sans Mono", monospace';
