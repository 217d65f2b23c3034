using static Marketplace.Bookings.BookingCast;
using static Marketplace.Bookings.MilestoneCast;

namespace Marketplace.Bookings;

/// <summary>I19: whatever people do about milestones, each payment is divided once, to the cent, and nothing is earned before it is accepted.</summary>
public sealed class Milestone_laws
{
    [Fact]
    public void Every_payment_is_divided_once_and_whole()
    {
        var random = new Random(4711);
        var ends = new HashSet<BookingStatus>();
        for (var life = 0; life < 120; life++)
        {
            var terms = InMilestones([.. Enumerable.Range(1, random.Next(1, 6)).Select(number => Part($"{number}", random.Next(1, 20_000)))]);
            var paid = new Dictionary<Guid, long> { [Payment] = terms.Milestones!.Value[0].Total.Amount };
            var gone = new Dictionary<Guid, long>();
            var (booking, now) = (Begun(terms).Aggregate(new BookingState(), Booking.Evolve), Friday);
            for (var step = 0; step < 60; step++)
            {
                now = now.AddHours(random.Next(0, 30));
                var decision = Booking.Decide(booking, Something(booking, random), now);
                foreach (var happened in decision.Events.IsDefault ? [] : decision.Events)
                {
                    Count(happened, paid, gone);
                    booking = Booking.Evolve(booking, happened);
                    Assert.True(gone.All(one => one.Value <= paid[one.Key]), $"{happened}");
                    Assert.Equal(IsOver(booking) ? 0 : paid.Values.Sum() - gone.Values.Sum(), IsOver(booking) ? 0 : BookingMoney.Held(booking).Amount);
                }
            }

            ends.Add(booking.Status);
            if (IsOver(booking))
            {
                Assert.Equal(paid.OrderBy(one => one.Key), gone.Where(one => one.Value > 0).OrderBy(one => one.Key));
            }
        }

        Assert.Superset(new HashSet<BookingStatus> { BookingStatus.Completed, BookingStatus.Cancelled, BookingStatus.Refunded }, ends);
    }

    private static bool IsOver(BookingState booking) => booking.EndedAt is not null || booking.CompletedAt is not null;

    private static void Count(BookingEvent happened, Dictionary<Guid, long> paid, Dictionary<Guid, long> gone)
    {
        switch (happened)
        {
            case BookingMilestoneFunded funded:
                Assert.True(paid.TryAdd(funded.PaymentId, funded.Amount.Amount));
                break;
            case BookingMilestoneReleased released:
                Go(released.Settlement, released.Parts);
                break;
            case BookingReleased released:
                Go(released.Settlement, released.Parts);
                break;
            case BookingCancelled cancelled:
                Go(cancelled.Settlement, cancelled.Parts);
                break;
            case BookingRefunded refunded:
                Go(Settlement.Nothing("EUR") with { Refund = refunded.Amount }, refunded.Parts);
                break;
        }

        void Go(Settlement whole, ImmutableArray<PaymentPart>? parts)
        {
            foreach (var part in parts ?? [new PaymentPart(Payment, whole)])
            {
                gone[part.PaymentId] = gone.GetValueOrDefault(part.PaymentId) + part.Settlement.Whole.Amount;
            }
        }
    }

    private static BookingCommand Something(BookingState booking, Random random) => random.Next(24) switch
    {
        < 6 => Deliver(),
        < 11 => Approve(Ada),
        < 14 => Fund(Ada),
        < 18 => PaidOn(random.Next(6) > 0 ? Math.Max(1, booking.Milestones!.Pages) : 1),
        18 => new WantChanges(TestContexts.By(Ada), "In blue"),
        19 => Refund(Pia, random.Next(1, 5_000)),
        20 => random.Next(6) > 0 ? Deliver() : Refund(Pia, null),
        21 => random.Next(4) > 0 ? Approve(Ada) : Cancel(random.Next(2) > 0 ? Ada : Pia),
        _ => Pass(BookingDeadlines.Of(booking) is [var first, ..] ? first.Name : "starts"),
    };
}
