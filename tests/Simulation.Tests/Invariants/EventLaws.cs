using Marketplace.Bookings;
using Marketplace.Conversations;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Verification;

namespace Marketplace.Simulations;

/// <summary>What the history alone must show, whatever the tables say.</summary>
internal static class EventLaws
{
    /// <param name="history">What was committed.</param>
    /// <param name="starts">When processes were started: until then nobody could be punctual.</param>
    public static IEnumerable<Violation> Judge(History history, IReadOnlyList<DateTimeOffset> starts) =>
    [
        .. Moves(history),
        .. Postings(history),
        .. Money(history),
        .. Payouts(history),
        .. Sequences(history),
        .. Requests(history),
        .. Punctuality(history, starts),
        .. Patience(history),
        .. NegotiationLaws.Judge(history),
        .. Anchors(history),
        .. AbsenceLaws.Judge(history),
        .. DeliveryLaws.Judge(history),
        .. MigrationLaws.Judge(history),
        .. ChangeLaws.Judge(history),
        .. TipLaws.Judge(history),
        .. ComplaintLaws.Judge(history),
        .. MilestoneLaws.Judge(history),
        .. BalanceLaws.Judge(history),
        .. ContactLaws.Judge(history),
        .. BlockLaws.Judge(history),
        .. StepLaws.Judge(history),
        .. GuaranteeLaws.Judge(history),
        .. SettlementLaws.Judge(history),
        .. PageLaws.Judge(history),
        .. ReturnLaws.Judge(history),
        .. RefundFeeLaws.Judge(history),
        .. PenaltyLaws.Judge(history),
        .. ShareLaws.Judge(history),
        .. DisputeLaws.Judge(history),
    ];

    /// <summary>I14 and I19: along allowed edges only, with parts that sum to their whole.</summary>
    private static IEnumerable<Violation> Moves(History history)
    {
        foreach (var committed in history.Steps)
        {
            var step = committed.Step;
            if (Lifecycles.Concern(step) && Lifecycles.Judge(step) is { } wrongMove)
            {
                yield return new Violation("I14", $"{step.Stream}@{step.Version}: {wrongMove}");
            }

            if (ExactSplits.Concern(step) && ExactSplits.Judge(step) is { } wrongSum)
            {
                yield return new Violation("I19", $"{step.Stream}@{step.Version}: {wrongSum}");
            }
        }
    }

    /// <summary>I1: every posting sums to zero.</summary>
    private static IEnumerable<Violation> Postings(History history) =>
        from write in history.Steps.Select(step => (step.Stream, step.Write)).DistinctBy(item => item.Write)
        from posting in write.Write.Postings
        from sum in posting.Transaction.Legs.GroupBy(leg => leg.Amount.Currency, leg => leg.Amount.Amount)
        where sum.Sum() != 0 || posting.Transaction.Legs.Length < 2
        select new Violation("I1", $"{write.Stream}@{posting.Version}: {posting.Transaction.Purpose} sums to {sum.Sum()} {sum.Key}");

    /// <summary>I6 and I10: what was captured is somewhere, and no more of it was given back than there was.</summary>
    private static IEnumerable<Violation> Money(History history)
    {
        foreach (var stream in history.Steps.Where(step => step.Step.After is PaymentState).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            var events = stream.Select(step => step.Step.Event).ToArray();
            var state = (PaymentState)stream.Last().Step.After;
            var captured = state.Credit is null ? events.OfType<PaymentCaptured>().Sum(e => e.Amount.Amount) : state.Captured;
            var returned = events.OfType<PaymentReturnWanted>().Sum(e => e.Refund.Amount);
            var settled = events.OfType<PaymentChargebackSettled>().ToArray();
            var instead = settled.Sum(e => e.Refunds.Sum(refund => refund.Amount.Amount));
            var clawed = settled.Sum(e => (e.Provider + e.Commission + e.CommissionTax + e.CustomerFee).Amount - (e.Coupon?.Amount ?? 0));
            var promised = events.OfType<RefundWanted>().Sum(e => e.Amount.Amount) + returned - instead;
            var refunded = events.OfType<PaymentRefunded>().Sum(e => e.Amount.Amount) - events.OfType<PaymentRefundFailed>().Sum(e => e.Amount.Amount);
            var earned = events.OfType<PaymentEarned>().Sum(e => e.Provider.Amount + e.Commission.Amount + e.CommissionTax.Amount + e.CustomerFee.Amount - (e.Coupon?.Amount ?? 0));
            if (promised > captured || refunded > promised)
            {
                yield return new Violation("I10", $"{stream.Key}: captured {captured}, promised back {promised}, refunded {refunded}");
            }

            if (captured - promised - instead - earned + returned < 0 || earned < returned + clawed)
            {
                yield return new Violation("I6", $"{stream.Key}: captured {captured}, promised back {promised}, earned {earned}");
            }
        }
    }

    /// <summary>I11: what was earned is cut into payouts once, and no period is paid twice.</summary>
    private static IEnumerable<Violation> Payouts(History history)
    {
        var cuts = history.All<PayoutCut>().ToArray();
        var ended = history.All<PayoutGivenBack>().Select(back => back.At.Stream.GetGuidKey()).ToHashSet();
        foreach (var twice in cuts.Where(cut => !ended.Contains(cut.Event.PayoutId)).SelectMany(cut => cut.Event.Items.Select(item => (cut.At.Stream, item.Entry))).GroupBy(item => item).Where(same => same.Count() > 1))
        {
            yield return new Violation("I11", $"{twice.Key.Stream} was paid {twice.Count()} times for {twice.Key.Entry}");
        }

        foreach (var twice in cuts.GroupBy(cut => (cut.At.Stream, cut.Event.Currency, cut.Event.IsByHand, cut.Event.Period.To)).Where(same => same.Count() > 1))
        {
            yield return new Violation("I11", $"{twice.Key.Stream} was paid {twice.Count()} times for the period to {twice.Key.To:u}");
        }

        foreach (var twice in history.All<EarningsCredited>().GroupBy(credit => (credit.At.Stream, credit.Event.Item.PaymentId)).Where(same => same.Count() > 1))
        {
            yield return new Violation("I11", $"{twice.Key.Stream} was credited {twice.Count()} times for payment {twice.Key.PaymentId}");
        }

        foreach (var twice in history.All<PayoutScheduled>().Where(payout => !ended.Contains(payout.At.Stream.GetGuidKey())).SelectMany(payout => payout.Event.Items).GroupBy(item => item.Entry).Where(same => same.Count() > 1))
        {
            yield return new Violation("I11", $"{twice.Key} is in {twice.Count()} payouts");
        }

        var transferred = history.All<PaymentTransferred>().Sum(transfer => (transfer.Event.Share ?? transfer.Event.Amount).Amount)
            + history.All<PaymentShareReached>().Sum(reached => reached.Event.Amount.Amount);
        var credited = history.All<EarningsCredited>().Sum(credit => credit.Event.Item.Amount.Amount);
        if (transferred != credited)
        {
            yield return new Violation("I11", $"{transferred} was transferred to providers and {credited} credited to their accounts");
        }
    }

    /// <summary>I17: 1, 2, 3 and so on.</summary>
    private static IEnumerable<Violation> Sequences(History history) =>
        from thread in history.All<MessagePosted>().GroupBy(message => message.At.Stream)
        let sequences = thread.Select(message => message.Event.Sequence).ToArray()
        where !sequences.SequenceEqual(Enumerable.Range(1, sequences.Length).Select(number => (long)number))
        select new Violation("I17", $"{thread.Key} has the messages {string.Join(", ", sequences)}");

    /// <summary>I12 and I20: what is due happens, and soon.</summary>
    private static IEnumerable<Violation> Punctuality(History history, IReadOnlyList<DateTimeOffset> starts)
    {
        var cooled = history.All<PayoutsCooledOff>().ToLookup(cooled => cooled.At.Stream, cooled => cooled.Event.At);
        foreach (var (at, ended) in history.All<PayoutPeriodEnded>())
        {
            var due = cooled[at.Stream].Where(moment => moment <= ended.At).Append(ended.PeriodEnd).Max();
            if (Lateness.Is(due, at, starts))
            {
                yield return new Violation("I12", $"{at.Stream}: the period to {ended.PeriodEnd:u} was paid at {at.CommittedAt:u}");
            }
        }

        foreach (var (at, _) in history.All<BookingPaymentExpired>())
        {
            var hold = ((BookingState)at.Step.Before).HoldExpiresAt;
            if (hold is { } end && Lateness.Is(end, at, starts))
            {
                yield return new Violation("I20", $"{at.Stream}: the hold to {hold:u} was released at {at.CommittedAt:u}");
            }
        }
    }

    /// <summary>I12: whatever the clock did, nothing that waits for a moment happens before it, by the clock that it happened by.</summary>
    private static IEnumerable<Violation> Patience(History history) =>
        from step in history.Steps
        let due = step.Step.Event switch
        {
            BookingPaymentExpired => ((BookingState)step.Step.Before).HoldExpiresAt,
            BookingExpired => ((BookingState)step.Step.Before).AnswerBy ?? ((BookingState)step.Step.Before).OfferBy,
            BookingStarted => ((BookingState)step.Step.Before).Terms!.Start,
            PayoutPeriodEnded ended => ended.PeriodEnd,
            PayoutFellDue => ((PayoutState)step.Step.Before).SendOn?.At,
            _ => null,
        }
        where due > step.Write.At
        select new Violation("I12", $"{step.Step.Name} happened to {step.Stream} at {step.Write.At:u}, before {due:u}");

    /// <summary>A cancellation is judged by the earliest start ever agreed, unless a provider waived that.</summary>
    private static IEnumerable<Violation> Anchors(History history) =>
        from step in history.Steps
        let moved = step.Step.Event as BookingMoved
        where moved is not null
        let before = (BookingState)step.Step.Before
        where moved.PolicyAnchor > before.PolicyAnchor && !before.Move!.WaivesFee && moved.By is BookingSide.Customer
        select new Violation("anchor", $"{step.Step.Stream}: judged by {moved.PolicyAnchor:u} after {before.PolicyAnchor:u}, and nobody waived it");

    /// <summary>I15: one request of a person makes each thing happen once.</summary>
    private static IEnumerable<Violation> Requests(History history) =>
        from step in history.Steps
        where step.Write.Cause.By.Role is ActorRole.Member or ActorRole.Operator
        group step by (step.Stream, step.Write.Cause.Correlation, step.Step.Name) into same
        where same.Select(step => step.Write.Cause.Id).Distinct().Count() > 1
        select new Violation("I15", $"{same.Key.Name} happened {same.Count()} times to {same.Key.Stream} for the request {same.Key.Correlation}");
}
