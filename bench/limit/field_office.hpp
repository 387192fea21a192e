#pragma once
#include <algorithm>
#include <cstdint>

#include "counts.hpp"
#include "people.hpp"

constexpr int HANDOVER = 30 * MINUTE, WAY_BACK = 30 * MINUTE, REQUESTED_LEAD = 24 * HOUR, AGENTS = 2;
constexpr int32_t NEVER = INT32_MAX;
/** People are sent for and then counted in blocks, so that a block stays in the fastest cache. */
constexpr int BLOCK = 1024;

/** When each of the six teams is free, in order. */
struct FreeTimes { int32_t f0 = 0, f1 = 0, f2 = 0, f3 = 0, f4 = 0, f5 = 0; };

/**
 * First come, first served, with people who leave, needs no events: each person in turn takes the team that is free
 * first, if it is free before the exit.
 */
class FieldOffice {
 public:
  Counts serve(const People &people) {
    Counts counts;
    counts.people = people.number;
    FreeTimes free;
    for (size_t from = 0; from < people.number; from += BLOCK) {
      const int number = int(std::min(people.number - from, size_t(BLOCK)));
      send(people.inOrder() + from, number, free);
      count(people.inOrder() + from, number, counts);
    }
    counts.door = AGENTS * counts.pickedUp * HANDOVER;
    counts.seconds[NOTICE] = counts.seconds[HEARD] = counts.people * REQUESTED_LEAD - counts.seconds[SHORTFALL];
    return counts;
  }

  const Histogram &histogram(Window window) const { return histograms[window]; }

 private:
  Histogram histograms[WINDOWS];
  int32_t arrivesAt[BLOCK];
  uint32_t bins[WINDOWS][BLOCK];

  /** When a team arrives for each person of a block; NEVER where none was free before the exit. */
  void send(const uint64_t *block, int number, FreeTimes &free) {
    auto [f0, f1, f2, f3, f4, f5] = free;
    for (int i = 0; i < number; i++) {
      const int32_t order = orderOf(block[i]);
      const int32_t exit = order + windowOf(block[i]);
      const int32_t leaves = std::max(order, f0);
      const bool goes = leaves < exit;
      const int32_t arrives = leaves + travelOf(block[i]);
      const int32_t back = arrives > exit ? arrives + WAY_BACK : exit + HANDOVER + WAY_BACK;
      arrivesAt[i] = goes ? arrives : NEVER;
      // The team takes its new place among the others; if it did not go, that is its old one.
      int32_t moving = goes ? back : f0;
      f0 = std::min(moving, f1);
      f1 = std::max(f1, std::min(moving, f2));
      f2 = std::max(f2, std::min(moving, f3));
      f3 = std::max(f3, std::min(moving, f4));
      f4 = std::max(f4, std::min(moving, f5));
      asm("" : "+r"(moving));  // Otherwise GCC jumps over this and the line before, and guesses the jump wrongly.
      f5 = std::max(f5, moving);
    }
    free = {f0, f1, f2, f3, f4, f5};
  }

  void count(const uint64_t *block, int number, Counts &counts) {
    // 32 bits are enough for the seconds of a block, so that the compiler adds up 16 people at a time.
    int32_t going = 0, missing = 0, shortfall = 0, driving = 0, fruitless = 0, waiting = 0, response = 0, lateBy = 0;
    for (int i = 0; i < number; i++) {
      const int32_t window = windowOf(block[i]), order = orderOf(block[i]);
      const int32_t sinceOrder = arrivesAt[i] - order, gap = sinceOrder - window;
      // All bits or none.
      const int32_t goes = arrivesAt[i] == NEVER ? 0 : -1, misses = gap > 0 ? goes : 0;
      const int32_t onTheRoad = travelOf(block[i]) + WAY_BACK;
      going -= goes;
      missing -= misses;
      shortfall += REQUESTED_LEAD - window;
      driving += goes & onTheRoad;
      fruitless += misses & onTheRoad;
      waiting += (goes & ~misses) & -gap;
      response += goes & sinceOrder;
      lateBy += misses & gap;
      bins[NOTICE][i] = binOf(window);
      bins[SHORTFALL][i] = binOf(REQUESTED_LEAD - window);
      bins[RESPONSE][i] = goes ? binOf(sinceOrder) : BINS;
      bins[GAP][i] = goes ? binOf(gap) : BINS;
      bins[LATE_BY][i] = misses ? binOf(gap) : BINS;
    }
    for (int i = 0; i < number; i++) {
      histograms[NOTICE].bins[bins[NOTICE][i]]++;
      histograms[HEARD].bins[bins[NOTICE][i]]++;
      histograms[SHORTFALL].bins[bins[SHORTFALL][i]]++;
      histograms[RESPONSE].bins[bins[RESPONSE][i]]++;
      histograms[GAP].bins[bins[GAP][i]]++;
      histograms[LATE_BY].bins[bins[LATE_BY][i]]++;
    }
    counts.noTeamFree += number - going;
    counts.late += missing;
    counts.pickedUp += going - missing;
    counts.driving += AGENTS * driving;
    counts.fruitless += AGENTS * fruitless;
    counts.waiting += AGENTS * waiting;
    counts.seconds[SHORTFALL] += shortfall;
    counts.seconds[RESPONSE] += response;
    counts.seconds[GAP] += lateBy - waiting;
    counts.seconds[LATE_BY] += lateBy;
  }

  static uint32_t binOf(int32_t seconds) {
    // The half second makes up for the rounding of single precision.
    const int32_t minute = int32_t((float(seconds - FIRST_MINUTE * MINUTE + MINUTE / 2) + 0.5f) * (1.0f / MINUTE));
    return uint32_t(std::min(minute, BINS));
  }
};
