namespace Marketplace.Abuse;

/// <summary>What is too much to be an honest customer's, or looks as if somebody dealt with themselves; the section `Abuse`.</summary>
public sealed record AbuseOptions
{
    public const string Section = "Abuse";

    /// <summary>On unless said otherwise; in sandbox mode off unless said otherwise. What operators decided holds in any case.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Payments that a customer may begin within any hour, another page of one counted anew: more than anybody books by hand.</summary>
    public int TriesPerHour { get; init; } = 20;

    /// <summary>The same within any day.</summary>
    public int TriesPerDay { get; init; } = 60;

    /// <summary>Cards of a customer that may be declined within any hour: a person has two or three, and mistypes one.</summary>
    public int DeclinesPerHour { get; init; } = 6;

    /// <summary>The same within any day.</summary>
    public int DeclinesPerDay { get; init; } = 12;

    /// <summary>By currency, in minor units, what a new customer may begin to pay within any day; a currency that is not named has no limit.</summary>
    public Dictionary<string, long> FreshPerDay { get; init; } = new(StringComparer.Ordinal);

    /// <summary>For how long after the first money of theirs came customers are new.</summary>
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromDays(7);

    public PaymentLimits? LimitsIn(string? currency) => Enabled is true
        ? new PaymentLimits(
            TriesPerHour,
            TriesPerDay,
            DeclinesPerHour,
            DeclinesPerDay,
            currency is not null && FreshPerDay.TryGetValue(currency, out var most) ? new Money(most, currency) : null,
            FreshFor)
        : null;

    /// <summary>What is wrong with these options; null when nothing is.</summary>
    public string? Fault() =>
        new[] { TriesPerHour, TriesPerDay, DeclinesPerHour, DeclinesPerDay }.Any(limit => limit is < 1 or > PaymentLimits.Most)
            ? $"Abuse: limits of tries and declines must be between 1 and {PaymentLimits.Most}."
            : FreshPerDay.Values.Any(most => most < 0) ? "Abuse:FreshPerDay must not be negative."
            : FreshFor < TimeSpan.Zero ? "Abuse:FreshFor must not be negative."
            : null;
}
