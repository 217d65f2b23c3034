using Marketplace.Bookings;

namespace Marketplace.Packages;

/// <summary>Something that a person, a booking's payment or the clock wants of a package.</summary>
/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("package.command")]
public abstract record PackageCommand(CommandContext Context) : ICommand;

/// <summary>A customer's wish, as it comes from the edge.</summary>
[GenerateSerializer, Immutable, Alias("package.buy")]
public sealed record BuyPackage(CommandContext Context, Guid OfferId) : PackageCommand(Context);

/// <summary>The same wish with what was offered, frozen.</summary>
[GenerateSerializer, Immutable, Alias("package.order")]
public sealed record OrderPackage(CommandContext Context, PackageTerms Terms, Guid PaymentId) : PackageCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="Charge">The gateway's id of the charge, which transfers of every share draw on.</param>
[GenerateSerializer, Immutable, Alias("package.take-payment")]
public sealed record TakePackagePayment(CommandContext Context, string Charge) : PackageCommand(Context);

/// <summary>Told by the payment: nothing will come of it.</summary>
[GenerateSerializer, Immutable, Alias("package.lose-payment")]
public sealed record LosePackagePayment(CommandContext Context) : PackageCommand(Context);

/// <param name="Context">By the customer.</param>
/// <param name="BookingId">For which booking: the owner of the credit.</param>
/// <param name="ListingId">What is booked.</param>
[GenerateSerializer, Immutable, Alias("package.reserve-credit")]
public sealed record ReserveCredit(CommandContext Context, Guid BookingId, Guid ListingId) : PackageCommand(Context);

[GenerateSerializer, Immutable, Alias("package.let-credit-go")]
public sealed record LetCreditGo(CommandContext Context, Guid BookingId) : PackageCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="BookingId">Whose credit it is.</param>
/// <param name="Number">Which one: the booking's price is that credit's share.</param>
[GenerateSerializer, Immutable, Alias("package.take-credit")]
public sealed record TakeCredit(CommandContext Context, Guid BookingId, int Number) : PackageCommand(Context);

[GenerateSerializer, Immutable, Alias("package.return-credit")]
public sealed record ReturnCredit(CommandContext Context, Guid BookingId) : PackageCommand(Context);

[GenerateSerializer, Immutable, Alias("package.use-credit")]
public sealed record UseCredit(CommandContext Context, Guid BookingId) : PackageCommand(Context);

/// <summary>Told by the payment of a session that was earned: so much of it goes back to the customer.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="BookingId">Whose session it was.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("package.give-back-session")]
public sealed record GiveBackSession(CommandContext Context, Guid BookingId, Money Amount, string? Reason) : PackageCommand(Context);

/// <param name="Context">By either side, or an operator.</param>
/// <param name="Reason">Shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("package.refund")]
public sealed record RefundPackage(CommandContext Context, string? Reason) : PackageCommand(Context);

/// <summary>Given by the clock.</summary>
[GenerateSerializer, Immutable, Alias("package.pass-time")]
public sealed record PassPackageTime(CommandContext Context, string Deadline) : PackageCommand(Context);

/// <summary>What was bought, frozen at the sale.</summary>
/// <param name="OfferId">Of which offer.</param>
/// <param name="ProviderId">Who does the work.</param>
/// <param name="Title">The listing's title.</param>
/// <param name="Plan">What was offered.</param>
/// <param name="Rates">What the platform takes of each session, and of what lapses. Customers pay no fee on top of a package.</param>
/// <param name="TimeZone">The provider's zone, in which payouts are scheduled.</param>
[GenerateSerializer, Immutable, Alias("package.terms")]
public sealed record PackageTerms(Guid OfferId, Guid ProviderId, string Title, PackagePlan Plan, PriceRates Rates, string TimeZone);
