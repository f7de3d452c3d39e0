export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

export const toHundredths = (value: number): number => Math.round(value * 100) / 100;
