namespace Marketplace.Bookings;

/// <summary>
/// What a provider pays the platform who cancels what they sold, or does not come: the later, the more. Only the marketplace says so, for kinds of listings; it is
/// frozen at the sale. See docs/adr/0064-penalties-of-providers.md.
/// </summary>
/// <param name="Tiers">From the longest notice to the shortest. The first whose notice was given applies; where none was, nothing is paid.</param>
[GenerateSerializer, Immutable, Alias("booking.penalty-terms")]
public sealed record PenaltyTerms(ImmutableArray<PenaltyTier> Tiers)
{
    /// <summary>More than anybody can keep apart.</summary>
    public const int MostTiers = 8;

    /// <summary>A year.</summary>
    public static TimeSpan LongestNotice { get; } = TimeSpan.FromDays(366);

    /// <param name="notice">From now until the start; what has begun has none.</param>
    /// <returns>Of what was still to be done, in percent.</returns>
    public int PercentAt(TimeSpan notice)
    {
        var given = notice > TimeSpan.Zero ? notice : TimeSpan.Zero;
        return Tiers.FirstOrDefault(tier => given >= tier.MinimumNotice)?.Percent ?? 0;
    }
}

/// <summary>What a provider pays who gives so much notice and no more.</summary>
/// <param name="MinimumNotice">Before the start.</param>
/// <param name="Percent">Of what was still to be done for the booking, without the customer's fee; 0 to 100.</param>
[GenerateSerializer, Immutable, Alias("booking.penalty-tier")]
public sealed record PenaltyTier(TimeSpan MinimumNotice, int Percent);
