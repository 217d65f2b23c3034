namespace Marketplace.Gateways;

/// <summary>What stories of charges that take the provider's share with them begin with, and how they are counted at the gateway.</summary>
internal static class DestinationCast
{
    /// <summary>Pia, who is paid out when she asks, sells to Ada; three days before an hour that is free.</summary>
    /// <returns>Who, what, when, and how many movements there were at the gateway before.</returns>
    public static async Task<(int Before, Person Pia, Person Ada, string Listing, DateTimeOffset Start)> Meets(this RunningMarketplace marketplace, string mode = "instant")
    {
        await marketplace.ForgetTrouble();
        var monday = await marketplace.NextMonday();
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        var listing = await pia.Publishes(mode);
        var before = (await marketplace.Movements()).Count;
        return (before, pia, await marketplace.Arrives("Ada"), listing, monday.AddDays(3).AddHours(4));
    }

    /// <summary>What moved there since, on both accounts, in its order.</summary>
    public static async Task<IReadOnlyList<long>> Amounts(this RunningMarketplace marketplace, int before) =>
        [.. (await marketplace.Movements()).Skip(before).Select(movement => movement.Amount)];

    /// <summary>By our own books, by the gateway's, and by everything that must always hold.</summary>
    public static async Task HoldsEverywhere(this RunningMarketplace marketplace)
    {
        await marketplace.Until("the books hold", marketplace.Holds);
        await marketplace.Settles();
        await marketplace.Verifies();
    }
}
