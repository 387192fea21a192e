"""Local time as tables of seconds since the run's start: opening hours, and time that passes by weight."""
from bisect import bisect_right
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

DAY = 86_400
WEEK = 7 * DAY
HOURS_OF_WEEK = 168


class LocalTime:
    """Tables reach from `before` days before the start to `after` days after it. Holidays are dates as text."""

    def __init__(self, zone, start, before, after, holidays):
        self.zone = ZoneInfo(zone)
        self.start = date.fromisoformat(start)
        self.range = range(-before, after)
        self.holidays = {date.fromisoformat(day) for day in holidays}
        self.epoch = datetime(self.start.year, self.start.month, self.start.day, tzinfo=self.zone).timestamp()
        self.midnights = [self.by_the_zone(day, 0) for day in range(-before, after + 1)]

    def second(self, day, seconds):
        """When the clock shows so many seconds after midnight of a day, counted from the start's."""
        midnight, next_midnight = self.midnights[day - self.range[0]], self.midnights[day + 1 - self.range[0]]
        return midnight + seconds if next_midnight - midnight == DAY else self.by_the_zone(day, seconds)

    def by_the_zone(self, day, seconds):
        wall = datetime.combine(self.start, datetime.min.time()) + timedelta(days=day, seconds=seconds)
        return round(wall.replace(tzinfo=self.zone).astimezone(timezone.utc).timestamp() - self.epoch)

    def day_of(self, t):
        return self.range[0] + bisect_right(self.midnights, t) - 1

    def spans(self, hours):
        """The opening hours as (from, to), in order; those that meet are one."""
        spans = []
        for day in self.range:
            when = self.start + timedelta(days=day)
            if hours["closedOnHolidays"] and when in self.holidays:
                continue
            for one in hours["intervals"]:
                if one["weekday"] != when.isoweekday():
                    continue
                opening, closing = self.second(day, one["open"]), self.second(day, one["close"])
                if spans and spans[-1][1] == opening:
                    spans[-1] = (spans[-1][0], closing)
                else:
                    spans.append((opening, closing))
        return spans


class Hours:
    def __init__(self, local, hours):
        spans = local.spans(hours)
        self.openings = [opening for opening, _ in spans]
        self.closings = [closing for _, closing in spans]
        self.ends = set(self.closings)

    def is_open(self, t):
        return t < self.closings[bisect_right(self.openings, t) - 1]

    def next_open(self, t):
        return max(t, self.openings[bisect_right(self.closings, t)])

    def open_within(self, start, end):
        return self.next_open(start) < end

    def next_change(self, t):
        """The first opening or closing after t."""
        return min(self.openings[bisect_right(self.openings, t)], self.closings[bisect_right(self.closings, t)])


class WeightedTime:
    """Time that passes at the weight of the hour of the week while hours are open, and stands still otherwise."""

    def __init__(self, local, hours, profile):
        weights = profile or [1] * HOURS_OF_WEEK
        open_seconds = [0] * HOURS_OF_WEEK
        for one in hours["intervals"]:
            for hour in range(24):
                within = min(one["close"], (hour + 1) * 3600) - max(one["open"], hour * 3600)
                open_seconds[(one["weekday"] - 1) * 24 + hour] += max(0, within)
        scale = WEEK / sum(weight * seconds for weight, seconds in zip(weights, open_seconds))
        self.begins, self.ends, self.weights, self.accumulated = [], [], [], []
        total = 0
        for begin, end, weight in self.stretches(local, hours, weights):
            total += (end - begin) * weight * scale
            for column, value in zip((self.begins, self.ends, self.weights, self.accumulated),
                                     (begin, end, weight * scale, total)):
                column.append(value)

    @staticmethod
    def stretches(local, hours, weights):
        for opening, closing in local.spans(hours):
            if len(set(weights)) == 1:
                yield opening, closing, weights[0]
                continue
            for day in range(local.day_of(opening), local.day_of(closing - 1) + 1):
                weekday = (local.start + timedelta(days=day)).isoweekday() - 1
                for hour in range(24):
                    begin = max(opening, local.second(day, hour * 3600))
                    end = min(closing, local.second(day, (hour + 1) * 3600))
                    if begin < end and weights[weekday * 24 + hour] > 0:
                        yield begin, end, weights[weekday * 24 + hour]

    def add(self, t, seconds):
        """When the weight since t reaches so many seconds. Past the tables, every second counts as one."""
        i = bisect_right(self.ends, t)
        passed = self.accumulated[i] - (self.ends[i] - max(t, self.begins[i])) * self.weights[i]
        target = passed + seconds
        if target >= self.accumulated[-1]:
            return round(self.ends[-1] + target - self.accumulated[-1])
        i = bisect_right(self.accumulated, target)
        return self.ends[i] - max(1, round((self.accumulated[i] - target) / self.weights[i]))
