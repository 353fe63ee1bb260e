import {
  compileFilterPattern,
  FilterPatternError,
  type FilterPattern,
} from '../../world/logs/filterPattern';
import { invalidParameter } from './refusals';

/** @throws InvalidParameterException for what is no filter pattern */
export function requireFilterPattern(
  pattern: string | undefined,
): FilterPattern {
  try {
    return compileFilterPattern(pattern);
  } catch (error) {
    throw error instanceof FilterPatternError
      ? invalidParameter(error.message)
      : error;
  }
}
