using Marketplace.Bookings;

namespace Marketplace.SecurityDeposits;

/// <summary>Whose deposit it is, and what for.</summary>
/// <param name="BookingId">Which booking.</param>
/// <param name="CustomerId">Who leaves it.</param>
/// <param name="ProviderId">Who may claim it.</param>
/// <param name="ListingId">What was booked.</param>
/// <param name="Title">Its title.</param>
/// <param name="TimeZone">Where it takes place.</param>
/// <param name="Start">When it begins. What was not paid by then is not asked for any more.</param>
/// <param name="End">When it ends, and the time to claim begins to run out.</param>
/// <param name="Terms">What was agreed at the sale.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.case")]
public sealed record SecurityDepositCase(
    Guid BookingId,
    Guid CustomerId,
    Guid ProviderId,
    Guid ListingId,
    string Title,
    string TimeZone,
    DateTimeOffset Start,
    DateTimeOffset End,
    SecurityTerms Terms);

/// <summary>What the provider wants of a deposit, and why.</summary>
/// <param name="Items">What for.</param>
/// <param name="Amount">Their sum.</param>
/// <param name="Text">What happened.</param>
/// <param name="AnswerBy">Until when the customer may contest it. Silence grants it.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.damage-claim")]
public sealed record DamageClaim(ImmutableArray<DamageItem> Items, Money Amount, string Text, DateTimeOffset AnswerBy)
{
    /// <summary>Longer than a holiday from the mail: silence costs the customer what is claimed.</summary>
    public static readonly TimeSpan AnswerWindow = TimeSpan.FromDays(7);

    /// <summary>Within it an operator decides. Then both sides are told that it is late, and the queue of operators says so.</summary>
    public static readonly TimeSpan DecisionWindow = TimeSpan.FromDays(7);

    /// <summary>How long a late decision is waited for. Then what the customer grants is awarded, and nothing where they grant nothing.</summary>
    public static readonly TimeSpan OverdueWindow = TimeSpan.FromDays(7);
}

/// <summary>One thing that was damaged, is missing, or has to be cleaned.</summary>
/// <param name="Label">What.</param>
/// <param name="Amount">What it costs; positive.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.damage-item")]
public sealed record DamageItem(string Label, Money Amount)
{
    /// <summary>Who has more to list than this should sum some of it up.</summary>
    public const int MaximumNumber = 20;
}

/// <summary>What the customer says to a claim.</summary>
/// <param name="Text">Why it is not so.</param>
/// <param name="Granted">What of it they grant; nothing where it is zero.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.claim-answer")]
public sealed record ClaimAnswer(string Text, Money Granted);

/// <summary>Where a deposit stands. Stored by name; never rename.</summary>
public enum SecurityDepositStatus
{
    None,

    /// <summary>Agreed, and not due yet.</summary>
    Planned,

    /// <summary>The customer is asked to pay it.</summary>
    Due,

    /// <summary>Paid, and nobody's until it goes back or is awarded.</summary>
    Held,

    /// <summary>The provider wants some of it, and the customer may contest that.</summary>
    Claimed,

    /// <summary>An operator is to decide.</summary>
    Contested,

    /// <summary>All of it is the customer's again.</summary>
    Returned,

    /// <summary>Some of it is the provider's, and the rest the customer's again.</summary>
    Awarded,

    /// <summary>Nobody paid it in time.</summary>
    Unpaid,

    /// <summary>It was not needed any more before anybody had paid it.</summary>
    Void,
}
