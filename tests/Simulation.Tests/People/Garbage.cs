using System.Text;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Requests that mean nothing: bytes that are no JSON, shapes and numbers that no field takes, texts that no font shows.</summary>
internal static class Garbage
{
    /// <summary>More than the edge takes.</summary>
    private const int TooLarge = 1_100_000;

    private static readonly string[] Paths =
    [
        "/bookings", "/listings", "/messages/threads", "/reviews", "/providers/register", "/providers/me/payouts",
        "/auth/login", "/auth/refresh", "/auth/verify-email", "/auth/register",
    ];

    private static readonly string[] Queries =
    [
        "/bookings?role=king", "/bookings?limit=-1", "/bookings?limit=99999999999999999999", "/bookings?cursor=AAAA", "/bookings?cursor=%00%ff",
        "/listings?priceMin=-1", "/listings?priceMax=1e400", "/listings?q=%F0%9F%98%80%27%22%29%3B--&sort=up", "/listings?rating=6",
        "/bookings/0", "/bookings/%2e%2e%2f%2e%2e", "/messages/threads?role=%00", "/providers/me/calendar?from=0000-00-00&to=9999-12-31",
        "/favorites?limit=0", "/providers/zzz/reviews?cursor=%C3%28",
    ];

    /// <summary>What no JSON is, or none that this API reads.</summary>
    private static readonly string[] Broken = ["{", "[[[[", "{\"a\":}", "\u0000", "nul", "{\"a\":1,}", "'single'", "{\"a\":\"\\ud800\"}"];

    private static readonly string[] Shapes =
    [
        "[]", "null", "\"text\"", "12", "{}",
        """{"listingId": {"$gt": ""}, "start": [], "seats": "many"}""",
        """{"listingId": "00000000-0000-0000-0000-000000000000", "start": "2026-02-30T25:61:61Z", "seats": 1}""",
        """{"listingId": "LISTING", "start": "2026-03-11T09:00:00Z", "seats": -1}""",
        """{"listingId": "LISTING", "start": "9999-12-31T23:59:59Z", "seats": 1}""",
        """{"listingId": "LISTING", "start": "0001-01-01T00:00:00+14:00", "seats": 2147483648}""",
        """{"listingId": "LISTING", "start": "2026-03-11T09:00:00Z", "duration": "P9999999999999999Y"}""",
        """{"title": "TEXT", "description": "TEXT", "category": "TEXT", "price": {"type": "fixed", "amount": {"amount": -1, "currency": "EUR"}}}""",
        """{"title": "TEXT", "price": {"type": "fixed", "amount": {"amount": 9223372036854775807, "currency": "EUR"}}, "duration": "PT0S"}""",
        """{"title": "TEXT", "price": {"type": "fixed", "amount": {"amount": 1e400, "currency": "TEXT"}}, "rules": {"seats": -7}}""",
        """{"title": "TEXT", "cancellationPolicy": {"tiers": [{"minimumLead": "-P1D", "refund": 101}]}, "rules": {"slotInterval": "PT0S"}}""",
        """{"bookingId": "LISTING", "rating": 6, "text": "TEXT"}""",
        """{"businessName": "TEXT", "providerType": "king", "timeZone": "Moon/Crater", "country": "XX", "currency": "E€R"}""",
        """{"email": "TEXT", "password": "TEXT", "firstName": "TEXT", "lastName": "TEXT", "refreshToken": "TEXT", "token": "TEXT"}""",
    ];

    /// <summary>A few of them.</summary>
    /// <param name="chance">Which.</param>
    /// <param name="listing">The id of something that can be booked, to be booked wrongly.</param>
    public static IEnumerable<Request> Requests(Chance chance, string listing)
    {
        for (var several = chance.Between(2, 5); several > 0; several--)
        {
            yield return chance.PerMille(250)
                ? new Request("GET", chance.Pick(Queries))
                : new Request("POST", chance.Pick(Paths)) { Body = Body(chance, listing) };
        }
    }

    /// <summary>Whether nobody may take it for a request, whatever else it is.</summary>
    public static bool IsNoRequest(Request request) =>
        request.Body.Length > TooLarge || Broken.Contains(Encoding.UTF8.GetString(request.Body), StringComparer.Ordinal);

    /// <summary>Letters with towers of marks, directions that turn, ends of strings, and whatever else comes.</summary>
    public static string Text(Chance chance)
    {
        var text = new StringBuilder();
        for (var letters = chance.Between(1, 60); letters > 0; letters--)
        {
            text.Append((char)(chance.Below(5) switch
            {
                0 => chance.Between(0x0300, 0x036F),
                1 => chance.Between(0x202A, 0x202E),
                2 => chance.Between(0x0001, 0x001F),
                3 => chance.Between(0x4E00, 0x9FFF),
                _ => chance.Between('A', 'z'),
            }));
        }

        return text.ToString();
    }

    private static byte[] Body(Chance chance, string listing)
    {
        switch (chance.Below(8))
        {
            case 0:
                var noise = new byte[chance.Between(1, 300)];
                chance.Fill(noise);
                return noise;
            case 1 when chance.PerMille(250):
                return new byte[TooLarge + 1];
            case 1 or 2:
                return Encoding.UTF8.GetBytes(chance.Pick(Broken));
            case 3:
                return Encoding.UTF8.GetBytes(new string('[', 2_000) + new string(']', 2_000));
            default:
                var shape = chance.Pick(Shapes).Replace("LISTING", listing, StringComparison.Ordinal);
                return Encoding.UTF8.GetBytes(shape.Replace("\"TEXT\"", System.Text.Json.JsonSerializer.Serialize(Text(chance)), StringComparison.Ordinal));
        }
    }
}
