using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Coupons;
using Marketplace.Payments;

namespace Marketplace.Laws;

/// <summary>
/// I19 to the end of a sale: it has a policy, a deposit, a fee and a coupon of the platform that chance draws; some of it goes back, then it is called off by
/// anybody at any time or done, and what was earned of it goes back in steps at anybody's expense. At no step is there more or less money than was paid, and
/// in the end nobody has less than nothing. A few thousand are drawn by the tests, and more by `dotnet run -c Release --project bench -- splits`.
/// </summary>
internal sealed class EndingLaws(int seed)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 6, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = Person(1);
    private static readonly Actor Pia = Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid(3, 0, 0, new byte[8]), Guid.Empty);
    private static readonly Guid BookingId = new(4, 0, 0, new byte[8]);
    private static readonly string[] Currencies = ["EUR", "JPY", "KWD", "IQD"];
    private static readonly RefundPayer?[] Payers = [null, RefundPayer.Both, RefundPayer.Provider, RefundPayer.Platform];

    private readonly Random random = new(seed);
    private long commands;

    /// <summary>How many amounts were divided so far.</summary>
    public long Divisions { get; private set; }

    /// <summary>Draws one sale and all that becomes of it.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public string? Draw()
    {
        var terms = Terms();
        var booking = ((BookingEvent[])[Placed(terms, Start.AddMinutes(-random.Next(1, 45 * 24 * 60))), new BookingConfirmed(Start)]).Aggregate(new BookingState(), Booking.Evolve);
        var payment = Paid(terms);
        var books = new Books(payment);
        for (var refunds = random.Next(0, 3); refunds > 0; refunds--)
        {
            var held = BookingMoney.Held(booking);
            if (Some(held) is not { IsPositive: true } amount || amount == held)
            {
                continue;
            }

            booking = Booking.Decide(booking, new RefundBooking(By(Pia), amount, null), Start.AddDays(-50)).Events.Aggregate(booking, Booking.Evolve);
            GiveBack(amount);
        }

        if (End(booking, out var settlement, out var penalty) is { } wrong)
        {
            return $"{terms}: {wrong}";
        }

        GiveBack(settlement.Refund);
        if (settlement.Kept.IsPositive)
        {
            books.Add(new ReleasePayment(By(Actor.Platform), settlement.Provider, settlement.Commission, settlement.CommissionTax, settlement.CustomerFee, settlement.Coupon));
            books.Happened(new PaymentTransferred(Start, Pia.ProviderId, settlement.Provider, "tr_1"));
        }

        if (penalty is { } due)
        {
            books.Add(new PenalisePayment(By(Actor.Platform), due));
        }

        for (var returns = random.Next(0, 6); returns > 0 && books.Payment.Returnable > 0; returns--)
        {
            Divisions++;
            var all = returns == 1;
            var amount = all ? new Money(books.Payment.Returnable, terms.Total.Currency) : Some(new Money(books.Payment.Returnable, terms.Total.Currency));
            var payer = Payers[random.Next(Payers.Length)];
            var wish = new ReturnPayment(By(payer is null && random.Next(2) == 0 ? Pia : Olga), amount, "It was not clean.", (CommissionBearer)random.Next(2), payer);
            if (amount.IsPositive && books.Add(wish) is { Code: not "payment.share-too-small" } refusal)
            {
                return $"{terms}: {amount} at the expense of {payer} was refused as {refusal.Code}";
            }
        }

        return books.Fault() is { } fault ? $"{terms}, {settlement}: {fault}" : null;

        void GiveBack(Money amount)
        {
            if (amount.IsPositive && books.Add(new RefundPayment(By(Actor.Platform), amount, null, IsProviders: random.Next(2) == 0)) is null)
            {
                books.Happened(new PaymentRefunded(Start, ((RefundWanted)books.Last).IntentId, amount, "re_1"));
            }
        }
    }

    /// <summary>It is called off, or done.</summary>
    private string? End(BookingState booking, out Settlement settlement, out Money? penalty)
    {
        Divisions++;
        var (held, coupon) = (BookingMoney.Held(booking), BookingMoney.CouponHeld(booking));
        Actor? who = random.Next(4) switch { 0 => Pia, 1 => Olga, 2 => Ada, _ => null };
        BookingCommand end = who is null ? new CompleteBooking(By(Ada)) : new CancelBooking(By(who), null);
        var now = who is null ? Start.AddHours(1) : Start.AddMinutes(-random.Next(0, 40 * 24 * 60));
        var happened = Booking.Decide(booking, end, now).Events;
        (settlement, penalty) = happened.OfType<BookingCancelled>().SingleOrDefault() is { } cancelled
            ? (cancelled.Settlement, cancelled.Penalty)
            : (happened.OfType<BookingReleased>().Single().Settlement, null);
        Money[] parts = [settlement.Refund, settlement.Provider, settlement.Commission, settlement.CommissionTax, settlement.CustomerFee];
        return parts.Any(part => part.Amount < 0 || !part.IsInSteps) ? $"{settlement} has a part that nobody can pay"
            : settlement.Whole != held ? $"{settlement} is not the {held} that it holds"
            : settlement.Coupon is { } added && (added > coupon || !added.IsPositive) ? $"{added} are added by a coupon that has {coupon}"
            : who != Ada && who is not null && (settlement.Refund != held || !settlement.Kept.IsZero) ? $"{settlement} of {held} where the customer was let down"
            : penalty is { } due && (who != Pia || !due.IsPositive || !due.IsInSteps || due > booking.Terms!.Price()) ? $"{due} are a penalty of {booking.Terms!.Price()}"
            : null;
    }

    private BookingTerms Terms()
    {
        var currency = Currencies[random.Next(Currencies.Length)];
        var (unit, units) = (In(currency, random.Next(10) == 0 ? random.NextInt64(1, Money.Limit / Currency.Step(currency) / 8) : random.Next(1, 50_000)), random.Next(1, 5));
        var price = unit * units;
        var (commission, fee) = (price.Share(random.Next(0, 30_00)), price.Share(random.Next(0, 20_00)));
        var tax = commission.Share(random.Next(2) * 19_00);
        var coupon = random.Next(2) == 0 ? Money.Zero(currency) : Some(price);
        return new BookingTerms(
            Guid.Empty,
            1,
            "Grooming",
            Pia.ProviderId,
            Pia.ProviderId,
            BookingMode.Instant,
            Start,
            Start.AddHours(1),
            "Europe/Berlin",
            1,
            SlotRules.Default,
            [new PriceLine("base", "hours", unit, units, price, PriceParty.Customer, PriceParty.Provider)],
            price + fee - coupon,
            commission,
            tax,
            price - commission - tax,
            fee,
            CancellationPolicies.Of([.. Enumerable.Range(0, random.Next(0, 4)).Select(number => Tier(number, price))]),
            ProcessTerms.First with { Version = 2, NoShow = NoShowTerms.Usual, Penalty = random.Next(2) == 0 ? null : new([new(TimeSpan.FromDays(random.Next(1, 9)), random.Next(0, 101)), new(TimeSpan.Zero, random.Next(0, 101))]) },
            Deposit: random.Next(3) == 0 ? Some(price) : null,
            Coupon: coupon.IsPositive ? new CouponTerms(Guid.Empty, "SPRING", coupon, null, null, CouponFunder.Platform) : null);
    }

    private CancellationTier Tier(int number, Money price) => new(
        $"tier {number}",
        random.Next(3) == 0 ? CancellationTier.AnyTime : TimeSpan.FromHours(random.Next(0, 20 * 24)),
        random.Next(3) == 0 ? TimeSpan.FromHours(random.Next(1, 48)) : null,
        random.Next(0, 101),
        random.Next(0, 101),
        random.Next(0, 3),
        random.Next(3) == 0 ? Some(price * 2) : null,
        random.Next(2) == 0 ? DepositRule.Kept : DepositRule.Refunded);

    private static BookingPlaced Placed(BookingTerms terms, DateTimeOffset at) =>
        new(at, Ada.Id, terms, new SlotGrant(Pia.ProviderId, BookingId, [0], Start, Start.AddHours(1)), PaymentId.OfSale(BookingId), at.AddMinutes(15), null, null);

    private PaymentState Paid(BookingTerms terms)
    {
        var started = new PaymentStarted(
            Start, BookingId, Ada.Id, Pia.ProviderId, terms.Title, terms.Total, false, Start, terms.TimeZone, GatewayNames.Stripe, Guid.Empty,
            RefundFee: (GatewayFeeBearer)random.Next(2));
        var captured = new PaymentCaptured(Start, "pi_1", "ch_1", terms.Total, Some(terms.Total));
        return ((PaymentEvent[])[started, captured]).Aggregate(new PaymentState(), Payment.Evolve);
    }

    /// <summary>A part of it that can be paid: at times nothing, at times all.</summary>
    private Money Some(Money whole) =>
        In(whole.Currency, random.Next(8) switch { 0 => 0, 1 => whole.Amount / Currency.Step(whole.Currency), _ => random.NextInt64(0, (whole.Amount / Currency.Step(whole.Currency)) + 1) });

    private static Money In(string currency, long steps) => new(steps * Currency.Step(currency), currency);

    private CommandContext By(Actor who) => new(CommandId.CausedBy("laws", ++commands, string.Empty), who, string.Empty, "laws", null);

    private static Actor Person(int number) => Actor.Member(new Guid(number, 0, 0, new byte[8]));
}
