using Marketplace.Calendars;
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
    Guid? PackageId = null)
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
    Assignment? Assignment = null)
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
[GenerateSerializer, Immutable, Alias("booking.accept")]
public sealed record AcceptBooking(
    CommandContext Context, int? Offer = null, Guid PaymentId = default, SlotGrant? Grant = null, Assignment? Assignment = null, string? Reason = null)
    : BookingCommand(Context);

/// <summary>Another time is proposed; the other side has to agree.</summary>
/// <param name="Context">By either side.</param>
/// <param name="Start">When the work would begin.</param>
/// <param name="Reason">For the other side.</param>
/// <param name="WaivesFee">From the provider: cancellations are judged by the new start.</param>
/// <param name="Duration">How long it would take; null leaves that. The price stays, so whoever says so has seen that it does not rest on it.</param>
/// <param name="From">Only while it is still at that time; null wherever it is.</param>
[GenerateSerializer, Immutable, Alias("booking.reschedule")]
public sealed record ProposeMove(
    CommandContext Context, DateTimeOffset Start, string? Reason, bool WaivesFee, TimeSpan? Duration = null, DateTimeOffset? From = null)
    : BookingCommand(Context);

/// <summary>The other side agrees to the proposed time.</summary>
/// <param name="Context">By the side that was asked.</param>
/// <param name="WaivesFee">From the provider: cancellations are judged by the new start.</param>
/// <param name="Grant">Filled in by the grain: the new slot.</param>
/// <param name="Assignment">And the resources of it.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Start">Only if that time is proposed; null agrees to whichever is.</param>
/// <param name="Anchor">From the platform, which undoes a move: cancellations are judged by this start again.</param>
[GenerateSerializer, Immutable, Alias("booking.accept-move")]
public sealed record AcceptMove(
    CommandContext Context,
    bool WaivesFee,
    SlotGrant? Grant = null,
    Assignment? Assignment = null,
    string? Reason = null,
    DateTimeOffset? Start = null,
    DateTimeOffset? Anchor = null)
    : BookingCommand(Context);

/// <summary>It stays as it was: the other side does not agree, or whoever proposed thinks better of it.</summary>
[GenerateSerializer, Immutable, Alias("booking.decline-move")]
public sealed record DeclineMove(CommandContext Context, string? Reason) : BookingCommand(Context);

/// <summary>A change order for a confirmed booking; the other side has to agree.</summary>
[GenerateSerializer, Immutable, Alias("booking.propose-change")]
public sealed record ProposeChange(CommandContext Context, ChangeWish Wish) : BookingCommand(Context);

/// <summary>The other side agrees to the change order. What it adds has to be paid before it is so.</summary>
/// <param name="Context">By the side that was asked.</param>
/// <param name="Number">Which change order was read; null takes the one that stands.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Grant">Filled in by the grain: the longer slot, where nothing has to be paid first.</param>
/// <param name="Assignment">And the resources of it.</param>
/// <param name="BookingId">And of which booking, because the payment's id derives from it.</param>
[GenerateSerializer, Immutable, Alias("booking.accept-change")]
public sealed record AcceptChange(
    CommandContext Context,
    int? Number = null,
    string? Reason = null,
    SlotGrant? Grant = null,
    Assignment? Assignment = null,
    Guid BookingId = default)
    : BookingCommand(Context);

/// <summary>It stays as it was: the other side does not agree, or whoever proposed it or has to pay for it thinks better of it.</summary>
[GenerateSerializer, Immutable, Alias("booking.decline-change")]
public sealed record DeclineChange(CommandContext Context, string? Reason) : BookingCommand(Context);

/// <summary>The customer gives something on top of the price.</summary>
/// <param name="Context">By the customer, or for them.</param>
/// <param name="Amount">How much, at most the price.</param>
/// <param name="Note">For the provider.</param>
/// <param name="BookingId">Filled in by the grain: of which booking, because the payment's id derives from it.</param>
[GenerateSerializer, Immutable, Alias("booking.give-tip")]
public sealed record GiveTip(CommandContext Context, Money Amount, string? Note, Guid BookingId = default) : BookingCommand(Context);

[GenerateSerializer, Immutable, Alias("booking.decline")]
public sealed record DeclineBooking(CommandContext Context, string? Reason) : BookingCommand(Context);

/// <param name="Context">By either side, or the platform.</param>
/// <param name="Reason">Shown to both sides.</param>
/// <param name="Start">Only while it is still at that time; null whenever it is.</param>
[GenerateSerializer, Immutable, Alias("booking.cancel")]
public sealed record CancelBooking(CommandContext Context, string? Reason, DateTimeOffset? Start = null) : BookingCommand(Context);

/// <summary>Some of the seats are no longer wanted; the others stay booked.</summary>
/// <param name="Context">By either side, or an operator.</param>
/// <param name="Seats">How many; at least one must be left.</param>
/// <param name="Reason">Shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("booking.give-up-seats")]
public sealed record GiveUpSeats(CommandContext Context, int Seats, string? Reason) : BookingCommand(Context);

[GenerateSerializer, Immutable, Alias("booking.complete")]
public sealed record CompleteBooking(CommandContext Context, string? Reason = null) : BookingCommand(Context);

/// <param name="Context">By the provider or an operator.</param>
/// <param name="Amount">Null gives back everything that is left.</param>
/// <param name="Reason">Shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("booking.refund")]
public sealed record RefundBooking(CommandContext Context, Money? Amount, string? Reason) : BookingCommand(Context);

/// <summary>The work begins.</summary>
[GenerateSerializer, Immutable, Alias("booking.check-in")]
public sealed record RecordCheckIn(CommandContext Context, string? Reason = null) : BookingCommand(Context);

/// <summary>The work has ended.</summary>
[GenerateSerializer, Immutable, Alias("booking.check-out")]
public sealed record RecordCheckOut(CommandContext Context, string? Reason = null) : BookingCommand(Context);

/// <summary>A side did not come.</summary>
/// <param name="Context">By the side that was there, or an operator.</param>
/// <param name="Absent">Who did not come: the other side when null. Operators have to say.</param>
/// <param name="Reason">In words; shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("booking.report-no-show")]
public sealed record ReportAbsence(CommandContext Context, BookingSide? Absent, string? Reason) : BookingCommand(Context);

/// <summary>Whoever is said not to have come says otherwise.</summary>
[GenerateSerializer, Immutable, Alias("booking.contest-no-show")]
public sealed record ContestAbsence(CommandContext Context, string? Reason) : BookingCommand(Context);

/// <summary>An operator decides whether somebody did not come.</summary>
/// <param name="Context">By an operator.</param>
/// <param name="Upheld">True: they did not come. False: the work counts as done.</param>
/// <param name="Reason">Shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("booking.decide-no-show")]
public sealed record DecideAbsence(CommandContext Context, bool Upheld, string? Reason) : BookingCommand(Context);

/// <summary>The work is handed over, for the first time or again.</summary>
/// <param name="Context">By the provider or an operator.</param>
/// <param name="Note">What the customer should know of it.</param>
/// <param name="Links">Where it lies; at most <see cref="BookingDelivery.MaximumLinks"/>.</param>
/// <param name="Reason">Why, in words; above all from operators.</param>
[GenerateSerializer, Immutable, Alias("booking.deliver")]
public sealed record DeliverWork(CommandContext Context, string? Note, ImmutableArray<string> Links, string? Reason = null) : BookingCommand(Context);

/// <summary>What was delivered is what was agreed: the work is done.</summary>
/// <param name="Context">By the customer or an operator.</param>
/// <param name="Delivery">Which delivery was looked at; null takes the last one.</param>
/// <param name="Reason">Why, in words; above all from operators.</param>
[GenerateSerializer, Immutable, Alias("booking.take-delivery")]
public sealed record TakeDelivery(CommandContext Context, int? Delivery = null, string? Reason = null) : BookingCommand(Context);

/// <summary>Something about what was delivered has to be otherwise.</summary>
/// <param name="Context">By the customer or an operator.</param>
/// <param name="Wanted">What; shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("booking.want-changes")]
public sealed record WantChanges(CommandContext Context, string Wanted) : BookingCommand(Context);

/// <summary>It goes on by another version of its process.</summary>
/// <param name="Context">By an operator, or by the platform for one.</param>
/// <param name="FromVersion">Only while it runs by this one.</param>
/// <param name="ToVersion">By which it is to run.</param>
[GenerateSerializer, Immutable, Alias("booking.migrate")]
public sealed record MigrateBooking(CommandContext Context, int FromVersion, int ToVersion) : BookingCommand(Context);

/// <summary>Told by the payment: the money is authorised or captured.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Captured">False while it is only authorised.</param>
/// <param name="CaptureBefore">When an authorisation lapses at the gateway.</param>
/// <param name="Grant">The slot taken again, when the hold had expired; the grain fills it in.</param>
/// <param name="Assignment">And the resources of it.</param>
/// <param name="PaymentId">Which of the booking's payments; null is the one of the sale.</param>
/// <param name="Purpose">What that one is for, where it is a tip.</param>
[GenerateSerializer, Immutable, Alias("booking.take-payment")]
public sealed record TakePayment(
    CommandContext Context,
    bool Captured,
    DateTimeOffset? CaptureBefore,
    SlotGrant? Grant,
    Assignment? Assignment = null,
    Guid? PaymentId = null,
    PaymentPurpose Purpose = PaymentPurpose.Booking)
    : BookingCommand(Context);

/// <summary>Told by the payment: the money is under way and may take days.</summary>
[GenerateSerializer, Immutable, Alias("booking.expect-payment")]
public sealed record ExpectPayment(CommandContext Context) : BookingCommand(Context);

/// <summary>Told by the payment: what was under way did not come, and the customer may try again.</summary>
[GenerateSerializer, Immutable, Alias("booking.miss-payment")]
public sealed record MissPayment(CommandContext Context) : BookingCommand(Context);

/// <summary>Told by the payment: the money will not come.</summary>
[GenerateSerializer, Immutable, Alias("booking.lose-payment")]
public sealed record LosePayment(CommandContext Context, string Reason) : BookingCommand(Context);

/// <summary>Given by the clock when one of the booking's deadlines has passed.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Deadline">Its name.</param>
[GenerateSerializer, Immutable, Alias("booking.pass-time")]
public sealed record PassTime(CommandContext Context, string Deadline) : BookingCommand(Context);
