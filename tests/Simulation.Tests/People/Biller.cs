using System.Text.Json;
using Marketplace.Conversations;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Writes invoices by hand for work that is settled elsewhere, and says what came and what went back; and opens those that came.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Biller(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "billing";

    /// <summary>What can be done with one that was sent.</summary>
    private const int Steps = 5;

    private static readonly int[] Rates = [0, 0, 7_00, 19_00, 23_33];
    private static readonly string[] Methods = ["cash", "check", "bank_transfer", "other"];
    private static readonly string[] States = ["draft", "sent", "viewed", "paid", "refunded", "void"];

    /// <summary>What a provider does about one booking besides everything else.</summary>
    public async Task Attend(Engagement booking)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(booking.Offer.Mode is "unpaid" ? 800 : 250))
        {
            return;
        }

        await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(4));

        // Whoever is paid by the marketplace may not bill for the booking itself, and now and then tries.
        var isBooked = booking.Offer.Mode is "unpaid" ? chance.PerMille(800) : chance.PerMille(150);
        var thread = ConversationId.OfBooking(Guid.Parse(booking.Id)).ToString();
        var draft = await ask(Post("/invoices", new
        {
            bookingId = isBooked ? booking.Id : null,
            threadId = isBooked ? null : thread,
            title = "What is settled between us",
            lines = Lines(),
            dueAt = chance.PerMille(500) ? CustomerPerson.Instant(town.Now + TimeSpan.FromHours(chance.Between(30, 150))) : null,
            notes = chance.PerMille(300) ? "<b>Thank you</b> شكراً" : null,
            internalNotes = chance.PerMille(300) ? "Bargains." : null,
        }));
        if (draft is not { IsOk: true })
        {
            return;
        }

        if (isBooked && booking.Offer.Mode is not "unpaid")
        {
            town.Watch.Violated("bills", $"{booking.Id} is paid here and billed by hand too: {draft.Text}");
        }

        var path = $"/invoices/{draft.String("id")}";
        await Write(path, draft);
        for (var step = 0; step < Steps; step++)
        {
            await Wait(TimeSpan.FromHours(2), TimeSpan.FromDays(6));
            await Settle(path);
        }
    }

    /// <summary>What a customer does about all that they got.</summary>
    public async Task Receive()
    {
        for (var looks = chance.Between(0, 4); looks > 0; looks--)
        {
            await Wait(TimeSpan.FromDays(1), TimeSpan.FromDays(8));
            foreach (var item in await List($"/invoices?limit=20&overdue={(chance.PerMille(300) ? "true" : "false")}"))
            {
                var path = $"/invoices/{item.GetProperty("id").GetString()}";
                if (item.GetProperty("kind").GetString() is "by_hand" && chance.PerMille(600)
                    && await ask(new Request("GET", path)) is { IsOk: true } opened
                    && opened.Body.GetProperty("type").GetString() is "invoice" && (opened.String("status") is "draft" or "sent" || OfHand(opened, "internalNotes").ValueKind is not JsonValueKind.Null))
                {
                    town.Watch.Violated("bills", $"{path} was opened by its customer, and says {opened.Text}");
                }

                if (chance.PerMille(100) && await ask(Post($"{path}/pay", new { method = "cash" })) is { IsOk: true })
                {
                    town.Watch.Violated("bills", $"{path} was paid by word of its customer");
                }
            }
        }
    }

    /// <summary>Some change a draft, by what they read of it or by what was there before; some discard it, and most send it, now and then twice at once.</summary>
    private async Task Write(string path, Response draft)
    {
        await Wait(TimeSpan.Zero, TimeSpan.FromHours(20));
        if (chance.PerMille(400))
        {
            await ask(new Request("PATCH", path)
            {
                Body = Request.Json(new { title = "What is settled, after all", lines = Lines(), notes = (string?)null }),
                Key = chance.NewGuid().ToString("N"),
                Headers = chance.PerMille(500) ? [("If-Match", $"\"{draft.Body.GetProperty("version").GetInt64()}\"")] : [],
            });
        }

        if (chance.PerMille(200))
        {
            await ask(new Request("DELETE", path) { Key = chance.NewGuid().ToString("N") });
            if (!chance.PerMille(300))
            {
                return;
            }
        }

        await Once($"{path}/send", new { });
    }

    private async Task Settle(string path)
    {
        var method = chance.Pick(Methods);
        switch (chance.Below(7))
        {
            case 0 or 1:
                await ask(Post($"{path}/pay", new { method, reference = "A part", amount = Euro(chance.Between(1, 15_000)) }));
                break;
            case 2:
                await Once($"{path}/pay", new { method, reference = "All of it" });
                break;
            case 3:
                await ask(Post($"{path}/refund", new { method, amount = Euro(chance.Between(1, 9_000)), reason = "Too much." }));
                break;
            case 4 when chance.PerMille(300):
                await Once($"{path}/refund", new { method, reason = "All of it." });
                break;
            case 5 when chance.PerMille(600):
                await Once($"{path}/void", new { reason = "It was settled otherwise." });
                break;
            default:
                await Look(path);
                break;
        }
    }

    /// <summary>What it says of itself adds up, and lists by where it stands show only what stands there.</summary>
    private async Task Look(string path)
    {
        if (await ask(new Request("GET", path)) is { IsOk: true } found)
        {
            var (total, paid, due) = (AmountOf(found.Body, "total"), AmountOf(OfHand(found), "paid"), AmountOf(OfHand(found), "due"));
            var isOwed = found.String("status") is "sent" or "viewed";
            if (paid < 0 || paid > total || due != (isOwed ? total - paid : 0))
            {
                town.Watch.Violated("bills", $"{path} of {total} is paid {paid}, and {due} are due: {found.Text}");
            }
        }

        var status = chance.Pick(States);
        foreach (var item in (await List($"/invoices?role=provider&limit=20&status={status}")).Where(item => item.GetProperty("status").GetString() != status))
        {
            town.Watch.Violated("bills", $"{item} was listed as {status}");
        }
    }

    /// <summary>What can happen once is now and then asked for by two requests at once.</summary>
    private async Task Once(string path, object body)
    {
        if (!chance.PerMille(250))
        {
            await ask(Post(path, body));
            return;
        }

        var answers = await Task.WhenAll(ask(Post(path, body)), ask(Post(path, body)));
        if (answers.Count(answer => answer is { IsOk: true }) > 1)
        {
            town.Watch.Violated("bills", $"{path} was done twice");
        }
    }

    private async Task<IReadOnlyList<JsonElement>> List(string path) =>
        await ask(new Request("GET", path)) is { IsOk: true } page ? [.. page.Body.GetProperty("items").EnumerateArray()] : [];

    private object[] Lines() =>
    [
        .. Enumerable.Range(1, chance.Between(1, 4)).Select(line => new
        {
            label = $"Line {line}",
            quantity = chance.Between(1, 5),
            unitPrice = Euro(chance.PerMille(100) ? 1 : chance.Between(1, 9_999)),
            taxBasisPoints = chance.Pick(Rates),
        }),
    ];

    private Request Post(string path, object body) => new("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") };

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);

    private static JsonElement OfHand(Response reply) => reply.Body.GetProperty("byHand");

    private static JsonElement OfHand(Response reply, string name) => OfHand(reply).GetProperty(name);

    private static object Euro(int amount) => new { amount, currency = "EUR" };

    private static long AmountOf(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();
}
