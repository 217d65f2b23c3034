namespace Marketplace.Simulations;

/// <summary>What somebody sends who wants to sell: the bodies of requests.</summary>
internal static class Shop
{
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"];

    public static object Registration(string name, string zone) => new
    {
        businessName = $"{name}'s Studio",
        providerType = "service_provider",
        timeZone = zone,
        country = "DE",
        currency = "EUR",
    };

    public static object Calendar(object[]? periods = null) => new
    {
        timeZone = "Europe/Berlin",
        weekly = Weekdays.Select(day => new { day, ranges = new[] { new { from = "09:00", to = "17:00" } } }),
        overrides = Array.Empty<object>(),
        periods = periods ?? [],
    };

    public static object Listing(string name, string mode, int price, int seats, string policy) =>
        Listing(name, mode, price, policy, ShopTerms.Plain(seats));

    public static object Listing(string name, string mode, int price, object policy, ShopTerms terms, object? process = null) => new
    {
        title = $"An hour with {name}",
        description = "In the studio, with biscuits.",
        category = "other",
        price = new { type = terms.PriceType, amount = new { amount = price, currency = "EUR" } },
        duration = terms.Duration,
        mode,
        rules = terms.Rules,
        cancellationPolicy = policy,
        process = process ?? new { needsAcceptance = false },
    };
}
