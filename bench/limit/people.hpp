#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include "lognormal.hpp"
#include "philox.hpp"

constexpr int DAY = 86400, HOUR = 3600, MINUTE = 60;
constexpr int PER_DAY = 240;
constexpr int CLEARING_FROM = HOUR, CLEARING_SPAN = HOUR;
constexpr int CUSTODY_MEAN = 36 * HOUR, TRAVEL_MEAN = 50 * MINUTE;
constexpr double CUSTODY_CV = 1.5, TRAVEL_CV = 0.6;

/** A word holds the second of the order, and the clearing and the travel in seconds. */
constexpr int TRAVEL_BITS = 17, CLEARING_BITS = 13, ORDER_SHIFT = TRAVEL_BITS + CLEARING_BITS;
/** Buckets of 128 s. Orders later than TAIL_DAYS after the last booking share the last one; there are a handful. */
constexpr int BUCKET_SHIFT = 7, TAIL_DAYS = 120;
/** A day's people are drawn in whole vectors of the processor, the last of which may be in part unused. */
constexpr int LANES = 16, MOST_A_DAY = 512;

static inline int32_t orderOf(uint64_t word) { return int32_t(word >> ORDER_SHIFT); }
static inline int32_t windowOf(uint64_t word) { return int32_t(word >> TRAVEL_BITS) & ((1 << CLEARING_BITS) - 1); }
static inline int32_t travelOf(uint64_t word) { return int32_t(word) & ((1 << TRAVEL_BITS) - 1); }

/** Everybody booked in a replication, as words in the order of their releases. */
class People {
 public:
  size_t number = 0;

  People(uint32_t seed, int days) : seed(seed), days(days) {
    buckets.resize(((days + TAIL_DAYS) * int64_t(DAY) >> BUCKET_SHIFT) + 2);
    const size_t most = days * (PER_DAY + 40) + 2 * MOST_A_DAY;
    for (auto *column : {&orderAt, &rest}) column->resize(most);
    words.resize(most + 1);
    double term = std::exp(-double(PER_DAY)), sum = 0;
    for (int n = 0; n < MOST_A_DAY; n++, term *= double(PER_DAY) / n) cumulative[n] = sum += term;
  }

  const uint64_t *inOrder() const { return words.data() + 1; }

  void draw(uint32_t replication) {
    number = 0;
    for (int day = 0; day < days; day++) {
      const double u = (philox(day, 1, seed, replication).a + 0.5) * 0x1p-32;
      const int booked = int(std::upper_bound(cumulative, cumulative + MOST_A_DAY - 1, u) - cumulative);
      drawDay(replication, day, (booked + LANES - 1) / LANES * LANES);
      number += booked;
    }
  }

  /** Puts those who were drawn in order. */
  void sort() {
    const uint32_t last = buckets.size() - 2;
    uint32_t *next = buckets.data();
    std::memset(next, 0, buckets.size() * sizeof *next);
    for (size_t i = 0; i < number; i++) next[std::min(orderAt[i] >> BUCKET_SHIFT, last) + 1]++;
    for (size_t b = 1, sum = 0; b <= last; b++) next[b] = sum += next[b];
    uint64_t *sorted = words.data() + 1;
    for (size_t i = 0; i < number; i++) {
      sorted[next[std::min(orderAt[i] >> BUCKET_SHIFT, last)]++] = uint64_t(orderAt[i]) << ORDER_SHIFT | rest[i];
    }
    words[0] = 0;  // stops the insertion of the first
    for (size_t i = 1; i < number; i++) {
      const uint64_t word = sorted[i];
      size_t hole = i;
      for (; sorted[int64_t(hole) - 1] > word; hole--) sorted[hole] = sorted[hole - 1];
      sorted[hole] = word;
    }
  }

 private:
  const uint32_t seed;
  const int days;
  const Lognormal custodies{CUSTODY_MEAN, CUSTODY_CV}, travels{TRAVEL_MEAN, TRAVEL_CV};
  /** By n, the probability that a day has n people or fewer. */
  double cumulative[MOST_A_DAY];
  std::vector<uint32_t> orderAt, rest, buckets;
  std::vector<uint64_t> words;

  /** Everything about the people of a day: booked evenly over it, as a Poisson process with a given number is. */
  void drawDay(uint32_t replication, int day, int padded) {
    uint32_t *__restrict order = orderAt.data() + number;
    uint32_t *__restrict others = rest.data() + number;
    const uint32_t key0 = seed, key1 = replication, start = day * DAY, first = day * MOST_A_DAY;
    const Lognormal custodies = this->custodies, travels = this->travels;
    for (int i = 0; i < padded; i++) {
      const Bits bits = philox(first + i, 0, key0, key1);
      const uint32_t bookedAt = start + uint32_t((uint64_t(bits.a) * DAY) >> 32);
      const uint32_t clearing = CLEARING_FROM + uint32_t((uint64_t(bits.b) * CLEARING_SPAN + 0x80000000u) >> 32);
      const Normals normal = normals(bits.c, bits.d);
      const float custody = exponential(custodies.mu + custodies.sigma * normal.x);
      const float travel = exponential(travels.mu + travels.sigma * normal.y);
      order[i] = bookedAt + uint32_t(int32_t(custody + 0.5f));
      others[i] = clearing << TRAVEL_BITS | uint32_t(std::min(int32_t(travel + 0.5f), (1 << TRAVEL_BITS) - 1));
    }
  }
};
