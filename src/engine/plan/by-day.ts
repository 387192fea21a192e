/**
 * One value for each local day, made when it is first asked for. Days before the run have negative numbers. In arrays,
 * because a run asks a thousand times per replication, and a map takes 20 ns to answer.
 */
export class ByDay<Value> {
  private readonly make: (day: number) => Value;
  private readonly fromStart: (Value | undefined)[] = [];
  private readonly beforeStart: (Value | undefined)[] = [];

  /** @param make the value of a day; not undefined */
  constructor(make: (day: number) => Value) {
    this.make = make;
  }

  of(day: number): Value {
    const values = day < 0 ? this.beforeStart : this.fromStart;
    const place = day < 0 ? -day : day;
    const value = place < values.length ? values[place] : undefined;
    return value === undefined ? this.add(values, place, day) : value;
  }

  private add(values: (Value | undefined)[], place: number, day: number): Value {
    // Without gaps, the array stays one that is looked up by place.
    while (values.length <= place) values.push(undefined);
    const value = this.make(day);
    values[place] = value;
    return value;
  }
}
