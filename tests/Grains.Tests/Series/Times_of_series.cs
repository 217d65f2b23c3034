namespace Marketplace.Series;

public sealed class Times_of_series
{
    [Fact]
    public void Wall_clock_intent_is_kept_across_a_change_of_the_offset()
    {
        var (starts, _) = SeriesTimes.Of(Plan("FREQ=WEEKLY;COUNT=2", new DateOnly(2026, 3, 26)));

        Assert.Equal<DateTimeOffset>([new(2026, 3, 26, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 4, 2, 8, 0, 0, TimeSpan.Zero)], [.. starts]);
    }

    [Theory]
    [InlineData("FREQ=DAILY", null, "series.too-long")]
    [InlineData("FREQ=DAILY;COUNT=105", null, "series.too-long")]
    [InlineData("FREQ=DAILY;COUNT=104", null, null)]
    [InlineData("FREQ=DAILY", 104, null)]
    [InlineData("FREQ=DAILY;UNTIL=20260101", null, "series.without-times")]
    [InlineData("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", null, "series.without-times")]
    [InlineData("FREQ=SOMETIMES", null, "series.rule-not-valid")]
    public void A_series_ends(string rule, int? limit, string? refusal) =>
        Assert.Equal(refusal, SeriesTimes.Of(Plan(rule, new DateOnly(2026, 3, 2)) with { Limit = limit }).Refusal?.Code);

    private static SeriesPlan Plan(string rule, DateOnly date) =>
        new(Guid.Empty, rule, date, new TimeOnly(10, 0), "Europe/Berlin", null, null, 1, null, false);
}
