namespace Marketplace.Providers;

/// <summary>Providers who have not met the gateway: enough for everything but money.</summary>
internal static class ProviderCast
{
    private static readonly string[] WorkingDays = ["monday", "tuesday", "wednesday", "thursday", "friday"];

    /// <summary>A registered provider in Berlin who works from nine to five.</summary>
    public static async Task<Person> OpensShop(this RunningMarketplace marketplace, string name)
    {
        var person = await marketplace.Arrives(name);
        (await person.Api.Post("/providers/register", new
        {
            businessName = $"{name}'s Studio", providerType = "service_provider", timeZone = "Europe/Berlin", country = "DE", currency = "EUR",
        })).IsCreated();
        (await person.Api.Put("/providers/me/calendar", new
        {
            timeZone = "Europe/Berlin",
            weekly = WorkingDays.Select(day => new { day, ranges = new[] { new { from = "09:00", to = "17:00" } } }),
        })).IsOk();
        return person;
    }
}
