using System.Text.Json.Serialization;

namespace Marketplace.Bookings;

/// <summary>The part of the price that is paid after the sale and before the work. What is paid at the sale is the rest.</summary>
/// <param name="Due">How much.</param>
/// <param name="DueBefore">How long before the start it is asked for.</param>
/// <param name="PayWithin">How long it may be paid then, before the booking is cancelled.</param>
[GenerateSerializer, Immutable, Alias("booking.balance-terms")]
public sealed record BalanceTerms(Money Due, TimeSpan DueBefore, TimeSpan PayWithin)
{
    /// <summary>Whoever is asked later has no time to pay.</summary>
    public static readonly TimeSpan ShortestDueBefore = TimeSpan.FromHours(2);

    /// <summary>Half a year: who asks for it earlier can ask for all of it.</summary>
    public static readonly TimeSpan LongestDueBefore = TimeSpan.FromDays(183);

    /// <summary>As long as a gateway keeps its page open. The provider has to know in time, so it is never more than half of what is left until the start.</summary>
    public static readonly TimeSpan LongestPayWithin = TimeSpan.FromDays(1);

    public static BalanceTerms Of(Money due, TimeSpan dueBefore) =>
        new(due, dueBefore, dueBefore / 2 < LongestPayWithin ? dueBefore / 2 : LongestPayWithin);
}

/// <summary>How a balance is paid, once it was asked for.</summary>
/// <param name="PaymentId">Its payment.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="PayBy">Until when it may be paid.</param>
/// <param name="PaidAt">When it was.</param>
/// <param name="LapsedAt">When it was given up, because the booking had ended.</param>
/// <param name="MailId">The mail that tells the customer; null once it is on its way.</param>
[GenerateSerializer, Immutable, Alias("booking.balance")]
public sealed record BookingBalance(
    Guid PaymentId, DateTimeOffset AskedAt, DateTimeOffset PayBy, DateTimeOffset? PaidAt = null, DateTimeOffset? LapsedAt = null, Guid? MailId = null)
{
    [JsonIgnore]
    public bool IsOpen => PaidAt is null && LapsedAt is null;
}
