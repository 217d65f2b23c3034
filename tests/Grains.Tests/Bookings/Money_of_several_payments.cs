using Marketplace.Payments;
using static Marketplace.Bookings.BookingCast;

namespace Marketplace.Bookings;

/// <summary>I19: however a booking's money is divided over its payments, rows and columns both sum to what they must.</summary>
public sealed class Money_of_several_payments
{
    [Fact]
    public void Whatever_is_divided_is_divided_whole()
    {
        foreach (var one in Cases(5_000))
        {
            var parts = PaymentParts.Of(one.Booking, one.Settlement)!.Value.Select(part => part.Settlement).ToArray();
            Assert.Equal(one.Settlement, parts.Aggregate(Settlement.Nothing("EUR"), Sum));
            Assert.All(parts, part => Assert.All(Shares(part), share => Assert.True(share.Amount >= 0, $"{part}")));
            foreach (var (before, after) in one.Booking.Extras.Zip(Evolve(one).Extras))
            {
                Assert.InRange(after.Left.Amount, 0, one.IsPartial ? before.Left.Amount : 0);
            }
        }
    }

    [Fact]
    public void One_payment_does_all_of_it() => Assert.Null(PaymentParts.Of(BookingWith(), EarnedBy(0)));

    [Fact]
    public void The_newest_payment_gives_back_first()
    {
        var parts = PaymentParts.OfRefund(BookingWith(10_00, 5_00), Euro(12_00))!.Value;
        Assert.Equal([(Id(1), 7_00L), (Id(2), 5_00L)], parts.Select(part => (part.PaymentId, part.Settlement.Refund.Amount)));
    }

    private static IEnumerable<Case> Cases(int count)
    {
        var random = new Random(4711);
        for (var number = 0; number < count; number++)
        {
            int[] extras = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(1, 10_000))];
            var total = random.Next(1, 10_000) + extras.Sum();
            int[] rates = [.. Enumerable.Range(0, 4).Select(_ => random.Next(0, 100))];
            yield return Of(BookingWith(total, extras), total, random.Next(0, total + 1), rates, random.Next(2) == 0);
        }
    }

    private static Case Of(BookingState booking, int total, int refund, int[] rates, bool isPartial)
    {
        var kept = isPartial ? Euro(0) : Euro(total - refund);
        var parts = kept.Split(rates[0] + 1, rates[1], rates[2], rates[3]);
        return new Case(booking, new Settlement(Euro(refund), parts[0], parts[1], parts[2], parts[3]), isPartial);
    }

    private static BookingState BookingWith(params long[] extras) => BookingWith((int)(80_00 + extras.Sum()), [.. extras.Select(extra => (int)extra)]);

    private static BookingState BookingWith(int total, IEnumerable<int> extras) => new()
    {
        PaymentId = BookingCast.Payment,
        Terms = Terms with { Total = Euro(total) },
        Extras = [.. extras.Select((extra, index) => new ExtraPayment(Id(index + 1), PaymentPurpose.ChangeOrder, index + 1, Euro(extra)))],
    };

    private static BookingState Evolve(Case one) =>
        PaymentParts.Evolve(one.Booking, new BookingReleased(Monday, one.Settlement, PaymentParts.Of(one.Booking, one.Settlement)));

    private static Guid Id(int number) => PaymentId.Of(Guid.Empty, PaymentPurpose.ChangeOrder, number);

    private static Settlement Sum(Settlement one, Settlement other) => new(
        one.Refund + other.Refund,
        one.Provider + other.Provider,
        one.Commission + other.Commission,
        one.CommissionTax + other.CommissionTax,
        one.CustomerFee + other.CustomerFee);

    private static Money[] Shares(Settlement part) => [part.Refund, part.Provider, part.Commission, part.CommissionTax, part.CustomerFee];

    private sealed record Case(BookingState Booking, Settlement Settlement, bool IsPartial);
}
