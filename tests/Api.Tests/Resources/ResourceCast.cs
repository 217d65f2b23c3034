namespace Marketplace.Resources;

/// <summary>People, rooms and devices of a story.</summary>
internal static class ResourceCast
{
    /// <summary>A day far enough ahead for any notice.</summary>
    public static readonly string Date = $"{TimeProvider.System.GetUtcNow().AddDays(20):yyyy-MM-dd}";

    /// <summary>A resource that works on that day, by the clock of UTC.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> Has(this Person pia, string name, string kind = "staff", string from = "09:00", string to = "12:00", int? seats = null)
    {
        var id = (await pia.Api.Post("/providers/me/resources", new { name, kind, seats })).IsCreated().String("id");
        await pia.Opens(id, from, to);
        return id;
    }

    /// <summary>Somebody who works on Wednesdays, by the clock of UTC.</summary>
    /// <returns>Their id.</returns>
    public static async Task<string> Hires(this Person pia, string name)
    {
        var id = (await pia.Api.Post("/providers/me/resources", new { name, kind = "staff" })).IsCreated().String("id");
        var hours = new[] { new { day = "wednesday", ranges = new[] { new { from = "08:00", to = "18:00" } } } };
        (await pia.Api.Put($"/providers/me/resources/{id}/calendar", new { timeZone = "UTC", weekly = hours })).IsOk();
        return id;
    }

    public static async Task Opens(this Person pia, string resource, string from, string to) =>
        (await pia.Api.Put($"/providers/me/resources/{resource}/calendar", new
        {
            timeZone = "UTC", overrides = new[] { new { date = Date, ranges = new[] { new { from, to } } } },
        })).IsOk();

    public static object Needs(string assignment, params string[] pool) =>
        new { assignment, pool = pool.Select(resourceId => new { resourceId }) };

    /// <summary>A listing of an hour that needs all of this.</summary>
    public static async Task<string> Offers(this Person pia, params object[] requirements) => await pia.Offers(1, requirements);

    public static async Task<string> Offers(this Person pia, int seats, params object[] requirements)
    {
        var listing = await pia.Publishes(seats: seats);
        (await pia.Api.Patch($"/listings/{listing}", new { timeZone = "UTC", requirements })).IsOk();
        return listing;
    }

    public static string At(int hour) => $"{Date}T{hour:00}:00:00Z";

    public static Task<Reply> Wants(this Person ada, string listing, int hour, params string[] resourceIds) =>
        ada.Api.Post("/bookings", new { listingId = listing, start = At(hour), resourceIds });

    /// <summary>The hours at which a listing can be booked.</summary>
    public static async Task<IEnumerable<int>> Hours(this IMarketplace marketplace, string listing, string query = "")
    {
        var slots = (await marketplace.Visitor.Get($"/listings/{listing}/slots?from={Date}&to={NextDate}&zone=UTC{query}")).IsOk();
        return slots["slots"].EnumerateArray().Select(slot => slot.GetProperty("start").GetDateTimeOffset().Hour).ToArray();
    }

    /// <summary>Who does a booking.</summary>
    public static IEnumerable<string> Who(this Reply booking) =>
        booking["resources"].EnumerateArray().Select(resource => resource.GetProperty("name").GetString()!).ToArray();

    private static string NextDate => $"{DateOnly.Parse(Date, null).AddDays(1):yyyy-MM-dd}";
}
