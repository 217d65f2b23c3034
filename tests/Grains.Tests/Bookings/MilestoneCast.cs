using Marketplace.Listings;
using static Marketplace.Bookings.BookingCast;

namespace Marketplace.Bookings;

/// <summary>
/// Pia paints Ada's dog in three milestones of 30.00, 50.00 and 20.00 EUR; Ada pays 5 % on top. The commission of 10 % and its tax of
/// 19 % make 3.57, 5.95 and 2.38 of them.
/// </summary>
internal static class MilestoneCast
{
    public static readonly Guid Sold = new("66666666-0000-0000-0000-000000000000");

    public static readonly DateTimeOffset Begin = Friday;

    public static readonly PriceRates WithFee = Rates with { CustomerFeeBasisPoints = 5_00 };

    /// <summary>Half, however late, and nothing of the fee.</summary>
    private static readonly CancellationPolicy Half = new("custom", 1, "Half of it.", [new CancellationTier("later", CancellationTier.AnyTime, null, 50, 0, 0)]);

    public static ProcessTerms Third { get; } =
        ProcessTerms.First with { Version = 3, NoShow = NoShowTerms.Usual, Delivery = DeliveryTerms.Usual with { ChangeRounds = 1 } };

    public static BookingTerms InMilestones(params OfferMilestone[] milestones)
    {
        var split = PriceSplit.Of(Euro(milestones.Sum(milestone => milestone.Amount.Amount)), WithFee);
        return TermsOf(BookingMode.Quote, Half) with
        {
            Lines = PriceLines.Of([new OfferLine("A portrait", split.Amount)], split),
            Total = split.Total,
            Commission = split.Commission,
            CommissionTax = split.Tax,
            ProviderEarns = split.ProviderEarns,
            CustomerFee = split.Fee,
            Rates = WithFee,
            Process = Third,
            Milestones = MilestoneSplit.Of([.. milestones], split),
        };
    }

    public static BookingTerms Portrait { get; } = InMilestones(Part("A sketch", 30_00), Part("The painting", 50_00), Part("The frame", 20_00));

    public static OfferMilestone Part(string title, long cents) => new(title, null, Euro(cents));

    /// <summary>Asked for, offered, agreed on and paid: the first milestone is, and the work has begun.</summary>
    public static ImmutableArray<BookingEvent> Begun(BookingTerms terms) => [.. Agreed(terms), Started];

    public static ImmutableArray<BookingEvent> Agreed(BookingTerms terms) =>
    [
        new BookingAsked(Monday, Ada.Id, TermsOf(BookingMode.Quote), Monday.AddDays(2), null, null),
        new BookingOffered(Monday, new BookingOffer(1, BookingSide.Provider, terms, null, Monday, Monday.AddDays(2))),
        new BookingAgreed(Monday, BookingSide.Customer, 1, Ada.Id, terms, Grant, Payment, Monday.AddMinutes(15)),
        Confirmed,
    ];

    public static Guid Page(int number) => Payments.PaymentId.Of(Sold, Payments.PaymentPurpose.Milestone, number);

    public static FundMilestone Fund(Actor by, int? number = null) => new(TestContexts.By(by), number, BookingId: Sold);

    public static TakePayment PaidOn(int page) => Paid() with { PaymentId = Page(page), Purpose = Payments.PaymentPurpose.Milestone };

    public static DeliverWork Deliver() => new(TestContexts.By(Pia), "Here it is", []);

    public static TakeDelivery Approve(Actor by, int? delivery = null) => new(TestContexts.By(by), delivery);

    /// <summary>What is the provider's, the platform's commission, its tax and the customer's fee of a milestone.</summary>
    public static Settlement EarnedOf(int number)
    {
        var milestone = Portrait.Milestones!.Value[number - 1];
        return new Settlement(Euro(0), milestone.ProviderEarns, milestone.Commission, milestone.CommissionTax, milestone.CustomerFee);
    }
}
