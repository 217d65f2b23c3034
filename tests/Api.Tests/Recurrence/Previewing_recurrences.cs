namespace Marketplace.Recurrence;

public sealed class Previewing_recurrences(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task Anybody_sees_local_times_with_their_offsets()
    {
        var preview = (await Preview("FREQ=WEEKLY;BYDAY=SU;COUNT=3", "2026-03-15T09:00:00", "Europe/Berlin", 10)).IsOk();

        Assert.Equal(
            ["2026-03-15T09:00:00+01:00", "2026-03-22T09:00:00+01:00", "2026-03-29T09:00:00+02:00"],
            preview["instances"].EnumerateArray().Select(instance => instance.GetString()));
    }

    [Fact]
    public async Task The_start_counts_only_if_the_rule_gives_it()
    {
        var preview = (await Preview("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", "2026-03-02T09:00:00", "UTC", 1)).IsOk();

        Assert.Equal("2026-03-31T09:00:00Z", preview["instances"][0].GetString());
    }

    [Fact]
    public async Task What_never_happens_is_an_empty_list() =>
        Assert.Equal(0, (await Preview("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "2026-03-02T09:00:00", "UTC", 1_000)).IsOk()["instances"].GetArrayLength());

    [Theory]
    [InlineData("FREQ=NEVER", "2026-03-02T09:00:00", "UTC", 1, "rrule")]
    [InlineData("FREQ=DAILY;COUNT=1;UNTIL=20260401", "2026-03-02T09:00:00", "UTC", 1, "rrule")]
    [InlineData(null, "2026-03-02T09:00:00", "UTC", 1, "rrule")]
    [InlineData("FREQ=DAILY", "2026-03-02T09:00:00Z", "UTC", 1, "start")]
    [InlineData("FREQ=DAILY", "0001-01-01T00:00:00", "Asia/Tokyo", 1, "start")]
    [InlineData("FREQ=DAILY", "9999-12-31T23:59:59", "America/New_York", 1, "start")]
    [InlineData("FREQ=DAILY", "2026-03-02T09:00:00", "Mars/Olympus", 1, "zone")]
    [InlineData("FREQ=DAILY", "2026-03-02T09:00:00", "UTC", 0, "limit")]
    [InlineData("FREQ=DAILY", "2026-03-02T09:00:00", "UTC", 1_001, "limit")]
    public async Task What_means_nothing_is_refused_by_its_field(string? rrule, string start, string zone, int limit, string field) =>
        (await Preview(rrule, start, zone, limit)).IsProblem(422, "not-valid", field);

    private Task<Reply> Preview(string? rrule, string start, string zone, int limit) =>
        marketplace.Visitor.Post("/recurrence/preview", new { rrule, start, zone, limit });
}
