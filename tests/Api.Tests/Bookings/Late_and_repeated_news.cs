using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Marketplace.Bookings;

/// <summary>Webhooks that come twice, ten times, out of order, or after the booking has given up.</summary>
public sealed class Late_and_repeated_news(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Ten_times_the_same_webhook_out_of_order_moves_the_money_once()
    {
        await marketplace.FreezeOnce(Monday);
        await Knob(new { duplicates = 10, shuffle = true });
        try
        {
            var (ada, booking) = await Booking("An hour", Monday.AddDays(2));
            await marketplace.Pays(booking);

            var payment = (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk();
            Assert.Equal(("captured", 80_00L), (payment.String("status"), payment.Number("captured.amount")));
            Assert.Equal("confirmed", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));
            await marketplace.Proves();
        }
        finally
        {
            await Knob(new { duplicates = 0, shuffle = false });
        }
    }

    [Fact]
    public async Task A_payment_that_arrives_after_its_hold_expired_takes_the_slot_again_if_it_is_free()
    {
        await marketplace.FreezeOnce(Monday);
        var (ada, booking) = await Booking("A late hour", Monday.AddDays(3));
        await PayLate(booking);

        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal("confirmed", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_payment_that_arrives_too_late_for_its_slot_is_given_back_once()
    {
        await marketplace.FreezeOnce(Monday);
        var start = Monday.AddDays(7);
        var (ada, booking) = await Booking("A lost hour", start);

        // The product cannot ask the gateway either, neither after the page nor for its news, so it does not know that it was paid.
        foreach (var operation in new[] { "checkout.sessions.get", "events.list" })
        {
            await Control(HttpMethod.Post, "faults", new { operation, outcome = "unavailable", times = 1_000 });
        }

        await PayLate(booking, async () =>
        {
            await (await marketplace.Arrives("Ben")).Books(booking.String("listingId"), start);
            await Control(HttpMethod.Delete, "faults", null);
        });

        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal("payment_expired", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));
        var payment = (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk();
        Assert.Equal(("refunded", 80_00L), (payment.String("status"), payment.Number("refunded.amount")));
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_webhook_with_a_wrong_signature_changes_nothing()
    {
        const string body = """{"id":"evt_forged","object":"event","type":"payment_intent.succeeded","created":1,"data":{"object":{"id":"pi_1","object":"payment_intent"}}}""";
        var forged = await marketplace.Visitor.Send(
            HttpMethod.Post, "/webhooks/stripe", Api.Raw(body), ("Stripe-Signature", $"t=1,v1={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}"));
        forged.IsProblem(422, "webhook.not-valid");
        foreach (var noSignature in (string[])["", "t=", "v1", "t=99999999999999999999,v1=00", "t=1,v1", "=,=,="])
        {
            (await marketplace.Visitor.Send(HttpMethod.Post, "/webhooks/stripe", Api.Raw(body), ("Stripe-Signature", noSignature))).IsProblem(422, "webhook.not-valid");
        }

        (await marketplace.Visitor.Send(HttpMethod.Post, "/webhooks/stripe", Api.Raw(body))).IsProblem(422, "webhook.not-valid");
        (await marketplace.Visitor.Post("/webhooks/nobody", new { })).IsProblem(404, "webhook.unknown-gateway");
        Assert.Equal(0, await Count("select count(*) from webhook_inbox where event_id = 'evt_forged'"));
    }

    /// <summary>
    /// The customer pays in time, but the gateway's news of it waits until the hold is over, and its checkout cannot be closed any more.
    /// </summary>
    private async Task PayLate(Reply booking, Func<Task>? meanwhile = null)
    {
        await Knob(new { hold = true });
        (await marketplace.Visitor.Post($"/sandbox/checkout/{booking.String("payment.id")}/pay")).IsOk();
        await marketplace.Pass("PT16M");
        if (meanwhile is not null)
        {
            await meanwhile();
        }

        await Knob(new { hold = false });
        await marketplace.Settles();
    }

    private async Task<(Person Ada, Reply Booking)> Booking(string name, DateTimeOffset start)
    {
        var pia = await marketplace.GoesLive($"Pia{name.Length}");
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        return (ada, await ada.Books(listing, start));
    }

    private Task Knob(object knobs) => Control(HttpMethod.Put, "webhooks", knobs);

    private async Task Control(HttpMethod method, string path, object? body) =>
        (await marketplace.Visitor.Send(
            method, $"//sandbox/stripe/_control/{path}", body is null ? null : Api.Raw(JsonSerializer.Serialize(body)))).IsNoContent();

    private async Task<long> Count(string sql)
    {
        await using var source = NpgsqlDataSource.Create(marketplace.Database + ";Search Path=marketplace");
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
