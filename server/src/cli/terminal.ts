import { fstatSync, statSync } from 'node:fs';
import { devNull } from 'node:os';

/** True if standard output is read by a person. */
export function isTerminal(): boolean {
  // Asking the stream costs start-up time, so that what is surely no terminal is ruled out first.
  const { rdev, isCharacterDevice } = describeOutput();
  return isCharacterDevice && rdev !== nullDevice() && process.stdout.isTTY === true;
}

function describeOutput(): { rdev: number; isCharacterDevice: boolean } {
  try {
    const stat = fstatSync(1);
    return { rdev: stat.rdev, isCharacterDevice: stat.isCharacterDevice() };
  } catch {
    return { rdev: 0, isCharacterDevice: false };
  }
}

function nullDevice(): number | undefined {
  return statSync(devNull, { throwIfNoEntry: false })?.rdev;
}
