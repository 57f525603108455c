const largest = 2 ** 31 - 1;

/** Whether PostgreSQL's integer can hold it; a button or a form can bring any number, or none. */
export function isInteger(number: number): boolean {
  return Number.isInteger(number) && Math.abs(number) <= largest;
}
