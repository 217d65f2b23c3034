using Marketplace.Calendars;

namespace Marketplace.Bookings;

/// <summary>The people, the days and the history that booking tests speak of.</summary>
internal static class BookingCast
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Friday = Monday.AddDays(4);

    public static readonly Actor Ada = TestContexts.Person(1);
    public static readonly Actor Pia = TestContexts.Person(2);
    public static readonly Actor Eve = TestContexts.Person(3);
    public static readonly Actor Olga = new(ActorRole.Operator, new Guid("44444444-0000-0000-0000-000000000000"), Guid.Empty);

    public static readonly Guid Payment = new("77777777-0000-0000-0000-000000000000");

    public static readonly CancellationPolicy Moderate = new("moderate", 1, "Full refund until five days before.",
    [
        new CancellationTier("five_days_before", TimeSpan.FromDays(5), null, 100, 100, 0),
        new CancellationTier("later", TimeSpan.Zero, null, 50, 0, 1),
    ]);

    public static readonly CancellationPolicy Flexible = new("flexible", 1, "Full refund until a day before, half after.",
    [
        new CancellationTier("a_day_before", TimeSpan.FromHours(24), null, 100, 100, 0),
        new CancellationTier("later", TimeSpan.Zero, null, 50, 0, 0),
    ]);

    /// <summary>10 % commission and 19 % tax on it.</summary>
    public static readonly PriceRates Rates = new(10_00, null, null, null, 19_00, 0);

    /// <summary>80.00 EUR for an hour on Friday: 8.00 commission, 1.52 tax on it, 70.48 for Pia.</summary>
    public static readonly BookingTerms Terms = TermsOf(BookingMode.Instant);

    public static readonly SlotGrant Grant =
        new(Pia.ProviderId, new Guid("99999999-0000-0000-0000-000000000000"), [0], Friday, Friday.AddHours(1));

    public static readonly BookingPlaced AdaBooked =
        new(Monday, Ada.Id, Terms, Grant, Payment, Monday.AddMinutes(15), null, null);

    public static readonly BookingPlaced AdaAsked = AdaBooked with { Terms = TermsOf(BookingMode.Request) };

    public static readonly BookingConfirmed Confirmed = new(Monday.AddMinutes(5));
    public static readonly BookingRequested Requested = new(Monday.AddMinutes(5), Friday.AddHours(1));
    public static readonly BookingAccepted PiaSaidYes = new(Monday.AddHours(1));
    public static readonly BookingDeclined PiaSaidNo = new(Monday.AddHours(1), "Fully booked");
    public static readonly BookingPaymentExpired NobodyPaid = new(Monday.AddMinutes(15));
    public static readonly BookingExpired NobodyAnswered = new(Friday.AddHours(1));
    public static readonly BookingStarted Started = new(Friday);
    public static readonly BookingCompleted DoneSaysPia = new(Friday.AddHours(1), BookingSide.Provider);
    public static readonly BookingReleased Earned = new(Friday.AddHours(1).AddDays(2), EarnedBy(0));
    public static readonly BookingClosed Closed = new(Friday.AddHours(1).AddDays(7));
    public static readonly BookingCancelled Withdrawn =
        new(Monday.AddHours(1), BookingSide.Customer, null, "not_charged", Settlement.Nothing("EUR"));

    public static BookingTerms TermsOf(BookingMode mode, CancellationPolicy? policy = null) =>
        new(
            new Guid("88888888-0000-0000-0000-000000000000"),
            3,
            "An hour of grooming",
            Pia.ProviderId,
            Pia.ProviderId,
            mode,
            Friday,
            Friday.AddHours(1),
            "Europe/Berlin",
            1,
            SlotRules.Default,
            [new PriceLine("base", "1 hour", Euro(80_00), 1, Euro(80_00), PriceParty.Customer, PriceParty.Provider)],
            Euro(80_00),
            Euro(8_00),
            Euro(1_52),
            Euro(70_48),
            Euro(0),
            policy ?? Flexible,
            Rates: Rates);

    public static Money Euro(long cents) => new(cents, "EUR");

    public static Settlement EarnedBy(long refund) => new(Euro(refund), Euro(70_48), Euro(8_00), Euro(1_52), Euro(0));

    public static PlaceBooking Place(Actor by) => new(TestContexts.By(by), Terms, Grant, Payment, null, null);

    /// <summary>Ada asks what an hour on Friday would cost.</summary>
    public static AskForOffer Ask(Actor by) => new(TestContexts.By(by), TermsOf(BookingMode.Quote), null, "A big dog");

    /// <summary>The same hour for another price, as the listing completes it.</summary>
    public static MakeOffer Offer(Actor by, long cents, Money? deposit = null) =>
        new(TestContexts.By(by), new OfferWish([new OfferLine("A big dog", Euro(cents))], deposit, null, null, null), false, OfferTerms(cents, deposit));

    public static BookingTerms OfferTerms(long cents, Money? deposit = null) =>
        TermsOf(BookingMode.Quote) with
        {
            Lines = [new PriceLine("item", "A big dog", Euro(cents), 1, Euro(cents), PriceParty.Customer, PriceParty.Provider)],
            Total = Euro(cents),
            Commission = Euro(cents / 10),
            CommissionTax = Euro(0),
            ProviderEarns = Euro(cents - (cents / 10)),
            Deposit = deposit,
        };

    public static ProposeMove Reschedule(Actor by, DateTimeOffset start) => new(TestContexts.By(by), start, "The vet is ill", WaivesFee: false);

    public static ProposeChange Change(Actor by, long cents, TimeSpan? longer = null) =>
        new(TestContexts.By(by), new ChangeWish([new OfferLine("What came up", Euro(cents))], longer, null));

    public static GiveTip Tip(Actor by, long cents) => new(TestContexts.By(by), Euro(cents), "For biscuits");

    public static WithdrawOffer Withdraw(Actor by) => new(TestContexts.By(by), null);

    public static TakePayment Paid(SlotGrant? grant = null) => new(TestContexts.By(Actor.Platform), true, null, grant);

    public static TakePayment Authorised(DateTimeOffset? captureBefore = null) =>
        new(TestContexts.By(Actor.Platform), false, captureBefore, null);

    public static AcceptBooking Accept(Actor by) => new(TestContexts.By(by));

    public static DeclineBooking Decline(Actor by) => new(TestContexts.By(by), "Fully booked");

    public static CancelBooking Cancel(Actor by) => new(TestContexts.By(by), null);

    public static CompleteBooking Complete(Actor by) => new(TestContexts.By(by));

    public static RefundBooking Refund(Actor by, long? cents) => new(TestContexts.By(by), cents is { } amount ? Euro(amount) : null, "Sorry");

    public static PassTime Pass(string deadline) => new(TestContexts.By(Actor.Platform), deadline);
}
