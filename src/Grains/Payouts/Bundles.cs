namespace Marketplace.Payouts;

/// <summary>
/// Keeps what waits on an account within bounds. A provider may be paid once a month, below a minimum, or not until a hold ends, and earn
/// something every minute: then the oldest of it goes on as one sum. What the sum is made of stays in the read model.
/// </summary>
internal static class Bundles
{
    /// <summary>How many items of a pocket may wait: the record is written whole with each of them, and a payout names all of them.</summary>
    public const int MaximumWaiting = 200;

    /// <summary>How many of them become one: so many that it rarely happens, so few that the rest of the period is still itemised.</summary>
    public const int Size = 100;

    /// <param name="waiting">What waits, with what was added.</param>
    /// <param name="currency">Of what was added.</param>
    /// <param name="cause">Of the command that added it.</param>
    /// <param name="now">When.</param>
    public static ImmutableArray<ProviderAccountEvent> Due(ImmutableArray<PayoutItem> waiting, string currency, CommandContext cause, DateTimeOffset now) =>
        [.. Due(waiting, currency, isByHand: false, cause, now), .. Due(waiting, currency, isByHand: true, cause, now)];

    public static ImmutableArray<PayoutItem> Bundle(ImmutableArray<PayoutItem> waiting, EarningsBundled happened)
    {
        var isByHand = happened.IsByHand ?? waiting.First(item => item.Amount.Currency == happened.Currency).IsByHand;
        var oldest = waiting.Where(item => Pockets.Has(item, happened.Currency, isByHand)).Take(happened.Count).ToHashSet();
        var sum = oldest.Aggregate(Money.Zero(happened.Currency), static (sum, item) => sum + item.Amount);
        return
        [
            new PayoutItem(Guid.Empty, sum, Kind: AccountItemKind.Bundle, EntryId: happened.BundleId, IsByHand: isByHand),
            .. waiting.Where(item => !oldest.Contains(item)),
        ];
    }

    private static ImmutableArray<ProviderAccountEvent> Due(
        ImmutableArray<PayoutItem> waiting, string currency, bool isByHand, CommandContext cause, DateTimeOffset now)
    {
        var surplus = waiting.Count(item => Pockets.Has(item, currency, isByHand)) - MaximumWaiting;
        var name = DerivedId.From(cause.Id.Value, isByHand ? $"bundle/{currency}/by-hand" : $"bundle/{currency}");

        // What a payout gives back may be more than one bundle's worth too many.
        return surplus <= 0 ? [] : [new EarningsBundled(now, name, currency, Math.Max(Size, surplus + 1), isByHand)];
    }
}
