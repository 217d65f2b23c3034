using static Marketplace.Bookings.BookingCast;

namespace Marketplace.Bookings;

/// <summary>Ada books Pia's hour on Friday for 80.00 EUR: 20.00 at the sale on Monday, and 60.00 two days before it.</summary>
internal static class BalanceCast
{
    public static readonly DateTimeOffset Wednesday = Friday.AddDays(-2);

    /// <summary>A day later nobody has paid.</summary>
    public static readonly DateTimeOffset Thursday = Friday.AddDays(-1);

    public static readonly Guid Balance = Payments.PaymentId.OfBalance(Payment);

    public static readonly BookingBalanceAsked Asked = new(Wednesday, Balance, Euro(60_00), Thursday);

    public static int Version(BookingMode mode) => BookingProcesses.Newest(mode).Version;

    public static BookingTerms WithDeposit(BookingTerms terms, long deposit = 20_00) => terms with
    {
        Process = (terms.Process ?? ProcessTerms.First) with { Version = Version(terms.Mode), NoShow = NoShowTerms.Usual },
        Deposit = Euro(deposit),
        Balance = BalanceTerms.Of(terms.Total - terms.CustomerFee - Euro(deposit), TimeSpan.FromDays(2)),
    };

    public static ImmutableArray<BookingEvent> Sold(BookingTerms terms) => [AdaBooked with { Terms = terms }, Confirmed];

    public static TakePayment PaidBalance() => Paid() with { PaymentId = Balance, Purpose = Payments.PaymentPurpose.Balance };

    public static ExpectPayment Expected() => new(TestContexts.By(Actor.Platform), Balance, Payments.PaymentPurpose.Balance);

    public static MissPayment Missed() => new(TestContexts.By(Actor.Platform), Balance, Payments.PaymentPurpose.Balance);
}
