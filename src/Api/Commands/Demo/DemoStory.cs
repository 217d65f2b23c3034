using System.Globalization;
using System.Text.Json;

namespace Marketplace.Commands.Demo;

/// <summary>
/// A provider goes live; a customer books, pays and talks with her; the work is done, the provider is paid, both review.
/// In between somebody is too late, somebody cancels, and the books are proved at the end.
/// </summary>
internal sealed class DemoStory(HttpClient http, Timeline timeline)
{
    private const string Password = "correct-horse-battery-staple";

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Wednesday = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);
    /// <summary>Half past midnight of Monday in Berlin: the provider's week has just ended.</summary>
    private static readonly DateTimeOffset PayoutMonday = new(2026, 3, 8, 23, 30, 0, TimeSpan.Zero);

    private readonly DemoPerson sandbox = new(http, "sandbox");
    private readonly DemoPerson pia = new(http, "Pia");
    private readonly DemoPerson ada = new(http, "Ada");
    private readonly DemoPerson ben = new(http, "Ben");

    private string listing = string.Empty;
    private string provider = string.Empty;

    public async Task Play(CancellationToken cancellationToken)
    {
        await sandbox.Put("/sandbox/clock", new { now = Text(Monday), frozen = true });
        timeline.Is(Monday);

        await GoLive();
        var booking = await BookAndPay();
        await Talk(booking, cancellationToken);
        await CancelAnother();
        await DoTheWork(booking);
        await GetPaid(booking);
        await Review(booking);
        await Prove();
    }

    private async Task GoLive()
    {
        timeline.Chapter("A provider goes live");
        await Join(pia, "pia@example.com", "Pia", "Provider", verify: true);
        var registered = await pia.Post(
            "/providers/register",
            new { businessName = "Pia's Paws", providerType = "service_provider", timeZone = "Europe/Berlin", country = "DE", currency = "EUR" },
            201);
        provider = registered.Text("id");
        timeline.Tell("Pia", "becomes a provider", $"{provider}, {registered.Text("status")}");

        var onboarding = await pia.Post("/providers/me/stripe-connect");
        await Settle();
        var me = await pia.Get("/providers/me");
        Expect("the provider's status after onboarding", "active", me.Text("status"));
        timeline.Tell("Pia", "answers the gateway's questions", $"{Shorten(onboarding.Text("url"))} -> active");

        await pia.Put("/providers/me/calendar", new
        {
            timeZone = "Europe/Berlin",
            weekly = new[] { "monday", "tuesday", "wednesday", "thursday", "friday" }
                .Select(day => new { day, ranges = new[] { new { from = "09:00", to = "17:00" } } }),
            overrides = Array.Empty<object>(),
        });
        var made = await pia.Post(
            "/listings",
            new
            {
                title = "An hour of dog grooming",
                description = "Bath, brush, nails, and a biscuit.",
                category = "grooming",
                price = new { type = "fixed", amount = new { amount = 8000, currency = "EUR" } },
                duration = "PT60M",
                mode = "instant",
                cancellationPolicy = "flexible",
                keywords = new[] { "dog", "grooming" },
            },
            201);
        listing = made.Text("id");
        var published = await pia.Post($"/listings/{listing}/publish");
        Expect("the listing's status", "active", published.Text("status"));
        timeline.Tell("Pia", "publishes \"An hour of dog grooming\", 80.00 EUR", $"/listings/{made.Text("slug")}");
    }

    private async Task<string> BookAndPay()
    {
        timeline.Chapter("A customer books and pays");
        await Join(ada, "ada@example.com", "Ada", "Customer");
        await Join(ben, "ben@example.com", "Ben", "Bystander");
        var found = await ada.Get("/listings?q=grooming&category=grooming");
        Expect("the listing found by its text", listing, found.GetProperty("items")[0].Text("id"));
        var slots = await ada.Get($"/listings/{listing}/slots?from=2026-03-04&to=2026-03-05&zone=Europe/Berlin");
        var offered = slots.GetProperty("slots").EnumerateArray().Select(slot => slot.Text("start")).ToArray();
        Expect("a slot on Wednesday at ten in Berlin", true, offered.Contains(Text(Wednesday), StringComparer.Ordinal));
        timeline.Tell("Ada", "looks for a time on Wednesday", $"{offered.Length} slots");

        var quote = await ada.Post($"/listings/{listing}/quote", new { start = Text(Wednesday) });
        timeline.Tell("Ada", "asks for the price", $"{quote.Money("total")}, Pia earns {quote.Money("providerEarns")}");
        var booked = await ada.Post(
            "/bookings", new { listingId = listing, start = Text(Wednesday), quoteId = quote.Text("quoteId"), notes = "He is called Rufus." }, 201);
        var id = booked.Text("id");
        Expect("the booking's status", "pending_payment", booked.Text("status"));
        timeline.Tell("Ada", "books it", $"{id}, held until {booked.Text("holdExpiresAt")}");

        await ben.Post("/bookings", new { listingId = listing, start = Text(Wednesday) }, 409);
        timeline.Tell("Ben", "wants the same hour", "409 booking.slot-taken");

        await sandbox.Post($"/sandbox/checkout/{booked.GetProperty("payment").Text("id")}/pay");
        var confirmed = await ada.Get($"/bookings/{id}");
        Expect("the booking once it is paid", "confirmed", confirmed.Text("status"));
        timeline.Tell("Ada", "pays on the gateway's page", $"confirmed; next: {confirmed.GetProperty("nextEvent").Text("what")}");
        return id;
    }

    private async Task Talk(string booking, CancellationToken cancellationToken)
    {
        timeline.Chapter("They talk");
        var thread = (await ada.Post("/messages/threads", new { bookingId = booking }, 201)).Text("id");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        using var live = await pia.Listen($"/messages/threads/{thread}/stream", patience.Token);

        await ada.Post($"/messages/threads/{thread}/messages", new { text = "Can he have two biscuits?" }, 201);
        var heard = await Hear(live, "Can he have two biscuits?", patience.Token);
        timeline.Tell("Ada", "writes: Can he have two biscuits?", $"Pia hears it live, message {heard}");
        await pia.Post($"/messages/threads/{thread}/messages", new { text = "He can have three." }, 201);
        var history = await ada.Get($"/messages/threads/{thread}");
        var sequences = history.GetProperty("items").EnumerateArray().Select(message => message.GetProperty("sequence").GetInt64()).ToArray();
        Expect("a sequence without gaps", string.Join(',', Enumerable.Range(1, sequences.Length)), string.Join(',', sequences));
        timeline.Tell("Pia", "answers: He can have three.", $"{sequences.Length} messages, no gap");
        await ada.Post($"/messages/threads/{thread}/read", new { sequence = sequences[^1] });
    }

    private async Task CancelAnother()
    {
        timeline.Chapter("Somebody changes his mind");
        var start = Wednesday.AddDays(1);
        var booked = await ben.Post("/bookings", new { listingId = listing, start = Text(start) }, 201);
        await sandbox.Post($"/sandbox/checkout/{booked.GetProperty("payment").Text("id")}/pay");
        var id = booked.Text("id");
        timeline.Tell("Ben", "books and pays Thursday instead", id);

        await MoveTo(start.AddHours(-12));
        await LogIn(ben, "ben@example.com");
        var preview = await ben.Get($"/bookings/{id}/cancellation");
        timeline.Tell("Ben", "asks what cancelling would cost now", $"{preview.Money("refund")} back, tier {preview.Text("tier")}");
        var cancelled = await ben.Post($"/bookings/{id}/cancel", new { reason = "The dog ran away." });
        Expect("the executed refund equals the preview", preview.Money("refund"), cancelled.Money("refunded"));
        await Settle();
        timeline.Tell("Ben", "cancels", $"{cancelled.Text("status")}, {cancelled.Money("refunded")} refunded");
    }

    private async Task DoTheWork(string booking)
    {
        timeline.Chapter("The work is done");
        await LogIn(ada, "ada@example.com");
        var begun = await ada.Get($"/bookings/{booking}");
        Expect("the booking after its start", "in_progress", begun.Text("status"));
        timeline.Tell("clock", "Wednesday ten o'clock in Berlin has passed", begun.Text("status"));
        var done = await ada.Post($"/bookings/{booking}/complete");
        Expect("the booking once Ada says it is done", "completed", done.Text("status"));
        await Settle();
        timeline.Tell("Ada", "says that Rufus looks splendid", "completed; Pia has earned it");
    }

    private async Task GetPaid(string booking)
    {
        timeline.Chapter("The provider is paid");
        await MoveTo(PayoutMonday);
        await LogIn(pia, "pia@example.com");
        var payout = (await pia.Get("/providers/me/payouts")).GetProperty("items")[0];
        Expect("the payout once its week is over", "in_transit", payout.Text("status"));
        var items = (await pia.Get($"/payouts/{payout.Text("id")}")).GetProperty("items").EnumerateArray().ToArray();
        Expect("the payout names Ada's booking", true, items.Any(item => item.Text("bookingId") == booking));
        timeline.Tell("clock", "the week is over in Berlin", $"payout {payout.Text("id")}, {payout.Money("amount")}, {items.Length} bookings");

        await MoveTo(PayoutMonday.AddHours(36));
        await LogIn(pia, "pia@example.com");
        payout = await pia.Get($"/payouts/{payout.Text("id")}");
        Expect("the payout after its arrival", "paid", payout.Text("status"));
        timeline.Tell("bank", "the money arrives", $"paid {payout.Money("amount")}");
    }

    private async Task Review(string booking)
    {
        timeline.Chapter("Both review, blind");
        await LogIn(ada, "ada@example.com");
        await ada.Post("/reviews", new { bookingId = booking, rating = 5, title = "Splendid", text = "Three biscuits!" }, 201);
        var hidden = (await ada.Get($"/providers/{provider}/reviews")).GetProperty("items").GetArrayLength();
        Expect("nothing is public before both have spoken", 0, hidden);
        timeline.Tell("Ada", "gives five stars", "not public yet");
        await pia.Post("/reviews", new { bookingId = booking, rating = 5, text = "A gentleman, and so is his dog." }, 201);
        await Settle();
        var shown = (await ada.Get($"/providers/{provider}/reviews")).GetProperty("items").GetArrayLength();
        Expect("both are public once both have spoken", 1, shown);
        timeline.Tell("Pia", "gives five stars", "both are public");
    }

    private async Task Prove()
    {
        timeline.Chapter("The books");
        var admin = new DemoPerson(http, "admin") { Token = (await sandbox.Post("/sandbox/admin")).Text("accessToken") };
        var proof = await admin.Get("/ledger/proof");
        foreach (var sum in proof.GetProperty("sums").EnumerateObject())
        {
            Expect($"the ledger's sum in {sum.Name}", 0L, sum.Value.GetInt64());
            timeline.Tell("ledger", $"all postings in {sum.Name} sum to", sum.Value.ToString());
        }

        Expect("what providers are owed equals the liabilities", NonZero(proof, "providerBalances"), NonZero(proof, "liabilities"));
        timeline.Tell("ledger", "owed to providers, by payments and by the ledger", NonZero(proof, "liabilities"));
        Expect("no difference to the gateway's record", "nothing", NonZero(proof, "gatewayDifference"));
        timeline.Tell("gateway", "difference to its own record", NonZero(proof, "gatewayDifference"));
    }

    private async Task Join(DemoPerson person, string email, string firstName, string lastName, bool verify = false)
    {
        await person.Post("/auth/register", new { email, password = Password, firstName, lastName }, 201);
        if (verify)
        {
            await Settle();
            var mail = (await sandbox.Get($"/sandbox/mail?to={email}")).GetProperty("items")[0];
            var token = mail.Text("text").Split('\n').Single(line => line.Length > 40 && !line.Contains(' ', StringComparison.Ordinal)).Trim();
            await person.Post("/auth/verify-email", new { token }, 204);
        }

        await LogIn(person, email);
        timeline.Tell(person.Name, "joins", verify ? $"{email}, verified by mail" : email);
    }

    /// <summary>Access tokens last minutes of the sandbox's time too.</summary>
    private static async Task LogIn(DemoPerson person, string email) =>
        person.Token = (await person.Post("/auth/login", new { email, password = Password })).Text("accessToken");

    private async Task MoveTo(DateTimeOffset moment)
    {
        await sandbox.Put("/sandbox/clock", new { now = Text(moment), frozen = true });
        timeline.Is(moment);
    }

    /// <summary>Moving the clock by nothing returns once everything under way has settled.</summary>
    private Task<JsonElement> Settle() => sandbox.Post("/sandbox/clock/advance", new { by = "PT0S" });

    private static async Task<string> Hear(StreamReader live, string text, CancellationToken cancellationToken)
    {
        var id = string.Empty;
        while (await live.ReadLineAsync(cancellationToken) is { } line)
        {
            id = line.StartsWith("id: ", StringComparison.Ordinal) ? line[4..] : id;
            if (line.StartsWith("data: ", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal))
            {
                return id;
            }
        }

        throw new DemoFailedException("The stream ended before the message came.");
    }

    private static void Expect<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new DemoFailedException($"Expected {what} to be {expected}, and it is {actual}.");
        }
    }

    private static string NonZero(JsonElement proof, string member)
    {
        var amounts = proof.GetProperty(member).EnumerateObject().Where(amount => amount.Value.GetInt64() != 0);
        var text = string.Join(", ", amounts.Select(amount => new Money(amount.Value.GetInt64(), amount.Name).ToString()));
        return text.Length == 0 ? "nothing" : text;
    }

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Shorten(string url) => url.Length <= 40 ? url : $"...{url[^37..]}";
}
