export type Unit =
  | 'None'
  | 'Percent'
  | 'Count'
  | 'Seconds'
  | 'Bytes'
  | 'Megabytes'
  | 'Count/Second'
  | 'Bytes/Second';
