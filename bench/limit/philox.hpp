#pragma once
#include <cstdint>

/** 128 random bits. */
struct Bits { uint32_t a, b, c, d; };

/**
 * Philox 4x32-10 of Salmon, Moraes, Dror and Shaw (2011), which passes BigCrush. The bits depend on the counter and the
 * key alone, so that any person's can be made without those of the others, and several at a time.
 */
static inline Bits philox(uint32_t counter0, uint32_t counter1, uint32_t key0, uint32_t key1) {
  Bits x{counter0, counter1, 0, 0};
  for (int round = 0; round < 10; round++) {
    const uint64_t p = uint64_t(0xD2511F53u) * x.a, q = uint64_t(0xCD9E8D57u) * x.c;
    x = {uint32_t(q >> 32) ^ x.b ^ key0, uint32_t(q), uint32_t(p >> 32) ^ x.d ^ key1, uint32_t(p)};
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
  return x;
}
