namespace Marketplace.Abuse;

/// <summary>How much a customer may try, as it is when they do.</summary>
/// <param name="TriesPerHour">Payments that they may begin within any hour.</param>
/// <param name="TriesPerDay">The same within any day.</param>
/// <param name="DeclinesPerHour">So many cards that were declined within an hour end their tries, until fewer were.</param>
/// <param name="DeclinesPerDay">The same within any day.</param>
/// <param name="FreshPerDay">Within a day, what somebody may begin to pay who is new; null for any amount.</param>
/// <param name="FreshFor">For how long after the first money of theirs came they are new.</param>
[GenerateSerializer, Immutable, Alias("payer.limits")]
public sealed record PaymentLimits(
    int TriesPerHour, int TriesPerDay, int DeclinesPerHour, int DeclinesPerDay, Money? FreshPerDay, TimeSpan FreshFor)
{
    /// <summary>The most tries of a day that are remembered, and so the highest limit there can be: far beyond any person, and the record stays small.</summary>
    public const int Most = 500;
}
