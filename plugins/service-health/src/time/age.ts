/** How long ago, as short as can be: `12 s`, `4 min`, `3 h`, `2 d`. */
export function shortAge(iso: string, now: number): string {
  return ageInWords((now - Date.parse(iso)) / 1_000);
}

/** A duration as short as can be: `12 s`, `4 min`, `3 h`, `2 d`. */
export function ageInWords(ageSeconds: number): string {
  const seconds = Math.max(0, Math.round(ageSeconds));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}
