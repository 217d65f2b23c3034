using System.Globalization;
using System.Net;
using System.Text.Json;
using Marketplace.Conversations;

namespace Marketplace.Notifications;

/// <summary>People are told what concerns them, in the way that they chose, once.</summary>
public sealed class Being_told(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task A_booking_tells_both_sides_and_reminds_them_unless_it_is_cancelled()
    {
        var (pia, ada, start) = await AWeek();
        var listing = await pia.Publishes();
        var (kept, cancelled) = (await ada.Books(listing, start), await ada.Books(listing, start.AddHours(2)));
        await marketplace.Pays(kept);
        await marketplace.Pays(cancelled);

        Assert.Equal(["booking_confirmed", "booking_confirmed"], await Topics(pia));
        Assert.Equal(2, (await Topics(ada)).Count(topic => topic == "payment_received"));
        var newest = (await ada.Api.Get("/me/notifications?limit=1")).IsOk();
        Assert.Equal((4, "4", 4), (newest.Number("unread"), newest.String("next"), newest.Number("items.0.sequence")));
        (await ada.Api.Post($"/bookings/{cancelled.String("id")}/cancel")).IsOk();
        await marketplace.Settles();
        Assert.Contains("booking_cancelled", await Topics(pia));
        var log = (await (await marketplace.Operator()).Get($"/admin/notifications/{newest.String("items.0.id")}")).IsOk();
        Assert.Equal((ada.UserId, newest.String("items.0.topic")), (log.String("personId"), log.String("topic")));
        Assert.Equal(
            ["notification.planned", "notification.shown", "notification.mailed"],
            log["entries"].EnumerateArray().Select(entry => entry.GetProperty("type").GetString()));
        (await ada.Api.Get($"/admin/notifications/{newest.String("items.0.id")}")).IsProblem(403, "forbidden");

        await marketplace.Pass("P7D");
        (pia, ada) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email));
        foreach (var person in new[] { pia, ada })
        {
            var reminder = Assert.Single(await All(person), told => told.GetProperty("topic").GetString() == "booking_reminder");
            Assert.Equal(kept.String("id"), reminder.GetProperty("bookingId").GetString());
            Assert.Contains("begins in 24 hours", reminder.GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.Single(await Mails(person), mail => mail.GetProperty("subject").GetString() == "Your booking begins soon");
        }
    }

    [Fact]
    public async Task Reading_is_counted_exactly_and_told_to_whoever_follows()
    {
        var (pia, ada, start) = await AWeek();
        await marketplace.Pays(await ada.Books(await pia.Publishes(), start));
        var page = (await ada.Api.Get("/me/notifications")).IsOk();
        var items = page["items"].EnumerateArray().ToArray();
        Assert.Equal([2L, 1L], items.Select(item => item.GetProperty("sequence").GetInt64()));

        Assert.Equal(1, (await Read(items[0])).Number("unread"));
        Assert.Equal(1, (await Read(items[0])).Number("unread"));
        Assert.Equal([1L], (await ada.Api.Get("/me/notifications?unread=true")).IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("sequence").GetInt64()));
        (await pia.Api.Post($"/me/notifications/{items[1].GetProperty("id").GetString()}/read")).IsProblem(404, "notification.unknown");
        Assert.Equal(0, (await ada.Api.Post("/me/notifications/read-all")).IsOk().Number("unread"));

        using var client = new HttpClient { BaseAddress = new Uri(marketplace.Address, $"{ApiRoutes.Base}/") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", ada.AccessToken);
        var heard = await EventReader.Next(client, "me/notifications/stream", null, 4);
        Assert.Equal(["notification", "notification", "read", "read"], heard.Select(sent => sent.Type));
        Assert.Equal([1L, 2L, 2L, 2L], heard.Select(sent => sent.Sequence));
        foreach (var (index, seen) in heard.Take(3).Index())
        {
            var rest = await EventReader.Next(client, "me/notifications/stream", seen.Id, 3 - index);
            Assert.Equal(heard.Skip(index + 1).Select(sent => sent.Id), rest.Select(sent => sent.Id));
        }

        Assert.Equal(["3", "4"], (await EventReader.Next(client, "me/notifications/stream", page.String("position"), 2)).Select(sent => sent.Id));

        async Task<Reply> Read(JsonElement item) => (await ada.Api.Post($"/me/notifications/{item.GetProperty("id").GetString()}/read")).IsOk();
    }

    [Fact]
    public async Task A_message_is_told_of_when_it_lies_unread_and_those_after_it_with_it()
    {
        var (pia, ada, start) = await AWeek();
        var booking = await ada.Books(await pia.Publishes(), start);
        await marketplace.Pays(booking);
        var thread = (await ada.Api.Post("/messages/threads", new { bookingId = booking.String("id") })).IsCreated().String("id");
        await Say(ada, "One");
        var second = await Say(ada, "Two");
        await marketplace.Pass("PT4M59S");
        Assert.DoesNotContain("message_received", await Topics(pia));
        await marketplace.Pass("PT1S");
        Assert.Single(await Topics(pia), topic => topic == "message_received");

        (await pia.Api.Post($"/messages/threads/{thread}/read", new { sequence = second })).IsOk();
        var third = await Say(ada, "Three");
        (await pia.Api.Post($"/messages/threads/{thread}/read", new { sequence = third })).IsOk();
        await marketplace.Pass("PT6M");
        (pia, ada) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email));
        Assert.Single(await Topics(pia), topic => topic == "message_received");
        Assert.DoesNotContain("message_received", await Topics(ada));

        async Task<long> Say(Person who, string text) => (await who.Api.Post($"/messages/threads/{thread}/messages", new { text })).IsCreated().Number("sequence");
    }

    [Fact]
    public async Task Preferences_choose_language_channel_and_hours_and_money_cannot_be_switched_off()
    {
        var (pia, ada, start) = await AWeek();
        (await ada.Api.Put("/me/notifications/preferences", new { topics = new[] { new { topic = "payment_received", mail = false } } }))
            .IsProblem(422, "notification.mandatory");
        (await ada.Api.Put("/me/notifications/preferences", new { language = "tlh" })).IsProblem(422, "notification.language-unknown");
        (await ada.Api.Put("/me/notifications/preferences", new { quietHours = new { from = "22:00", to = "22:00", zone = "Mars/Base" } })).IsProblem(422, "not-valid");
        var now = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();
        var (from, to) = (now.AddMinutes(-5), now.AddHours(2));
        var chosen = (await ada.Api.Put("/me/notifications/preferences", new
        {
            topics = new[] { new { topic = "booking_confirmed", inApp = false, mail = true } },
            quietHours = new { from = Time(from), to = Time(to), zone = "UTC" },
            language = "ar",
            timeZone = "Asia/Baghdad",
        })).IsOk();
        Assert.Equal(chosen.Text, (await ada.Api.Get("/me/notifications/preferences")).IsOk().Text);

        await marketplace.Pays(await ada.Books(await pia.Publishes(), start));
        var told = Assert.Single(await All(ada));
        Assert.Equal(("payment_received", "ar"), (told.GetProperty("topic").GetString(), told.GetProperty("language").GetString()));
        Assert.DoesNotContain(await Mails(ada), mail => mail.GetProperty("html").ValueKind is JsonValueKind.String);
        await marketplace.Pass("PT3H");
        var mails = (await Mails(ada)).Where(mail => mail.GetProperty("html").ValueKind is JsonValueKind.String).ToArray();
        Assert.Equal(2, mails.Length);
        Assert.All(mails, mail => Assert.Contains("dir=\"rtl\"", mail.GetProperty("html").GetString(), StringComparison.Ordinal));

        static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_link_in_a_mail_asks_first_and_switches_off_what_it_was_about()
    {
        var (pia, ada, start) = await AWeek();
        await marketplace.Pays(await ada.Books(await pia.Publishes(), start));
        var mails = await Mails(ada);
        var receipt = Assert.Single(mails, mail => mail.GetProperty("subject").GetString() == "Receipt for 80.00 EUR").GetProperty("text").GetString()!;
        Assert.DoesNotContain("unsubscribe", receipt, StringComparison.Ordinal);
        var confirmed = Assert.Single(mails, mail => mail.GetProperty("subject").GetString() == "Your booking is confirmed").GetProperty("text").GetString()!;
        var link = confirmed.Split('\n', ' ').Single(word => word.Contains("/notifications/unsubscribe/", StringComparison.Ordinal));

        using var visitor = new HttpClient();
        using var page = await visitor.GetAsync(link);
        Assert.Contains("<form method=\"post\">", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(await IsMailed());
        using var pressed = await visitor.PostAsync(link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
        Assert.False(await IsMailed());
        using var again = await visitor.PostAsync(link, null);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using var forged = await visitor.PostAsync($"{link[..^4]}AAAA", null);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);

        async Task<bool> IsMailed() => (await ada.Api.Get("/me/notifications/preferences")).IsOk()["topics"].EnumerateArray()
            .Single(topic => topic.GetProperty("topic").GetString() == "booking_confirmed").GetProperty("mail").GetBoolean();
    }

    private static async Task<JsonElement[]> All(Person person) => [.. (await person.Api.Get("/me/notifications?limit=100")).IsOk()["items"].EnumerateArray()];

    private static async Task<string[]> Topics(Person person) => [.. (await All(person)).Select(told => told.GetProperty("topic").GetString()!)];

    private async Task<JsonElement[]> Mails(Person person) =>
        [.. (await marketplace.Visitor.Get($"/sandbox/mail?to={Uri.EscapeDataString(person.Email)}&limit=100")).IsOk()["items"].EnumerateArray()];

    /// <summary>Somebody who sells, somebody who books, and ten in the morning of a workday in a week.</summary>
    private async Task<(Person Pia, Person Ada, DateTimeOffset Start)> AWeek()
    {
        var (pia, ada) = (await marketplace.GoesLive("Pia", "UTC"), await marketplace.Arrives("Ada"));
        var day = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset().UtcDateTime.Date.AddDays(4);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(1);
        }

        return (pia, ada, new DateTimeOffset(day.AddHours(10), TimeSpan.Zero));
    }
}
