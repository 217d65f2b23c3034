using static Marketplace.Recurrence.RecurrenceCast;

namespace Marketplace.Recurrence;

public sealed class Recurrence_texts
{
    [Theory]
    [InlineData("RRULE:FREQ=DAILY")]
    [InlineData("freq=weekly;byday=mo;wkst=su")]
    [InlineData("COUNT=3;FREQ=YEARLY;BYMONTHDAY=+1,-1;BYMONTH=12")]
    [InlineData("FREQ=MONTHLY;BYDAY=+2TU,-1FR,WE")]
    [InlineData("FREQ=SECONDLY;BYYEARDAY=1;BYHOUR=0;BYMINUTE=0;BYSECOND=60")]
    public void What_the_RFC_allows_is_read(string text) => Assert.NotNull(Rule(text));

    [Theory]
    [InlineData("")]
    [InlineData("FREQ")]
    [InlineData("FREQ=")]
    [InlineData("=DAILY")]
    [InlineData("INTERVAL=2")]
    [InlineData("FREQ=FORTNIGHTLY")]
    [InlineData("FREQ=3")]
    [InlineData("FREQ=DAILY,WEEKLY")]
    [InlineData("FREQ=DAILY;")]
    [InlineData("FREQ=DAILY;FREQ=DAILY")]
    [InlineData("FREQ=DAILY;INTERVAL=0")]
    [InlineData("FREQ=DAILY;INTERVAL=-1")]
    [InlineData("FREQ=DAILY;COUNT=99999999999")]
    [InlineData("FREQ=DAILY;COUNT=1;UNTIL=20260101")]
    [InlineData("FREQ=DAILY;UNTIL=20260230")]
    [InlineData("FREQ=DAILY;UNTIL=2026-02-03")]
    [InlineData("FREQ=DAILY;UNTIL=99999999T999999Z")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,,2")]
    [InlineData("FREQ=DAILY;BYMONTH=13")]
    [InlineData("FREQ=DAILY;BYMONTH=-1")]
    [InlineData("FREQ=DAILY;BYHOUR=24")]
    [InlineData("FREQ=DAILY;BYSECOND=61")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=54")]
    [InlineData("FREQ=MONTHLY;BYWEEKNO=20")]
    [InlineData("FREQ=MONTHLY;BYYEARDAY=20")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=20")]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=0MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=54MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=XX")]
    [InlineData("FREQ=MONTHLY;BYDAY=M")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO")]
    [InlineData("FREQ=DAILY;BYSETPOS=1")]
    [InlineData("FREQ=DAILY;WKST=1")]
    [InlineData("FREQ=DAILY;RSCALE=CHINESE")]
    [InlineData("FREQ=DAILY;BYHOUR=٣")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-2147483648")]
    public void What_means_nothing_is_refused_in_words(string text)
    {
        var (rule, complaint) = RecurrenceText.Read(text);

        Assert.Null(rule);
        Assert.StartsWith("must ", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Nonsense_never_throws()
    {
        const string letters = "FREQ=DAILYWKST;BYMONTH,-+0123456789 \0é\uD800";
        var random = new Random(5545);
        for (var draw = 0; draw < 20_000; draw++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => letters[random.Next(letters.Length)])]);
            var (rule, complaint) = RecurrenceText.Read(draw % 2 == 0 ? text : $"FREQ=DAILY;{text}");
            Assert.NotEqual(rule is null, complaint is null);
        }
    }
}
