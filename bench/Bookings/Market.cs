using System.Globalization;
using System.Text.Json;

namespace Marketplace.Bench;

/// <summary>The people of a benchmark: providers whose calendars are open day and night, and customers who are logged in.</summary>
/// <param name="Listings">One per calendar.</param>
/// <param name="Customers">Who books.</param>
internal sealed record Market(Guid[] Listings, MarketCustomer[] Customers)
{
    /// <summary>Time stands still here, so that no hold expires while it is measured.</summary>
    public static readonly DateTimeOffset Now = new(2030, 3, 4, 8, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset FirstSlot = Now.Date.AddDays(1);

    /// <summary>Every number is another free hour: first of all calendars one, then of all calendars the next.</summary>
    public (Guid Listing, DateTimeOffset Start) Slot(int number) =>
        (Listings[number % Listings.Length], FirstSlot.AddHours(number / Listings.Length));

    public MarketCustomer Customer(int caller) => Customers[caller % Customers.Length];

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public Task Save(string file) => File.WriteAllTextAsync(file, JsonSerializer.Serialize(this));

    public static async Task<Market> Load(string file) =>
        JsonSerializer.Deserialize<Market>(await File.ReadAllTextAsync(file)) ?? throw new JsonException($"{file} holds no market.");
}

/// <summary>Somebody with an account and a session.</summary>
internal sealed record MarketCustomer(Guid Id, string AccessToken);
