using Marketplace.Bookings;

namespace Marketplace.Packages;

/// <summary>Something that happened to a package.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("package.event")]
public abstract record PackageEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="CustomerId">Who buys.</param>
/// <param name="Terms">What was bought.</param>
/// <param name="PaymentId">What it is paid by.</param>
/// <param name="PayBy">Until when it can be.</param>
/// <param name="Shares">What each session is of the price, in the order of their numbers.</param>
[GenerateSerializer, Immutable, Alias("package.ordered")]
public sealed record PackageOrdered(
    DateTimeOffset At, Guid CustomerId, PackageTerms Terms, Guid PaymentId, DateTimeOffset PayBy, ImmutableArray<Money> Shares) : PackageEvent(At);

/// <summary>Nobody paid in time. Money that comes all the same buys it all the same: there is nothing that somebody else could have taken.</summary>
[GenerateSerializer, Immutable, Alias("package.payment-expired")]
public sealed record PackagePaymentExpired(DateTimeOffset At) : PackageEvent(At);

/// <summary>It is paid, and its credits can be used.</summary>
[GenerateSerializer, Immutable, Alias("package.activated")]
public sealed record PackageActivated(DateTimeOffset At, string Charge, DateTimeOffset ExpiresAt) : PackageEvent(At);

/// <summary>A credit is kept for a booking that is being made.</summary>
[GenerateSerializer, Immutable, Alias("package.credit-reserved")]
public sealed record CreditReserved(DateTimeOffset At, int Number, Guid BookingId, DateTimeOffset Until) : PackageEvent(At);

/// <summary>That booking did not come about.</summary>
[GenerateSerializer, Immutable, Alias("package.credit-let-go")]
public sealed record CreditLetGo(DateTimeOffset At, int Number, Guid BookingId) : PackageEvent(At);

[GenerateSerializer, Immutable, Alias("package.credit-taken")]
public sealed record CreditTaken(DateTimeOffset At, int Number, Guid BookingId) : PackageEvent(At);

[GenerateSerializer, Immutable, Alias("package.credit-returned")]
public sealed record CreditReturned(DateTimeOffset At, int Number, Guid BookingId) : PackageEvent(At);

[GenerateSerializer, Immutable, Alias("package.credit-used")]
public sealed record CreditUsed(DateTimeOffset At, int Number, Guid BookingId) : PackageEvent(At);

/// <summary>All sessions took place, or were paid for as if they had.</summary>
[GenerateSerializer, Immutable, Alias("package.used-up")]
public sealed record PackageUsedUp(DateTimeOffset At) : PackageEvent(At);

/// <summary>Nothing more can be booked; what is booked stays booked.</summary>
[GenerateSerializer, Immutable, Alias("package.expired")]
public sealed record PackageExpired(DateTimeOffset At) : PackageEvent(At);

/// <summary>What is not booked goes back, and what comes back later too.</summary>
[GenerateSerializer, Immutable, Alias("package.refunded")]
public sealed record PackageRefunded(DateTimeOffset At, BookingSide By, string? Reason) : PackageEvent(At);

/// <summary>The shares of these credits are promised back to the customer.</summary>
[GenerateSerializer, Immutable, Alias("package.money-returned")]
public sealed record PackageMoneyReturned(DateTimeOffset At, ImmutableArray<int> Numbers, Money Amount) : PackageEvent(At);

/// <summary>Of a session that was used, and earned, something is promised back to the customer. It stays used.</summary>
/// <param name="At">When.</param>
/// <param name="Number">Which session.</param>
/// <param name="Amount">How much of its share.</param>
/// <param name="Reason">Why; shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("package.session-given-back")]
public sealed record PackageSessionGivenBack(DateTimeOffset At, int Number, Money Amount, string? Reason) : PackageEvent(At);

/// <summary>The shares of these credits are the provider's and the platform's, because nobody booked them in time.</summary>
[GenerateSerializer, Immutable, Alias("package.lapsed")]
public sealed record PackageLapsed(DateTimeOffset At, ImmutableArray<int> Numbers, Settlement Settlement) : PackageEvent(At);
