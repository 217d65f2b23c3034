namespace Marketplace.Packages;

/// <summary>What its parties may see of a package.</summary>
/// <param name="Id">The package.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CustomerId">Who bought it.</param>
/// <param name="Terms">What was bought.</param>
/// <param name="PaymentId">What it is paid by.</param>
/// <param name="BoughtAt">When it was ordered.</param>
/// <param name="PayBy">Until when it can be paid.</param>
/// <param name="PaidAt">Since when its credits can be used.</param>
/// <param name="ExpiresAt">Until when they can.</param>
/// <param name="Credits">Each of its sessions.</param>
/// <param name="Refunded">Promised back to the customer so far.</param>
/// <param name="Reason">Why it was refunded.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("package.view")]
public sealed record PackageView(
    Guid Id,
    PackageStatus Status,
    Guid CustomerId,
    PackageTerms Terms,
    Guid PaymentId,
    DateTimeOffset BoughtAt,
    DateTimeOffset PayBy,
    DateTimeOffset? PaidAt,
    DateTimeOffset? ExpiresAt,
    ImmutableArray<PackageCredit> Credits,
    Money Refunded,
    string? Reason,
    long Version) : IVersioned;

/// <summary>One session of a package.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Share">What it is of the price.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="BookingId">Whose it is; null while it is nobody's.</param>
/// <param name="Until">Until when it is kept for a booking that is being made.</param>
/// <param name="Returned">What of it went back to the customer after it was used; null where nothing did.</param>
[GenerateSerializer, Immutable, Alias("package.credit")]
public sealed record PackageCredit(
    int Number, Money Share, CreditStatus Status, Guid? BookingId = null, DateTimeOffset? Until = null, Money? Returned = null);

/// <summary>A credit that is kept for a booking, with what the booking's price follows from.</summary>
/// <param name="Credit">What the booking is paid with.</param>
/// <param name="Title">Of the package.</param>
/// <param name="Share">What it is of the price.</param>
/// <param name="Rates">What the platform takes of it.</param>
[GenerateSerializer, Immutable, Alias("package.reserved-credit")]
public sealed record ReservedCredit(BookingCredit Credit, string Title, Money Share, Bookings.PriceRates Rates);

/// <summary>That a booking is paid with a credit instead of money.</summary>
/// <param name="PackageId">Of which package.</param>
/// <param name="Number">Which of its credits.</param>
/// <param name="Sessions">How many there are.</param>
[GenerateSerializer, Immutable, Alias("package.booking-credit")]
public sealed record BookingCredit(Guid PackageId, int Number, int Sessions);

/// <param name="Charge">What the provider's share is transferred from.</param>
[GenerateSerializer, Immutable, Alias("package.taken-credit")]
public sealed record TakenCredit(string Charge);

/// <summary>Where a package stands. Stored by name; never rename.</summary>
public enum PackageStatus
{
    None,
    PendingPayment,
    PaymentExpired,

    /// <summary>Paid, and neither used up nor over.</summary>
    Active,

    UsedUp,
    Expired,
    Refunded,
}

/// <summary>Where one session of a package stands. Stored by name; never rename.</summary>
public enum CreditStatus
{
    Free,

    /// <summary>Kept for a booking that is being made.</summary>
    Reserved,

    /// <summary>A booking has it.</summary>
    Taken,

    /// <summary>The provider has earned it.</summary>
    Used,

    /// <summary>Its share went back to the customer.</summary>
    Refunded,

    /// <summary>Nobody booked it in time.</summary>
    Lapsed,
}
