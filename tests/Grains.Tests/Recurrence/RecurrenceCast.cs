using System.Globalization;

namespace Marketplace.Recurrence;

/// <summary>Short words for rules, starts and what is expected of them.</summary>
internal static class RecurrenceCast
{
    public const string NewYork = "America/New_York";
    public const string Berlin = "Europe/Berlin";

    public static RecurrenceRule Rule(string text)
    {
        var (rule, complaint) = RecurrenceText.Read(text);
        Assert.True(complaint is null, $"{text}: {complaint}");
        return rule!;
    }

    public static DateTime Local(string text) =>
        DateTime.ParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None);

    public static RecurrenceSet Set(string rule, DateTime start, string zone = NewYork) =>
        new(start, WallClock.Of(zone), Rule(rule), [], []);

    /// <summary>The first local times of a rule, as a person would write them.</summary>
    public static string[] First(int count, string rule, string start, string zone = NewYork)
    {
        var set = Set(rule, Local(start), zone);
        return [.. set.All(new RecurrenceBudget()).Take(count).Select(at => Written(set.Zone.LocalOf(at)))];
    }

    public static string Written(DateTime local) => local.ToString(local.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>`1997-09 2-4,30; 1997-10 1` at a time of day.</summary>
    public static string[] Days(string months, string time = "09:00")
    {
        return [
            .. from month in months.Split(';', StringSplitOptions.TrimEntries)
               let parts = month.Split(' ')
               from days in parts[1].Split(',')
               let ends = days.Split('-').Select(day => int.Parse(day, CultureInfo.InvariantCulture)).ToArray()
               from day in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
               select $"{parts[0]}-{day:00} {time}",
        ];
    }
}
