"""When searches are usual: the office hours of the lab's policy."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from catchlight.lab.policy import OfficeHours

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def is_outside(hours: OfficeHours, at: datetime) -> bool:
    """Whether a time (aware) is outside office hours; hours that end before they begin go past midnight."""
    local = at.astimezone(ZoneInfo(hours.zone))
    clock = local.time()
    if hours.begins <= hours.ends:
        return local.isoweekday() not in hours.weekdays or not hours.begins <= clock < hours.ends
    day = local.isoweekday() if clock >= hours.begins else (local - timedelta(days=1)).isoweekday()
    return day not in hours.weekdays or hours.ends <= clock < hours.begins


def day_and_time(local: datetime) -> str:
    """As "Monday 23:00", whatever language the workstation speaks."""
    return f"{_DAYS[local.weekday()]} {local:%H:%M}"
