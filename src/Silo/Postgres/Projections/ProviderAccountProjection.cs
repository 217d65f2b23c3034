using Marketplace.Payouts;

namespace Marketplace.Postgres;

/// <summary>What is on providers' accounts, each with the payout that paid it, and whose payouts are held.</summary>
internal sealed class ProviderAccountProjection : IProjection<ProviderAccountState, ProviderAccountEvent>
{
    public void Project(Projected<ProviderAccountState, ProviderAccountEvent> fact, IRowSink rows)
    {
        switch (fact.Event)
        {
            case EarningsCredited credited:
                rows.Add(Insert(fact.Id, credited.Item, fact.At));
                break;

            case EarningsDebited debited:
                rows.Add(Insert(fact.Id, debited.Item, fact.At));
                break;

            case EarningsAdjusted adjusted:
                rows.Add(Insert(fact.Id, adjusted.Item, fact.At));
                break;

            case BalanceWrittenOff writtenOff:
                rows.Add(Insert(fact.Id, writtenOff.Item, fact.At));
                break;

            case EarningsReserved reserved:
                rows.Add(Insert(fact.Id, reserved.Item, fact.At, reserved.ReleaseAt));
                break;

            case ReserveReleased { Why: ReserveRelease.Taken, ReleaseAt: { } releaseAt } taken:
                rows.Add(Insert(fact.Id, taken.Item, fact.At));
                rows.Add(Reserves(fact.Id, taken.Item, releaseAt).If("payment_id", taken.Item.Payment).Update(("reserved", LeftOf(fact.State, taken.Item))));
                break;

            case ReserveReleased released:
                rows.Add(Insert(fact.Id, released.Item, fact.At));
                rows.Add(Reserves(fact.Id, released.Item, released.ReleaseAt).Update(("reserved", 0L)));
                break;

            // A payout takes all that waits in its currency and its pocket. What it is less by is new in it, and waits anew.
            case PayoutCut cut:
                rows.Add(Row.Of(ReadModel.ProviderAccountItems, ("provider_id", fact.Id), ("currency", cut.Currency))
                    .If("payout_id", null)
                    .If("by_hand", cut.IsByHand)
                    .Update(("payout_id", cut.PayoutId)));
                if (cut.Withheld is { } withheld)
                {
                    rows.Add(Insert(fact.Id, cut.Items[^1], fact.At, payoutId: cut.PayoutId));
                    rows.Add(Insert(fact.Id, withheld, fact.At));
                }

                break;

            case PayoutTakenBack back:
                rows.Add(Row.Of(ReadModel.ProviderAccountItems, ("provider_id", fact.Id), ("currency", back.Amount.Currency))
                    .If("payout_id", back.PayoutId)
                    .Update(("payout_id", null)));
                break;

            case PayoutsHeld or PayoutsResumed:
                rows.Add(Row.Of(ReadModel.PayoutHolds, ("provider_id", fact.Id)).Put(
                    ("paused_at", fact.State.Paused?.Since),
                    ("pause_reason", fact.State.Paused?.Reason),
                    ("held_at", fact.State.Held?.Since),
                    ("hold_reason", fact.State.Held?.Reason),
                    ("flagged_at", fact.State.Flags is [var first, ..] ? first.Since : null),
                    ("version", fact.Version)));
                break;
        }
    }

    /// <summary>What is kept back in a pocket until a day, or until whatever day.</summary>
    private static Row Reserves(Guid provider, PayoutItem released, DateTimeOffset? releaseAt)
    {
        var rows = Row.Of(ReadModel.ProviderAccountItems, ("provider_id", provider), ("currency", released.Amount.Currency))
            .If("kind", Wire.Name(AccountItemKind.Reserve))
            .If("by_hand", released.IsByHand);
        return releaseAt is { } day ? rows.If("release_at", day) : rows;
    }

    private static long LeftOf(ProviderAccountState account, PayoutItem taken) =>
        account.Reserves.FirstOrDefault(held => held.PaymentId == taken.Payment)?.Amount.Amount ?? 0;

    private static RowChange Insert(Guid provider, PayoutItem item, DateTimeOffset at, DateTimeOffset? releaseAt = null, Guid? payoutId = null) =>
        Row.Of(ReadModel.ProviderAccountItems, ("provider_id", provider), ("currency", item.Amount.Currency), ("entry_id", item.Entry)).Insert(
            ("kind", Wire.Name(item.Kind)),
            ("amount", item.Amount.Amount),
            ("booking_id", item.PackageId is null && item.BookingId != Guid.Empty ? item.BookingId : null),
            ("payment_id", item.Payment),
            ("package_id", item.PackageId),
            ("by_hand", item.IsByHand),
            ("at", at),
            ("payout_id", payoutId),
            ("release_at", releaseAt),
            ("reserved", releaseAt is null ? 0L : -item.Amount.Amount));
}
