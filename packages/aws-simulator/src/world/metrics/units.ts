export type Unit =
  | 'Percent'
  | 'Count'
  | 'Seconds'
  | 'Bytes'
  | 'Count/Second'
  | 'Bytes/Second';
