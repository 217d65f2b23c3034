namespace Marketplace.Payouts;

/// <summary>What holds of every provider's money unless an operator says otherwise of one; the section `Payouts`.</summary>
public sealed record PayoutOptions
{
    public const string Section = "Payouts";

    /// <summary>What is wrong where <see cref="IsValid"/> says no.</summary>
    public const string Problem = "Payouts: ReserveBasisPoints must be between 0 and 10000, ReserveDays between 1 and 180.";

    /// <summary>What is kept back of each earning for a while, in 1/100 % of what the customer paid; 0 is nothing.</summary>
    public int ReserveBasisPoints { get; init; }

    /// <summary>For how long: most refunds and disputes come within a quarter of a year.</summary>
    public int ReserveDays { get; init; } = 90;

    /// <summary>Null where nothing is kept back.</summary>
    public ReserveTerms? Reserve => ReserveBasisPoints > 0 ? new ReserveTerms(ReserveBasisPoints, ReserveDays) : null;

    public bool IsValid() => new ReserveTerms(ReserveBasisPoints, ReserveDays).IsValid();
}
