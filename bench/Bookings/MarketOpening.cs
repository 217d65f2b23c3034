using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Marketplace.Bench;

/// <summary>Opens a market through the API, as its people would.</summary>
internal sealed class MarketOpening(HttpClient http, (string From, string To) hours)
{
    private const string Base = "/api/v1/marketplace/";
    private const string Password = "correct horse battery staple";
    private const int Customers = 128;
    private const int AtOnce = 16;

    public static readonly (string From, string To) DayAndNight = ("00:00", "24:00");

    public static Task<Market> Open(Uri address, int calendars) => Open(address, calendars, DayAndNight);

    public static async Task<Market> Open(Uri address, int calendars, (string From, string To) hours)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address, Base), Timeout = TimeSpan.FromMinutes(1) };
        var opening = new MarketOpening(http, hours);
        await opening.StopTheClock();
        var listings = await Each(calendars, opening.Publish);
        return new Market(listings, await Each(Customers, opening.Arrive));
    }

    /// <summary>Lets time pass, with everything that falls due on the way.</summary>
    public static async Task Pass(Uri address, string duration)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address, Base), Timeout = TimeSpan.FromMinutes(5) };
        await new MarketOpening(http, DayAndNight).Send(HttpMethod.Post, "sandbox/clock/advance", new { by = duration }, null);
    }

    private static async Task<T[]> Each<T>(int count, Func<Task<T>> make)
    {
        using var free = new SemaphoreSlim(AtOnce);
        return await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            await free.WaitAsync();
            try
            {
                return await make();
            }
            finally
            {
                free.Release();
            }
        }));
    }

    /// <summary>Stops the clock, so that nothing expires while it is measured.</summary>
    public Task StopTheClock() => Send(HttpMethod.Put, "sandbox/clock", new { now = Market.Text(Market.Now), frozen = true }, null);

    public async Task<MarketCustomer> Arrive()
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        await Send(HttpMethod.Post, "auth/register", new { email, password = Password, firstName = "Ada", lastName = "Example" }, null);
        var tokens = await Send(HttpMethod.Post, "auth/login", new { email, password = Password }, null);
        return new MarketCustomer(tokens.GetProperty("userId").GetGuid(), tokens.GetProperty("accessToken").GetString()!);
    }

    /// <summary>A provider with a calendar.</summary>
    /// <returns>Its token.</returns>
    public async Task<string> OpenShop()
    {
        var token = (await Arrive()).AccessToken;
        var business = new { businessName = "Open Studio", providerType = "service_provider", timeZone = "Europe/Berlin", country = "DE", currency = "EUR" };
        await Send(HttpMethod.Post, "providers/register", business, token);
        await Send(HttpMethod.Put, "providers/me/calendar", Plan(), token);
        return token;
    }

    /// <summary>Every day, at the hours of this market.</summary>
    public object Plan()
    {
        string[] days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        var open = new[] { new { from = hours.From, to = hours.To } };
        return new { timeZone = "Europe/Berlin", weekly = days.Select(day => new { day, ranges = open }), overrides = Array.Empty<object>() };
    }

    /// <param name="token">The provider's.</param>
    /// <param name="requirements">What every booking needs; the provider alone when left out.</param>
    public async Task<Guid> Publish(string token, params object[] requirements)
    {
        var listing = await Send(
            HttpMethod.Post,
            "listings",
            new
            {
                title = "Portrait session",
                description = "An hour in the studio, ten edited pictures.",
                category = "other",
                price = new { type = "fixed", amount = new { amount = 80_00, currency = "EUR" } },
                duration = "PT60M",
                mode = "instant",
                cancellationPolicy = "flexible",
                requirements,
            },
            token);
        var id = listing.GetProperty("id").GetGuid();
        await Send(HttpMethod.Post, $"listings/{id}/publish", new { }, token);
        return id;
    }

    private async Task<Guid> Publish() => await Publish(await OpenShop());

    public async Task<JsonElement> Send(HttpMethod method, string path, object body, string? token)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? text.Length == 0 ? default : JsonDocument.Parse(text).RootElement
            : throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {text}");
    }
}
