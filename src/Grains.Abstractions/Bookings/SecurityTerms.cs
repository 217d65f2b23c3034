namespace Marketplace.Bookings;

/// <summary>
/// What the customer leaves besides the price, in case something is damaged. It is no part of the price, and goes back unless a claim on it is upheld: see
/// docs/adr/0042-security-deposits.md.
/// </summary>
/// <param name="Amount">How much.</param>
/// <param name="DueBefore">How long before the start it is asked for; at the sale where that is later.</param>
/// <param name="PayWithin">How long it may be paid then, before the booking is cancelled.</param>
/// <param name="ReturnAfter">How long after the end the provider may claim it. Then it goes back.</param>
[GenerateSerializer, Immutable, Alias("booking.security-terms")]
public sealed record SecurityTerms(Money Amount, TimeSpan DueBefore, TimeSpan PayWithin, TimeSpan ReturnAfter)
{
    /// <summary>Whoever is asked later has no time to pay.</summary>
    public static readonly TimeSpan ShortestDueBefore = TimeSpan.FromHours(2);

    public static readonly TimeSpan UsualDueBefore = TimeSpan.FromDays(2);

    /// <summary>A month: it is the customer's money, and nothing can be damaged before the start.</summary>
    public static readonly TimeSpan LongestDueBefore = TimeSpan.FromDays(30);

    /// <summary>As long as a gateway keeps its page open. The provider has to know in time, so it is never more than half of what is left until the start.</summary>
    public static readonly TimeSpan LongestPayWithin = TimeSpan.FromDays(1);

    /// <summary>Whoever looks at it the next morning has to find it there.</summary>
    public static readonly TimeSpan ShortestReturnAfter = TimeSpan.FromDays(1);

    public static readonly TimeSpan UsualReturnAfter = TimeSpan.FromDays(3);

    /// <summary>Two weeks: what nobody has missed until then is none of this booking's.</summary>
    public static readonly TimeSpan LongestReturnAfter = TimeSpan.FromDays(14);

    public static SecurityTerms Of(Money amount, TimeSpan dueBefore, TimeSpan returnAfter) =>
        new(amount, dueBefore, dueBefore / 2 < LongestPayWithin ? dueBefore / 2 : LongestPayWithin, returnAfter);
}
