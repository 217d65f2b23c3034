namespace Marketplace.Bench;

/// <summary>A provider with people and devices, opened through the API.</summary>
internal sealed class Clinic(MarketOpening opening, string token)
{
    public static async Task<Clinic> Open(MarketOpening opening)
    {
        await opening.StopTheClock();
        return new Clinic(opening, await opening.OpenShop());
    }

    /// <summary>A resource that works at the hours of the market.</summary>
    public async Task<Guid> Hire(string name, string kind)
    {
        var id = (await opening.Send(HttpMethod.Post, "providers/me/resources", new { name, kind }, token)).GetProperty("id").GetGuid();
        await opening.Send(HttpMethod.Put, $"providers/me/resources/{id}/calendar", opening.Plan(), token);
        return id;
    }

    /// <summary>A listing that needs one of these, or all.</summary>
    public Task<Guid> Offer(string assignment, params IEnumerable<Guid> pool) =>
        opening.Publish(token, new { assignment, pool = pool.Select(resourceId => new { resourceId }) });
}
