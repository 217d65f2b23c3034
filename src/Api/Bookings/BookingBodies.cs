using Marketplace.Listings;
using Marketplace.Packages;
using Marketplace.Resources;
using Marketplace.SecurityDeposits;

namespace Marketplace.Bookings;

/// <summary>A wish to book.</summary>
/// <param name="ListingId">What to book.</param>
/// <param name="Start">RFC 3339.</param>
/// <param name="Duration">ISO 8601; the listing's when left out.</param>
/// <param name="Seats">1 when left out.</param>
/// <param name="QuoteId">A quote whose price is to be kept.</param>
/// <param name="Notes">For the provider, at most 2,000 characters.</param>
/// <param name="ResourceIds">Who or what it should be, where the listing lets customers choose; at most one of each requirement.</param>
/// <param name="PackageId">A package of mine that pays with one of its sessions; then there is one seat, no quote and no add-on.</param>
/// <param name="AddOns">What is wanted besides; with a quote what was quoted when left out.</param>
/// <param name="KeepCard">
/// Whether the card that pays the deposit may be kept, and charged for the balance when it is due; it is forgotten then, or when the booking ends. You are told before, and
/// can pay another way until then. Says nothing where there is no balance, or its gateway keeps no cards.
/// </param>
internal sealed record BookRequest(
    string? ListingId, string? Start, string? Duration, int? Seats, string? QuoteId, string? Notes, string[]? ResourceIds, string? PackageId, AddOnChoiceRequest[]? AddOns,
    bool? KeepCard);

/// <param name="Reason">Shown to both sides.</param>
/// <param name="Seats">Gives up so many of the seats and keeps the others; the whole booking when left out.</param>
internal sealed record CancelRequest(string? Reason, long? Seats);

/// <summary>Why something is done; shown to both sides.</summary>
internal sealed record ReasonRequest(string? Reason);

/// <param name="Amount">Everything that is left when left out.</param>
/// <param name="Reason">Shown to both sides.</param>
/// <param name="Payment">Which payment of the booking, once its money was earned; the one of its sale when left out. A tip, and for operators the security deposit, are named here.</param>
/// <param name="PaidBy">For operators, of money that was earned: `platform` as goodwill at its own expense, `provider` out of their share alone, or `both`, each their part; what the marketplace has set when left out.</param>
internal sealed record RefundRequest(MoneyRequest? Amount, string? Reason, string? Payment, string? PaidBy);

/// <summary>A booking as its parties see it.</summary>
internal sealed record BookingBody(
    Guid Id,
    BookingStatus Status,
    Guid CustomerId,
    Guid ProviderId,
    Guid ListingId,
    string Title,
    BookingMode Mode,
    DateTimeOffset Start,
    DateTimeOffset End,
    string TimeZone,
    int Seats,
    string? Notes,
    DateTimeOffset BookedAt,
    DateTimeOffset? HoldExpiresAt,
    DateTimeOffset? AnswerBy,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? ReleasedAt,
    DateTimeOffset? EndedAt,
    BookingSide? EndedBy,
    string? Reason,
    PriceBody Price,
    Money Refunded,
    BookingPaymentBody? Payment,
    CancellationPolicy Policy,
    ProcessTerms Process,
    NextEvent? NextEvent,
    OfferBody? Offer,
    Money? Deposit,
    BookingBalanceBody? Balance,
    AgreedSecurityBody? SecurityDeposit,
    BookingMove? Reschedule,
    BookingAttendance? Attendance,
    NoShowCase? NoShow,
    DeliveryCase? Delivery,
    ChangeOrderBody? ChangeOrder,
    IReadOnlyList<TipBody> Tips,
    IReadOnlyList<MilestoneBody> Milestones,
    BookingGroupBody? Group,
    IReadOnlyList<BookedResource> Resources,
    BookingCredit? Package,
    ImmutableArray<BookedAddOn> AddOns,
    BookingComplaint? Complaint,
    long Version)
{
    public static BookingBody Of(BookingView view)
    {
        var terms = view.Terms;
        return new BookingBody(
            view.Id,
            view.Status,
            view.CustomerId,
            terms.ProviderId,
            terms.ListingId,
            terms.Title,
            terms.Mode,
            terms.Start,
            terms.End,
            terms.TimeZone,
            terms.Seats,
            view.Notes,
            view.BookedAt,
            view.HoldExpiresAt,
            view.AnswerBy,
            view.ConfirmedAt,
            view.CompletedAt,
            view.ReleasedAt,
            view.EndedAt,
            view.EndedBy,
            view.Reason,
            PriceBody.Of(terms),
            view.Refunded,
            terms is { Credit: null, Total.IsZero: false } ? BookingPaymentBody.Of(view.PaymentId) : null,
            terms.Policy,
            terms.Process ?? ProcessTerms.First,
            view.NextEvent,
            view.Offer is { } offer ? OfferBody.Of(offer) : null,
            terms.Deposit,
            BookingBalanceBody.Of(view),
            AgreedSecurityBody.Of(terms),
            view.Move,
            view.Attendance,
            view.NoShow,
            view.Delivery,
            ChangeOrderBody.Of(view.Change),
            TipBody.All(view.Tips),
            MilestoneBody.All(view.Milestones),
            BookingGroupBody.Of(terms),
            BookedResource.All(view.Assignment),
            terms.Credit,
            terms.AddOns ?? [],
            view.Complaint,
            view.Version);
    }
}

/// <summary>That its session takes place only if enough people come.</summary>
/// <param name="Needed">How many seats have to be confirmed.</param>
/// <param name="DecidesAt">By when.</param>
internal sealed record BookingGroupBody(int Needed, DateTimeOffset DecidesAt)
{
    /// <summary>Null where it takes place in any case.</summary>
    public static BookingGroupBody? Of(BookingTerms terms) =>
        terms.Rules.Minimum is { } minimum ? new(minimum.Participants, terms.Start - minimum.DecidesBefore) : null;
}

/// <summary>What it costs.</summary>
/// <param name="Total">What the customer pays, all in all.</param>
/// <param name="ProviderEarns">What the provider gets of it.</param>
/// <param name="Lines">What is paid and to whom.</param>
/// <param name="DueNow">What of the total is paid at the sale.</param>
/// <param name="DueLater">What is paid afterwards, as a balance or milestone by milestone; null where all of it is paid at the sale.</param>
/// <param name="BalanceDueAt">When the balance is due; null where there is none.</param>
/// <param name="Tax">What of the total is tax on the service; null where there is none.</param>
internal sealed record PriceBody(
    Money Total, Money ProviderEarns, ImmutableArray<PriceLine> Lines, Money DueNow, Money? DueLater, DateTimeOffset? BalanceDueAt, PriceTaxBody? Tax)
{
    public static PriceBody Of(BookingTerms terms) =>
        new(terms.Total, terms.ProviderEarns, terms.Lines, terms.DueNow(), terms.DueLater(), terms.BalanceDueAt(), PriceTaxBody.Of(terms));
}

/// <param name="Id">The payment.</param>
/// <param name="CheckoutUrl">Redirects to the gateway's page once it is open.</param>
internal sealed record BookingPaymentBody(Guid Id, string CheckoutUrl)
{
    /// <summary>Null where nothing is paid here, or not yet.</summary>
    public static BookingPaymentBody? Of(Guid payment) =>
        payment == Guid.Empty ? null : new(payment, $"{ApiRoutes.Base}/payments/{payment}/checkout");
}

/// <summary>A booking in a list.</summary>
internal sealed record BookingItem(
    Guid Id,
    string Status,
    Guid CustomerId,
    Guid ProviderId,
    Guid ListingId,
    string Title,
    DateTimeOffset Start,
    DateTimeOffset End,
    int Seats,
    Money Total,
    Money Refunded,
    DateTimeOffset BookedAt,
    DateTimeOffset? HoldExpiresAt);

/// <summary>One entry of a booking's timeline.</summary>
/// <param name="Sequence">Counts the events of the booking, from 1.</param>
/// <param name="At">When it happened.</param>
/// <param name="Type">What happened: `booking.confirmed`.</param>
/// <param name="By">Who did it: `member`, `operator` or `platform`.</param>
/// <param name="Detail">What the event says.</param>
internal sealed record TimelineEntry(long Sequence, DateTimeOffset At, string Type, string By, object Detail);
