const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for an ISO day, month or year that exists: 2018-03-19, 2018-03, 2018. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts) return false;
  const [, year, month, day] = parts;
  if (!month) return true;
  const last = DAYS[Number(month) - 1];
  if (!last) return false;
  if (!day) return true;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  return Number(day) >= 1 && Number(day) <= (month === '02' && !leap ? 28 : last);
}
