namespace Marketplace.Recurrence;

/// <summary>What a rule would give. The first of its times show a person whether it means what they mean.</summary>
/// <param name="Instances">Local date-times with their offsets, in order.</param>
internal sealed record RecurrencePreview(ImmutableArray<string> Instances)
{
    /// <summary>Nearly three years of days; bounds the answer.</summary>
    public const int MaximumInstances = 1_000;

    /// <summary>What is shown when nobody says how much.</summary>
    public const int DefaultInstances = 100;

    /// <returns>The preview, or in words ("must ...") why the rule means nothing.</returns>
    public static (RecurrencePreview? Preview, string? Complaint) Of(string rule, DateTime start, string zone, int limit)
    {
        var (read, complaint) = RecurrenceText.Read(rule);
        if (read is null)
        {
            return (null, complaint);
        }

        var clock = WallClock.Of(zone);
        var set = new RecurrenceSet(start, clock, read, Added: [], Excluded: []);
        return (new RecurrencePreview([.. set.All(new RecurrenceBudget()).Take(limit).Select(clock.Text)]), null);
    }
}
