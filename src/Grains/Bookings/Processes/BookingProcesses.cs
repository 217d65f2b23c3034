using System.Diagnostics;
using static Marketplace.Bookings.BookingAction;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Bookings.BookingStatus;
using static Marketplace.Bookings.MoneyEffect;
using static Marketplace.Bookings.ProcessParts;
using static Marketplace.Bookings.SlotEffect;

namespace Marketplace.Bookings;

/// <summary>The ways to book. A version that was ever sold stays here for as long as a booking may run by it.</summary>
internal static class BookingProcesses
{
    /// <summary>Paying confirms.</summary>
    private static readonly BookingProcess FirstInstant = new(
        BookingMode.Instant,
        1,
        [Start, .. WhilePaying, .. WhilePaidWork, .. PaidEnds],
        [
            new(None, Book, Customer, PendingPayment, Takes, Asks),
            .. Paying(Confirmed, Captures),
            .. PaidWork,
        ]);

    /// <summary>Paying authorises, the provider accepts within a time, then it is captured.</summary>
    private static readonly BookingProcess FirstRequest = new(
        BookingMode.Request,
        1,
        [
            Start,
            .. WhilePaying,
            new(Requested, SlotState.Held, MoneyState.Authorised, [RequestExpires]),
            .. WhilePaidWork,
            .. PaidEnds,
            .. Unanswered,
        ],
        [
            new(None, Book, Customer, PendingPayment, Takes, Asks),
            .. Paying(Requested, Authorises),

            // Some ways to pay cannot only authorise: who has paid by one of them is not kept waiting.
            .. Paying(Confirmed, Captures).Where(step => step.To is Confirmed),
            new(Requested, Accept, ProviderSide, Requested),
            new(Requested, Paid, Platform, Confirmed, Keeps, Captures),
            new(Requested, PaymentLost, Platform, Cancelled, Frees, GivesBack),
            new(Requested, Decline, ProviderSide, Declined, Frees, GivesBack),
            new(Requested, Cancel, Anyone, Cancelled, Frees, GivesBack),
            new(Requested, RequestExpires, Platform, Expired, Frees, GivesBack),
            .. PaidWork,
            new(Declined, Paid, Platform, Declined, Keeps, GivesBack),
            new(Expired, Paid, Platform, Expired, Keeps, GivesBack),
        ]);

    /// <summary>Paid outside the platform or not at all: confirmed at once, or when the provider accepts.</summary>
    private static readonly BookingProcess FirstUnpaid = new(
        BookingMode.Unpaid,
        1,
        [
            Start,
            new(Requested, SlotState.Held, MoneyState.None, [RequestExpires]),
            new(Confirmed, SlotState.Held, MoneyState.None, [MoveExpires, Starts, AutoCompletes]),
            new(InProgress, SlotState.Held, MoneyState.None, [AutoCompletes]),
            new(Completed, SlotState.Used, MoneyState.None, [ReviewPeriodCloses]),
            new(Closed, SlotState.Used, MoneyState.None, [], IsEnd: true),
            new(Cancelled, SlotState.Free, MoneyState.None, [], IsEnd: true),
            .. Unanswered,
        ],
        [
            new(None, Book, Customer, Confirmed, Takes),
            new(None, Book, Customer, Requested, Takes),
            new(Requested, Accept, ProviderSide, Confirmed),
            new(Requested, Decline, ProviderSide, Declined, Frees),
            new(Requested, Cancel, Anyone, Cancelled, Frees),
            new(Requested, RequestExpires, Platform, Expired, Frees),
            .. Moving,
            new(Confirmed, Cancel, Anyone, Cancelled, Frees),
            new(Confirmed, CancelSeats, Anyone, Confirmed),
            new(Confirmed, Starts, Platform, InProgress),
            new(Confirmed, AutoCompletes, Platform, Completed, Uses),
            new(Confirmed, Complete, Anyone, Completed, Uses),
            new(InProgress, AutoCompletes, Platform, Completed, Uses),
            new(InProgress, Complete, Anyone, Completed, Uses),
            new(Completed, ReviewPeriodCloses, Platform, Closed),
        ]);

    /// <summary>The customer asks, either side offers, the other accepts, the customer pays.</summary>
    private static readonly BookingProcess FirstQuote = new(
        BookingMode.Quote,
        1,
        [
            Start,
            new(Inquiry, SlotState.Free, MoneyState.None, [OfferExpires]),
            new(Quoted, SlotState.Free, MoneyState.None, [OfferExpires]),
            .. WhilePaying,
            .. WhilePaidWork,
            .. PaidEnds,
            .. Unanswered,
        ],
        [
            new(None, Book, Customer, Inquiry),
            new(Inquiry, Offer, ProviderSide, Quoted),
            new(Inquiry, Decline, ProviderSide, Declined),
            new(Inquiry, Cancel, Anyone, Cancelled),
            new(Inquiry, OfferExpires, Platform, Expired),
            new(Quoted, Offer, ProviderSide, Quoted),
            new(Quoted, Counter, Anyone, Quoted),
            new(Quoted, Withdraw, Anyone, Inquiry),
            new(Quoted, Accept, Anyone, PendingPayment, Takes, Asks),
            new(Quoted, Decline, Anyone, Declined),
            new(Quoted, Cancel, Anyone, Cancelled),
            new(Quoted, OfferExpires, Platform, Expired),
            .. Paying(Confirmed, Captures),
            .. PaidWork,
        ]);

    private static readonly ImmutableArray<BookingProcess> First = [FirstInstant, FirstRequest, FirstQuote, FirstUnpaid];

    private static readonly ImmutableArray<BookingProcess> Second = [.. First.Select(SecondVersion.Of)];

    private static readonly ImmutableArray<BookingProcess> Third = [.. Second.Select(ThirdVersion.Of)];

    /// <summary>Where nothing is paid there is nothing to hold, so complaints changed nothing there.</summary>
    private static readonly ImmutableArray<BookingProcess> Fourth = [.. Third.Where(process => process.Name is not BookingMode.Unpaid).Select(FourthVersion.Of)];

    /// <summary>Only what is negotiated has milestones.</summary>
    private static readonly ImmutableArray<BookingProcess> Fifth = [.. Fourth.Where(process => process.Name is BookingMode.Quote).Select(FifthVersion.Of)];

    /// <summary>What is not paid here does not lapse unpaid.</summary>
    private static readonly ImmutableArray<BookingProcess> Cancellable =
    [
        .. Fourth.Where(process => process.Name is not BookingMode.Quote).Select(LateCancellation.Of),
        .. Fifth.Select(LateCancellation.Of),
    ];

    private static readonly ImmutableArray<BookingProcess> Latest = [.. Cancellable.Select(BalanceSteps.Of)];

    public static ImmutableArray<BookingProcess> All { get; } = [.. First, .. Second, .. Third, .. Fourth, .. Fifth, .. Cancellable, .. Latest];

    /// <summary>The version that is sold today.</summary>
    public static BookingProcess Newest(BookingMode mode) => All.Where(process => process.Name == mode).MaxBy(process => process.Version)!;

    /// <summary>The one that a booking runs by.</summary>
    public static BookingProcess Of(BookingState booking) => Of(booking.Terms!);

    public static BookingProcess Of(BookingTerms terms)
    {
        var version = terms.Process?.Version ?? ProcessTerms.First.Version;
        foreach (var process in All)
        {
            if (process.Name == terms.Mode && process.Version == version)
            {
                return process;
            }
        }

        throw new UnreachableException($"No release sold {terms.Mode} in version {version}.");
    }
}
