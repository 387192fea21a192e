#pragma once
#include <cstdint>

/** A bin per minute, from a week before to two weeks after, as in the engine. The last is for what is not counted. */
constexpr int FIRST_MINUTE = -7 * 24 * 60, LAST_MINUTE = 14 * 24 * 60, BINS = LAST_MINUTE - FIRST_MINUTE + 1;

struct Histogram { uint32_t bins[BINS + 1] = {}; };

enum Window { NOTICE, HEARD, SHORTFALL, RESPONSE, GAP, LATE_BY, WINDOWS };

struct Counts {
  int64_t people = 0, noTeamFree = 0, late = 0, pickedUp = 0;
  int64_t seconds[WINDOWS] = {};
  int64_t driving = 0, waiting = 0, door = 0, fruitless = 0;
};
