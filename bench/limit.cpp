// The pickup benchmark (bench/pickup.yaml) as fast as one thread can run it: a limit to compare the engine with.
//
//   g++ -O3 -march=native -fno-math-errno -fno-trapping-math -o limit bench/limit.cpp
//   limit REPLICATIONS SEED DAYS
//
// Every person is drawn, booked, held, released, waited for in the line and counted, and the counts are those that the
// engine makes: outcomes, six histograms with a bin per minute, the teams' hours. It is fast because it knows only this
// one model:
// - a person's draws are 128 bits made at once, keyed by seed, replication and person (limit/philox.hpp), and the
//   compiler makes those of 16 people at a time; custody and travel are the two normals of one pair, in single precision;
// - a person is one 64-bit word, and a counting sort puts the words in order (limit/people.hpp);
// - the teams are six times in order, without a heap, an event or a branch (limit/field_office.hpp).
// Prints one line of JSON: people per second of processor time, for the first replication and for the median of the
// others, and what each replication counted.
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

int main(int argc, char **argv) {
  if (argc != 4) return std::fputs("limit REPLICATIONS SEED DAYS\n", stderr), 2;
  const int replications = std::atoi(argv[1]);
  People people(std::atoi(argv[2]), std::atoi(argv[3]));
  static FieldOffice office;
  std::vector<Counts> counts;
  std::vector<double> rates;
  for (int replication = 0; replication < replications; replication++) {
    const double started = threadSeconds();
    people.make(replication);
    counts.push_back(office.serve(people));
    rates.push_back(counts.back().people / (threadSeconds() - started));
  }
  std::vector<double> warm(rates.begin() + (rates.size() > 1), rates.end());
  std::sort(warm.begin(), warm.end());
  int64_t cases = 0;
  for (int bin = 0; bin < BINS; bin++) cases += office.histogram(GAP).bins[bin];
  std::printf("{\"cold\":%.0f,\"warm\":%.0f,\"gapCases\":%lld,\"runs\":[", rates[0], warm[warm.size() / 2], (long long)cases);
  for (size_t i = 0; i < counts.size(); i++) {
    const Counts &one = counts[i];
    std::printf("%s{\"people\":%lld,\"noTeamFree\":%lld,\"late\":%lld,\"pickedUpAtRelease\":%lld,\"gapSeconds\":%lld,"
                "\"responseSeconds\":%lld,\"windowSeconds\":%lld,\"drivingSeconds\":%lld,\"waitingSeconds\":%lld}",
                i == 0 ? "" : ",", (long long)one.people, (long long)one.noTeamFree, (long long)one.late,
                (long long)one.pickedUp, (long long)one.seconds[GAP], (long long)one.seconds[RESPONSE],
                (long long)one.seconds[NOTICE], (long long)one.driving, (long long)one.waiting);
  }
  std::puts("]}");
}
