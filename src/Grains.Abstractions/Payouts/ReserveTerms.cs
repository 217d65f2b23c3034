namespace Marketplace.Payouts;

/// <summary>What is kept back of each earning for a while, to secure refunds and chargebacks that come later.</summary>
/// <param name="BasisPoints">Of what the customer paid and was earned, in 1/100 %; nothing is kept back at 0.</param>
/// <param name="Days">For how long: until the first midnight (UTC) after so many days.</param>
[GenerateSerializer, Immutable, Alias("provider-account.reserve-terms")]
public sealed record ReserveTerms(int BasisPoints, int Days)
{
    /// <summary>All of it.</summary>
    public const int MostBasisPoints = 10_000;

    /// <summary>Longer than any card network lets a customer dispute what went as agreed; Stripe allows no more either.</summary>
    public const int MostDays = 180;

    public bool IsValid() => BasisPoints is >= 0 and <= MostBasisPoints && Days is >= 1 and <= MostDays;
}

/// <summary>What becomes available on one day.</summary>
/// <param name="At">When.</param>
/// <param name="Amount">How much, unless refunds take of it before.</param>
[GenerateSerializer, Immutable, Alias("provider-account.reserve-due")]
public sealed record ReserveDue(DateTimeOffset At, Money Amount);

/// <summary>Why something is kept back no more. Stored by name; never rename.</summary>
public enum ReserveRelease
{
    /// <summary>Its days are over.</summary>
    Due,

    /// <summary>A refund or a dispute takes it.</summary>
    Taken,

    /// <summary>An operator said so.</summary>
    Early,
}
