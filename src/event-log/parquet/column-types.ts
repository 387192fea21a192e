import type { SchemaElement, SchemaTree } from 'hyparquet';

/** Whether the element holds times of the clock, by their logical type or by an older mark. */
function isTime({ type, converted_type, logical_type }: SchemaElement): boolean {
  return (
    logical_type?.type === 'TIMESTAMP' ||
    converted_type === 'TIMESTAMP_MILLIS' ||
    converted_type === 'TIMESTAMP_MICROS' ||
    (type === 'INT96' && converted_type === undefined)
  );
}

/**
 * Whether such times are of a local clock. A logical type says so. INT96 has no type that could; tools write local
 * times with it. The older marks mean UTC.
 */
function isLocalTime({ type, logical_type }: SchemaElement): boolean {
  return logical_type?.type === 'TIMESTAMP' ? !logical_type.isAdjustedToUTC : type === 'INT96';
}

/** The elements of a column that hold values. */
export function leavesOf({ children, element }: SchemaTree): SchemaElement[] {
  return children.length === 0 ? [element] : children.flatMap(leavesOf);
}

/** What is known of a column's values before they are read. */
export interface ColumnType {
  /** One value per row, which may be missing. */
  isFlat: boolean;
  /** All values are times. */
  isTimes: boolean;
  /** Its times are of a local clock. */
  isLocal: boolean;
}

export function typeOf(tree: SchemaTree): ColumnType {
  const leaves = leavesOf(tree);
  const isTimes = leaves.every(isTime);
  return {
    isFlat: tree.children.length === 0 && tree.element.repetition_type !== 'REPEATED',
    isTimes,
    isLocal: leaves.some((leaf) => isTime(leaf) && isLocalTime(leaf)),
  };
}
