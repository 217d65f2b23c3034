using System.Globalization;

namespace Marketplace;

/// <summary>The people of a story, brought to the point where a test begins.</summary>
internal static class Cast
{
    public const string Password = "correct horse battery staple";

    /// <summary>An account of its own, logged in.</summary>
    public static async Task<Person> Arrives(this IMarketplace marketplace, string name)
    {
        var email = $"{name.ToLowerInvariant()}-{Guid.NewGuid():N}@example.com";
        var registered = await marketplace.Visitor.Post("/auth/register", new { email, password = Password, firstName = name, lastName = "Example" });
        registered.IsCreated();
        return await marketplace.LogsIn(email);
    }

    public static async Task<Person> LogsIn(this IMarketplace marketplace, string email, string password = Password)
    {
        var tokens = (await marketplace.Visitor.Post("/auth/login", new { email, password })).IsOk();
        return new Person(marketplace.Visitor.As(tokens.String("accessToken")), tokens.String("userId"), email, password, tokens.String("accessToken"), tokens.String("refreshToken"));
    }

    /// <summary>The operator of the sandbox.</summary>
    public static async Task<Api> Operator(this IMarketplace marketplace) =>
        marketplace.Visitor.As((await marketplace.Visitor.Post("/sandbox/admin")).IsOk().String("accessToken"));

    /// <summary>Stops the clock at an instant.</summary>
    public static async Task Freeze(this IMarketplace marketplace, DateTimeOffset now) =>
        (await marketplace.Visitor.Put("/sandbox/clock", new { now = Instant(now), frozen = true })).IsOk();

    /// <summary>Lets time pass, with everything that falls due on the way.</summary>
    public static async Task Pass(this IMarketplace marketplace, string duration) =>
        (await marketplace.Visitor.Post("/sandbox/clock/advance", new { by = duration })).IsOk();

    /// <summary>A provider with a calendar from nine to five and a finished onboarding.</summary>
    public static async Task<Person> GoesLive(this IMarketplace marketplace, string name, string zone = "Europe/Berlin")
    {
        var pia = await marketplace.Arrives(name);
        (await pia.Api.Post("/providers/register", new
        {
            businessName = $"{name}'s Studio",
            providerType = "service_provider",
            timeZone = zone,
            country = "DE",
            currency = "EUR",
        })).IsCreated();
        (await pia.Api.Post("/providers/me/stripe-connect")).IsOk();
        string[] days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
        (await pia.Api.Put("/providers/me/calendar", new
        {
            timeZone = zone,
            weekly = days.Select(day => new { day, ranges = new[] { new { from = "09:00", to = "17:00" } } }),
            overrides = Array.Empty<object>(),
        })).IsOk();
        return pia;
    }

    /// <summary>A published listing of 60 minutes for 80.00 EUR.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> Publishes(this Person pia, string mode = "instant", int seats = 1)
    {
        var listing = (await pia.Api.Post("/listings", new
        {
            title = "Portrait session",
            description = "An hour in the studio, ten edited pictures.",
            category = "other",
            price = new { type = "fixed", amount = new { amount = 80_00, currency = "EUR" } },
            duration = "PT60M",
            mode,
            rules = new { seats },
            cancellationPolicy = "flexible",
        })).IsCreated().String("id");
        (await pia.Api.Post($"/listings/{listing}/publish")).IsOk();
        return listing;
    }

    /// <summary>A booking that waits for its payment.</summary>
    public static async Task<Reply> Books(this Person ada, string listing, DateTimeOffset start) =>
        (await ada.Api.Post("/bookings", new { listingId = listing, start = Instant(start) })).IsCreated();

    /// <summary>Pays as a customer would on the gateway's page, and waits until the product has heard of it.</summary>
    public static async Task Pays(this IMarketplace marketplace, Reply booking)
    {
        (await marketplace.Visitor.Post($"/sandbox/checkout/{booking.String("payment.id")}/pay")).IsOk();
        await marketplace.Settles();
    }

    /// <summary>Everything that follows from what was asked so far has happened.</summary>
    public static Task Settles(this IMarketplace marketplace) => marketplace.Pass("PT0S");

    /// <summary>The token in the newest mail to somebody.</summary>
    public static async Task<string> MailedToken(this IMarketplace marketplace, string email)
    {
        await marketplace.Settles();
        var mails = (await marketplace.Visitor.Get($"/sandbox/mail?to={Uri.EscapeDataString(email)}")).IsOk();
        return mails.String("items.0.text").Split('\n').Single(line => line.Length > 60 && !line.Contains(' ', StringComparison.Ordinal));
    }

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
