using Marketplace.Calendars;
using Marketplace.Coupons;
using Marketplace.Disputes;
using Marketplace.Listings;
using Marketplace.Payments;
using Marketplace.Resources;

namespace Marketplace.Bookings;

/// <summary>Something a person, or the platform, wants of a booking.</summary>
/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("booking.command")]
public abstract record BookingCommand(CommandContext Context) : ICommand;

/// <summary>A customer's wish, as it comes from the edge; the grain prices it and asks the calendar.</summary>
/// <param name="Context">By the customer.</param>
/// <param name="ListingId">What to book.</param>
/// <param name="Start">When.</param>
/// <param name="Duration">How long; null takes the listing's.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="QuoteId">A quote whose price is to be kept.</param>
/// <param name="Notes">For the provider.</param>
/// <param name="Hold">How long it is held unpaid when it is offered to somebody who waited; null takes the process's time.</param>
/// <param name="Chosen">The resources that the customer chose; null for none.</param>
/// <param name="PackageId">The package that pays with one of its credits; null to pay with money.</param>
/// <param name="AddOns">What is wanted besides; null for nothing, or with a quote for what was quoted.</param>
/// <param name="KeepCard">Whether the customer lets their card be kept, to be charged for the balance.</param>
[GenerateSerializer, Immutable, Alias("booking.book")]
public sealed record BookSlot(
    CommandContext Context,
    Guid ListingId,
    DateTimeOffset Start,
    TimeSpan? Duration,
    int Seats,
    Guid? QuoteId,
    string? Notes,
    TimeSpan? Hold = null,
    ImmutableArray<Guid>? Chosen = null,
    Guid? PackageId = null,
    ImmutableArray<AddOnChoice>? AddOns = null,
    bool KeepCard = false)
    : BookingCommand(Context);

/// <summary>The same wish with everything the decision rests on: the price, the promises and the granted slot.</summary>
[GenerateSerializer, Immutable, Alias("booking.place")]
public sealed record PlaceBooking(
    CommandContext Context,
    BookingTerms Terms,
    SlotGrant Grant,
    Guid PaymentId,
    Guid? QuoteId,
    string? Notes,
    TimeSpan? Hold = null,
    Assignment? Assignment = null,
    CouponUses? Uses = null,
    bool KeepCard = false)
    : BookingCommand(Context);

/// <summary>A wish without a price: the provider is asked for an offer.</summary>
/// <param name="Context">By the customer.</param>
/// <param name="Terms">What the listing says of the wish; its price is a guide.</param>
/// <param name="QuoteId">A quote that was looked at before.</param>
/// <param name="Notes">For the provider.</param>
[GenerateSerializer, Immutable, Alias("booking.ask")]
public sealed record AskForOffer(CommandContext Context, BookingTerms Terms, Guid? QuoteId, string? Notes) : BookingCommand(Context);

/// <summary>An offer, or another one instead of the last.</summary>
/// <param name="Context">By either side.</param>
/// <param name="Wish">What is offered.</param>
/// <param name="IsCounter">True for an answer to an offer.</param>
/// <param name="Priced">Filled in by the grain, which asks the listing.</param>
[GenerateSerializer, Immutable, Alias("booking.make-offer")]
public sealed record MakeOffer(CommandContext Context, OfferWish Wish, bool IsCounter, Outcome<BookingTerms> Priced = default)
    : BookingCommand(Context);

/// <summary>The last offer is taken back by whoever made it.</summary>
[GenerateSerializer, Immutable, Alias("booking.withdraw-offer")]
public sealed record WithdrawOffer(CommandContext Context, string? Reason) : BookingCommand(Context);

/// <summary>Yes: to a request, or to the last offer.</summary>
/// <param name="Context">By the side that is asked.</param>
/// <param name="Offer">Which offer was read; null takes the last one.</param>
/// <param name="PaymentId">Filled in by the grain where an offer is accepted.</param>
/// <param name="Grant">Filled in by the grain: the slot of the accepted offer.</param>
/// <param name="Assignment">And its resources.</param>
/// <param name="Reason">Why, in words; kept with what happened. Above all from operators.</param>
/// <param name="KeepCard">Of the customer: whether they let their card be kept, to be charged for the balance.</param>
[GenerateSerializer, Immutable, Alias("booking.accept")]
public sealed record AcceptBooking(
    CommandContext Context, int? Offer = null, Guid PaymentId = default, SlotGrant? Grant = null, Assignment? Assignment = null, string? Reason = null,
    bool KeepCard = false)
    : BookingCommand(Context);

[GenerateSerializer, Immutable, Alias("booking.decline")]
public sealed record DeclineBooking(CommandContext Context, string? Reason) : BookingCommand(Context);

/// <param name="Context">By either side, or the platform.</param>
/// <param name="Reason">Shown to both sides.</param>
/// <param name="Start">Only while it is still at that time; null whenever it is.</param>
/// <param name="IsUnsecured">Whether the platform does it because the customer did not leave the deposit that they had agreed to: by the policy, as if they had cancelled.</param>
[GenerateSerializer, Immutable, Alias("booking.cancel")]
public sealed record CancelBooking(CommandContext Context, string? Reason, DateTimeOffset? Start = null, bool IsUnsecured = false) : BookingCommand(Context);

/// <summary>Some of the seats are no longer wanted; the others stay booked.</summary>
/// <param name="Context">By either side, or an operator.</param>
/// <param name="Seats">How many; at least one must be left.</param>
/// <param name="Reason">Shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("booking.give-up-seats")]
public sealed record GiveUpSeats(CommandContext Context, int Seats, string? Reason) : BookingCommand(Context);

/// <summary>The customer wants to pay the next milestone.</summary>
/// <param name="Context">By the customer, or for them.</param>
/// <param name="Number">Which they mean; null takes the next that is not paid.</param>
/// <param name="Reason">Why, in words; above all from operators.</param>
/// <param name="BookingId">Filled in by the grain: of which booking, because the payment's id derives from it.</param>
[GenerateSerializer, Immutable, Alias("booking.fund-milestone")]
public sealed record FundMilestone(CommandContext Context, int? Number, string? Reason = null, Guid BookingId = default) : BookingCommand(Context);

[GenerateSerializer, Immutable, Alias("booking.complete")]
public sealed record CompleteBooking(CommandContext Context, string? Reason = null) : BookingCommand(Context);

/// <param name="Context">By the provider or an operator.</param>
/// <param name="Amount">Null gives back everything that is left.</param>
/// <param name="Reason">Shown to both sides.</param>
/// <param name="PaymentId">Of which payment, if it is to be of what was earned with one of several.</param>
/// <param name="Purpose">What that payment is for.</param>
/// <param name="PaidBy">Whose expense it is to be, which is said of money that was earned; null where nobody says.</param>
[GenerateSerializer, Immutable, Alias("booking.refund")]
public sealed record RefundBooking(
    CommandContext Context,
    Money? Amount,
    string? Reason,
    Guid? PaymentId = null,
    PaymentPurpose Purpose = PaymentPurpose.Booking,
    RefundPayer? PaidBy = null)
    : BookingCommand(Context);

/// <summary>Before money that was earned goes back: of which payment. One wish is about one of them.</summary>
/// <param name="Context">By the provider or an operator.</param>
/// <param name="PaymentId">Which.</param>
/// <param name="Purpose">What that payment is for.</param>
[GenerateSerializer, Immutable, Alias("booking.ask-return")]
public sealed record AskReturn(CommandContext Context, Guid PaymentId, PaymentPurpose Purpose = PaymentPurpose.Booking) : BookingCommand(Context);

/// <summary>Told by a payment: money of the booking that was earned goes back to the customer.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="PaymentId">Which payment.</param>
/// <param name="Amount">How much.</param>
/// <param name="By">Who gives it back.</param>
/// <param name="Reason">Why.</param>
/// <param name="Purpose">What that payment was for.</param>
[GenerateSerializer, Immutable, Alias("booking.record-return")]
public sealed record RecordReturn(
    CommandContext Context, Guid PaymentId, Money Amount, BookingSide By, string? Reason, PaymentPurpose Purpose = PaymentPurpose.Booking)
    : BookingCommand(Context);

/// <summary>Told by a dispute: the customer's bank has one of the booking's payments, asks about it, or has decided.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="DisputeId">Which dispute.</param>
/// <param name="PaymentId">Which payment.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="Status">Where it stands at the bank.</param>
/// <param name="DueBy">Until when the bank takes an answer; null where it takes none.</param>
/// <param name="IsOfThePrice">Whether it is about money that the booking could give back; else about a tip.</param>
[GenerateSerializer, Immutable, Alias("booking.record-payment-dispute")]
public sealed record RecordPaymentDispute(
    CommandContext Context, Guid DisputeId, Guid PaymentId, Money Amount, DisputeStatus Status, DateTimeOffset? DueBy, bool IsOfThePrice)
    : BookingCommand(Context);

/// <summary>Told by the booking's security deposit, for its timeline: a deposit is no part of the price, and changes nothing about the booking.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="News">What became of it.</param>
[GenerateSerializer, Immutable, Alias("booking.record-security-deposit")]
public sealed record RecordSecurityDeposit(CommandContext Context, SecurityDepositNews News) : BookingCommand(Context);

/// <summary>It goes on by another version of its process.</summary>
/// <param name="Context">By an operator, or by the platform for one.</param>
/// <param name="FromVersion">Only while it runs by this one.</param>
/// <param name="ToVersion">By which it is to run.</param>
[GenerateSerializer, Immutable, Alias("booking.migrate")]
public sealed record MigrateBooking(CommandContext Context, int FromVersion, int ToVersion) : BookingCommand(Context);

/// <summary>Given by the clock when one of the booking's deadlines has passed.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Deadline">Its name.</param>
[GenerateSerializer, Immutable, Alias("booking.pass-time")]
public sealed record PassTime(CommandContext Context, string Deadline) : BookingCommand(Context);
