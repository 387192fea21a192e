// The pickup benchmark (bench/pickup.yaml) as fast as one thread can run it: a limit to compare the engine with.
//
//   g++ -O3 -march=native -fno-math-errno -fno-trapping-math -o limit bench/limit.cpp
//   limit REPLICATIONS SEED DAYS
//
// Every person is drawn, booked, held, released, served in turn and counted, and the counts are those that the engine
// makes: outcomes, six histograms with a bin per minute, the teams' hours. It is fast because it knows only this
// one model:
// - a person's draws are 128 bits made at once, keyed by seed, replication and person (limit/philox.hpp), and the
//   compiler makes those of 16 people at a time. Custody and travel come from one pair of normals in single precision;
// - a person is one 64-bit word, and a counting sort puts the words in order (limit/people.hpp);
// - the teams are six times in order, without a heap, an event or a branch (limit/field_office.hpp).
// Prints one line of JSON: people per second of processor time, the median of the replications after the first;
// nanoseconds per person; what each replication counted; and the pickup gaps of all, by minute.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "limit/field_office.hpp"
#include "limit/people.hpp"

/** Processor time of this thread, which other programs on the machine do not lengthen. */
static double threadSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

static double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

static void print(const Counts &one) {
  std::printf("{\"people\":%lld,\"noTeamFree\":%lld,\"late\":%lld,\"pickedUpAtRelease\":%lld,\"windowSeconds\":%lld,"
              "\"responseSeconds\":%lld,\"gapSeconds\":%lld,\"drivingSeconds\":%lld,\"waitingSeconds\":%lld}",
              (long long)one.people, (long long)one.noTeamFree, (long long)one.late, (long long)one.pickedUp,
              (long long)one.seconds[NOTICE], (long long)one.seconds[RESPONSE], (long long)one.seconds[GAP],
              (long long)one.driving, (long long)one.waiting);
}

int main(int argc, char **argv) {
  const int replications = argc == 4 ? std::atoi(argv[1]) : 0, days = argc == 4 ? std::atoi(argv[3]) : 0;
  if (replications < 2 || days < 1 || days > 5000) {
    std::fputs("limit REPLICATIONS SEED DAYS: at least 2 replications of 1 to 5000 days\n", stderr);
    return 2;
  }
  People people(std::atoi(argv[2]), days);
  static FieldOffice office;
  std::vector<Counts> counts;
  // Nanoseconds per person: drawn, sorted, served and counted.
  std::vector<double> took[3];
  for (int replication = 0; replication < replications; replication++) {
    double from = threadSeconds();
    const auto lap = [&](int part) {
      const double now = threadSeconds();
      took[part].push_back(1e9 * (now - from) / people.number);
      from = now;
    };
    people.draw(replication);
    lap(0);
    people.sort();
    lap(1);
    counts.push_back(office.serve(people));
    lap(2);
  }
  std::vector<double> all;
  for (int i = 0; i < replications; i++) all.push_back(took[0][i] + took[1][i] + took[2][i]);
  all.erase(all.begin());
  std::printf("{\"rate\":%.0f,", 1e9 / median(all));
  std::printf("\"nanoseconds\":{\"draw\":%.2f,\"sort\":%.2f,\"serve\":%.2f},\"runs\":[", median(took[0]),
              median(took[1]), median(took[2]));
  for (size_t i = 0; i < counts.size(); i++) {
    if (i > 0) std::putchar(',');
    print(counts[i]);
  }
  std::printf("],\"gaps\":[");
  const char *separator = "";
  for (int bin = 0; bin < BINS; bin++) {
    const unsigned cases = office.histogram(GAP).bins[bin];
    if (cases == 0) continue;
    std::printf("%s[%d,%u]", separator, FIRST_MINUTE + bin, cases);
    separator = ",";
  }
  std::puts("]}");
}
