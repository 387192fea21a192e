#pragma once
#include <cmath>
#include <cstdint>
#include <cstring>

struct Lognormal {
  float mu, sigma;
  Lognormal(double mean, double cv) {
    const double sigma2 = std::log(1 + cv * cv);
    mu = float(std::log(mean) - sigma2 / 2);
    sigma = float(std::sqrt(sigma2));
  }
};

inline float asFloat(uint32_t bits) { float value; std::memcpy(&value, &bits, 4); return value; }
inline uint32_t asBits(float value) { uint32_t bits; std::memcpy(&bits, &value, 4); return bits; }

/** The natural logarithm of a positive normal number, to 1e-7 (Cephes, logf). */
inline float logarithm(float x) {
  const uint32_t bits = asBits(x) - 0x3f3504f3u;  // so that the mantissa is in [√½, √2)
  const float exponent = float(int32_t(bits) >> 23);
  const float m = asFloat((bits & 0x7fffffu) + 0x3f3504f3u) - 1.0f;
  float p = 7.0376836292e-2f;
  p = p * m - 1.1514610310e-1f;
  p = p * m + 1.1676998740e-1f;
  p = p * m - 1.2420140846e-1f;
  p = p * m + 1.4249322787e-1f;
  p = p * m - 1.6668057665e-1f;
  p = p * m + 2.0000714765e-1f;
  p = p * m - 2.4999993993e-1f;
  p = p * m + 3.3333331174e-1f;
  return exponent * 0.693147180559945f + (m - 0.5f * m * m + p * m * m * m);
}

/** e to the power of x, for results between 1 and 10^9, to 1e-7 (Cephes, expf). */
inline float exponential(float x) {
  const int32_t n = int32_t(x * 1.44269504088896341f + 0.5f);
  const float r = x - float(n) * 0.693359375f + float(n) * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  return asFloat(asBits(p * r * r + r + 1.0f) + (uint32_t(n) << 23));
}

/** Two independent standard normals from 64 random bits (Box and Muller, 1958). */
struct Normals { float x, y; };

static inline Normals normals(uint32_t forRadius, uint32_t forAngle) {
  const float radius = std::sqrt(-2.0f * logarithm((float(int32_t(forRadius >> 1)) + 0.5f) * 0x1p-31f));
  // A point on an eighth of the circle, then one of its eight reflections by three bits that are not used otherwise.
  const float t = float(int32_t(forAngle >> 3)) * (0x1p-29f * 0.785398163397448f), t2 = t * t;
  const float sine = t * (1.0f + t2 * (-1.66666666e-1f + t2 * (8.3333331e-3f - t2 * 1.98409e-4f)));
  const float cosine = 1.0f + t2 * (-0.5f + t2 * (4.1666667e-2f + t2 * (-1.3888889e-3f + t2 * 2.4801e-5f)));
  const float x = asFloat(asBits(forAngle & 1 ? sine : cosine) ^ (forAngle << 30 & 0x80000000u));
  const float y = asFloat(asBits(forAngle & 1 ? cosine : sine) ^ (forAngle << 29 & 0x80000000u));
  return {radius * x, radius * y};
}
