/** What the loader says of a number with a fraction where only whole ones are allowed. */
export const NEEDS_WHOLE = /a whole number/;
