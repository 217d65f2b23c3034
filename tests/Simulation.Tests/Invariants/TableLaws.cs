using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Bookings;
using Marketplace.Complaints;
using Marketplace.Disputes;
using Marketplace.Ledger;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.SecurityDeposits;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Simulations;

/// <summary>What the database and the gateway must show once everything has settled.</summary>
internal static class TableLaws
{
    public static IEnumerable<Violation> Judge(Town town, IReadOnlyDictionary<string, AggregateDescriptor> kinds) =>
    [
        .. Books(town),
        .. Folds(town, kinds),
        .. Receipts(town),
        .. Seats(town),
        .. Paid(town),
        .. Webhooks(town),
        .. Ends(town),
        .. GatewayLaws.Judge(town),
        .. WalletLaws.Judge(town),
        .. SeriesLaws.Judge(town),
        .. WaitlistLaws.Judge(town),
        .. GroupLaws.Judge(town),
        .. StaffLaws.Judge(town),
        .. ClosureLaws.Judge(town),
        .. PackageLaws.Judge(town),
        .. CouponLaws.Judge(town),
        .. AbuseLaws.Judge(town),
        .. FeeLaws.Judge(town),
        .. CommissionLaws.Judge(town),
        .. PriceLaws.Judge(town.Watch.History),
        .. InvoiceLaws.Judge(town.Watch.History),
        .. TaxLaws.Judge(town.Watch.History),
        .. InvoiceLaws.Paid(town),
        .. BillLaws.Judge(town),
        .. MailLaws.Judge(town),
        .. NotificationLaws.Judge(town),
        .. ModerationLaws.Judge(town),
        .. SupportLaws.Judge(town),
        .. FirstContactLaws.Judge(town),
        .. AttachmentLaws.Judge(town),
        .. AccountLaws.Judge(town),
        .. ReserveLaws.Judge(town),
        .. PayoutLaws.Judge(town),
        .. PaydayLaws.Judge(town),
        .. HolidayLaws.Judge(town),
        .. BankLaws.Judge(town),
        .. ReturnLaws.Settled(town),
        .. ShareLaws.Settled(town.Watch.History),
        .. PeriodLaws.Judge(town),
        .. AllowanceLaws.Judge(town),
        .. ReconciliationLaws.Judge(town),
        .. HandoverLaws.Judge(town),
        .. FailedRefundLaws.Judge(town),
        .. DisputeLaws.Settled(town),
        .. WriteOffLaws.Judge(town),
    ];

    /// <summary>I2 and I5: the whole ledger balances, and nothing is overdrawn.</summary>
    private static IEnumerable<Violation> Books(Town town)
    {
        var legs = town.Database.Ledger.Values.SelectMany(row => row.Transaction.Legs).ToArray();
        foreach (var sum in legs.GroupBy(leg => leg.Amount.Currency, leg => leg.Amount.Amount).Where(sum => sum.Sum() != 0))
        {
            yield return new Violation("I2", $"{sum.Key} sums to {sum.Sum()}");
        }

        foreach (var balance in legs.GroupBy(leg => (leg.Account, leg.Owner, leg.Amount.Currency), leg => leg.Amount.Amount))
        {
            var most = balance.Key.Account is Accounts.PayableProvider ? Math.Max(0, ClawedBack(town, balance.Key.Owner, balance.Key.Currency)) : 0;
            if (balance.Key.Account is Accounts.Escrow or Accounts.PackageLiability or Accounts.SecurityDeposit or Accounts.ClearingRefund or Accounts.ReserveProvider or Accounts.PayableProvider && balance.Sum() > most)
            {
                yield return new Violation("I5", $"{balance.Key.Account} of {balance.Key.Owner} is overdrawn by {balance.Sum()} {balance.Key.Currency}");
            }
        }
    }

    /// <summary>What later refunds and disputes took from a provider in one currency, which may have been paid out before, and what is kept back of what they earned.</summary>
    private static long ClawedBack(Town town, Guid provider, string currency)
    {
        var history = town.Watch.History;
        Money[] taken =
        [
            .. history.All<EarningsDebited>().Where(debit => debit.Event.ProviderId == provider).Select(debit => -debit.Event.Item.Amount),
            .. history.All<EarningsReserved>().Where(reserved => reserved.Event.ProviderId == provider).Select(reserved => -reserved.Event.Item.Amount),
            .. history.All<ReserveReleased>().Where(released => released.Event.ProviderId == provider).Select(released => -released.Event.Item.Amount),
            .. history.All<EarningsAdjusted>().Where(adjusted => adjusted.Event.ProviderId == provider).Select(adjusted => -adjusted.Event.Item.Amount),
            .. history.All<BalanceWrittenOff>().Where(writtenOff => writtenOff.Event.ProviderId == provider).Select(writtenOff => -writtenOff.Event.Item.Amount),
        ];
        return taken.Where(amount => amount.Currency == currency).Sum(amount => amount.Amount);
    }

    /// <summary>I18 and I21: the stored events have no gap, and folding them gives what is stored.</summary>
    private static IEnumerable<Violation> Folds(Town town, IReadOnlyDictionary<string, AggregateDescriptor> kinds)
    {
        foreach (var stream in town.Database.Events.GroupBy(happened => happened.Stream))
        {
            var kind = kinds[stream.Key.Type.ToString()!];
            var versions = stream.Select(happened => happened.Version).ToArray();
            if (!versions.SequenceEqual(Enumerable.Range(1, versions.Length).Select(version => (long)version)))
            {
                yield return new Violation("I18", $"{stream.Key} has the versions {string.Join(", ", versions)}");
                continue;
            }

            var folded = stream.Aggregate(kind.InitialState, (state, happened) => kind.Evolve(state, kind.ReadEvent(happened.Type, happened.Body)));
            var stored = town.Database.Records.GetValueOrDefault(stream.Key.ToString());
            if (stored is null || stored.Version != versions.Length || !IsState(stored.Json, folded))
            {
                yield return new Violation("I21", $"{stream.Key} is stored at version {stored?.Version ?? 0}, and its {versions.Length} events say otherwise");
            }
        }

        foreach (var lost in town.Database.Records.Keys.Except(town.Database.Events.Select(happened => happened.Stream.ToString()), StringComparer.Ordinal))
        {
            yield return new Violation("I21", $"{lost} is stored and nothing ever happened to it");
        }
    }

    private static bool IsState(string record, object state)
    {
        using var stored = JsonDocument.Parse(record);
        return JsonElement.DeepEquals(stored.RootElement.GetProperty("state"), JsonSerializer.SerializeToElement(state, state.GetType(), MarketplaceJson.Options));
    }

    /// <summary>I15: every command took effect once and has its receipt.</summary>
    private static IEnumerable<Violation> Receipts(Town town)
    {
        foreach (var command in town.Database.Events.GroupBy(happened => (Stream: happened.Stream.ToString(), Command: happened.Cause.Value)))
        {
            var versions = command.Select(happened => happened.Version).ToArray();
            if (versions[^1] - versions[0] != versions.Length - 1)
            {
                yield return new Violation("I15", $"{command.Key.Stream}: command {command.Key.Command} took effect at {string.Join(", ", versions)}");
            }

            if (!town.Database.Receipts.ContainsKey(command.Key))
            {
                yield return new Violation("I15", $"{command.Key.Stream}: command {command.Key.Command} has no receipt");
            }
        }
    }

    /// <summary>I7: exactly the bookings that hold a slot have one.</summary>
    private static IEnumerable<Violation> Seats(Town town)
    {
        foreach (var (id, booking) in town.Watch.History.Last<BookingState>())
        {
            var holds = booking.Status is PendingPayment or Requested or Confirmed or InProgress or Completed or Closed or NoShowReported or Disputed or NoShow
                or Delivered or ChangesRequested or Overdue or Complained or Working or AwaitingFunding;
            var resources = booking.Assignment?.Resources.Length ?? 1;
            var seats = town.Database.Occupancy.Where(seat => seat.Booking == id.GetGuidKey()).Select(seat => (seat.Resource, seat.Seat)).ToHashSet();
            if (seats.Count != (holds ? booking.Terms!.Seats * resources : 0) || !seats.SetEquals(StaffLaws.Held(booking)))
            {
                yield return new Violation("I7", $"{id} is {booking.Status} for {booking.Terms!.Seats} seats of {resources} and has {string.Join(", ", seats)}");
            }

            var terms = booking.Terms!;
            foreach (var seat in town.Database.Occupancy.Where(seat => seat.Booking == id.GetGuidKey() && (seat.Span.Start != terms.Start - terms.Rules.BufferBefore || seat.Span.End != terms.End + terms.Rules.BufferAfter)))
            {
                yield return new Violation("I7", $"{id} is from {terms.Start:u} to {terms.End:u} and has a seat from {seat.Span.Start:u} to {seat.Span.End:u}");
            }
        }
    }

    /// <summary>I6: nobody is booked without having paid, and what a booking says it refunded was.</summary>
    private static IEnumerable<Violation> Paid(Town town)
    {
        var payments = town.Watch.History.Last<PaymentState>().Select(payment => payment.State).Where(payment => payment.Purpose is not (PaymentPurpose.Tip or PaymentPurpose.SecurityDeposit)).ToLookup(payment => payment.BookingId);
        foreach (var (id, booking) in town.Watch.History.Last<BookingState>().Where(booking => booking.State.Status is Confirmed or InProgress or Completed or Closed or NoShow or Working or AwaitingFunding))
        {
            var kept = payments[id.GetGuidKey()].Sum(payment => payment.Captured - payment.RefundsPromised - (payment.Chargebacks?.RefundsSettled ?? 0));
            var owed = booking.Terms!.Mode is BookingMode.Unpaid ? 0
                : booking.Terms.Milestones is { } parts ? parts.Zip(booking.Milestones!.Items).Where(part => part.Second.FundedAt is not null).Sum(part => part.First.Total.Amount)
                : booking.Terms.Total.Amount - (booking.Balance?.PaidAt is null ? booking.Terms.Balance?.Due.Amount ?? 0 : 0);
            if (kept != owed - booking.Refunded)
            {
                yield return new Violation("I6", $"{id} is {booking.Status} for {booking.Terms.Total.Amount}, refunded {booking.Refunded}, and its payments kept {kept}");
            }
        }
    }

    /// <summary>I13: what the gateway was told is taken care of lies here, once.</summary>
    private static IEnumerable<Violation> Webhooks(Town town)
    {
        var here = town.Database.Webhooks.Rows.ToLookup(
            webhook => JsonNode.Parse(webhook.Payload)!["id"]!.GetValue<string>(), StringComparer.Ordinal);
        foreach (var lost in town.AcceptedWebhooks.Where(id => !here.Contains(id)))
        {
            yield return new Violation("I13", $"the webhook {lost} was accepted and is not here");
        }

        foreach (var twice in here.Where(same => same.Count() > 1))
        {
            yield return new Violation("I13", $"the webhook {twice.Key} is here {twice.Count()} times");
        }
    }

    /// <summary>I12, I13, I16 and I20: nothing that had to happen is still waiting.</summary>
    private static IEnumerable<Violation> Ends(Town town)
    {
        foreach (var deadline in town.Database.Deadlines.Values.Where(row => row.ParkedAt is not null || row.At < town.Now))
        {
            yield return new Violation("I12", $"{deadline.Name} of {deadline.Stream} was due {deadline.At:u}: {deadline.Attempts} attempts, {deadline.Error}");
        }

        foreach (var intent in town.Database.Intents.Values)
        {
            yield return new Violation("I12", $"{intent.Kind} of {intent.Stream}, wanted {intent.WantedAt:u}, was not carried out: {intent.Attempts} attempts, {intent.Error}");
        }

        // What cannot be processed ends in the queue of operators, or where they gave it up.
        foreach (var webhook in town.Database.Webhooks.Rows.Where(row => row.ProcessedAt is null && !(Poison.Is(row.EventId) && row.ParkedAt is not null)))
        {
            yield return new Violation("I13", $"{webhook.Type} {webhook.EventId} of {webhook.ReceivedAt:u} was not processed: {webhook.Attempts} attempts, {webhook.Error}");
        }

        foreach (var mark in town.Database.Watermarks.Rows.Where(row => row.Told < row.Version))
        {
            yield return new Violation("I16", $"{mark.Stream} was told up to {mark.Told} of {mark.Version}: {mark.Attempts} attempts, {mark.Error}");
        }

        foreach (var (id, booking) in town.Watch.History.Last<BookingState>())
        {
            if (booking.Status is Inquiry or Quoted or PendingPayment or Requested or Confirmed or InProgress or Completed or NoShowReported or Disputed
                or Delivered or ChangesRequested or Overdue or Complained or Working or AwaitingFunding)
            {
                yield return new Violation("liveness", $"{id} is still {booking.Status}");
            }
        }

        foreach (var (id, complaint) in town.Watch.History.Last<ComplaintState>().Where(complaint => !complaint.State.Status.IsEnd()))
        {
            yield return new Violation("liveness", $"{id} is still {complaint.Status}");
        }

        foreach (var (id, deposit) in town.Watch.History.Last<SecurityDepositState>().Where(deposit => deposit.State.EndedAt is null))
        {
            yield return new Violation("liveness", $"{id} is still {deposit.Status}");
        }

        foreach (var (id, dispute) in town.Watch.History.Last<DisputeState>().Where(dispute => !dispute.State.Status.IsEnd()))
        {
            yield return new Violation("liveness", $"{id} is still {dispute.Status}");
        }

        foreach (var (id, payout) in town.Watch.History.Last<PayoutState>())
        {
            // One that left in the last days is still on its way. Banks name the day of arrival, and mean any hour of it; what people promise has no end.
            if (payout.Status is not (PayoutStatus.Paid or PayoutStatus.GivenBack)
                && !(payout.Status is PayoutStatus.InTransit && payout.ArrivalDate?.AddDays(1) > town.Now)
                && payout is not { IsByHand: true, Status: PayoutStatus.Scheduled })
            {
                yield return new Violation("liveness", $"{id} is still {payout.Status}");
            }
        }

        foreach (var (id, payment) in town.Watch.History.Last<PaymentState>())
        {
            // What a package was bought with is earned by payments of its sessions, which PackageLaws counts; what people have to give back has no end.
            if ((payment.Held > 0 && payment.Purpose is not PaymentPurpose.Package)
                || payment.Refunds.Any(refund => refund is { RefundReference: null, ByHand: false } && payment.Terms?.Refunds is not (RefundWays.ByHand or RefundWays.Whole)))
            {
                yield return new Violation("liveness", $"{id} still holds {payment.Held}, refunded {payment.RefundsDone} of {payment.RefundsPromised}");
            }
        }
    }
}
