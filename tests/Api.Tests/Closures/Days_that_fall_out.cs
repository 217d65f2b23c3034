using System.Text.Json;
using Marketplace.Bookings;
using Marketplace.Resources;

namespace Marketplace.Closures;

public sealed class Days_that_fall_out(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private const string Closures = "/providers/me/calendar/closures";

    private static readonly DateTimeOffset Wednesday = new(2026, 5, 6, 9, 0, 0, TimeSpan.Zero);
    private static readonly object Days = new { from = "2026-05-06", to = "2026-05-08", reason = "The studio is flooded." };

    [Fact]
    public async Task Everybody_gets_all_of_it_back_and_the_days_are_closed()
    {
        await marketplace.FreezeOnce(Wednesday.AddDays(-2));
        var (pia, ada, ben) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"), await marketplace.Arrives("Ben"));
        var listing = await pia.Publishes();
        var paid = await ada.Books(listing, Wednesday);
        await marketplace.Pays(paid);
        (await pia.Api.Post($"/bookings/{paid.String("id")}/refund", new { amount = new { amount = 10_00, currency = "EUR" }, reason = "Sorry" })).IsOk();
        var unpaid = await ben.Books(listing, Wednesday.AddDays(1));
        var later = await ben.Books(listing, Wednesday.AddDays(2).AddHours(-1));

        var preview = (await pia.Api.Post($"{Closures}/preview", Days)).IsOk();
        Assert.Equal(
            [(paid.String("id"), 70_00L), (unpaid.String("id"), 0L)],
            preview["bookings"].EnumerateArray().Select(booking => (booking.GetProperty("id").GetString()!, booking.GetProperty("refund").GetProperty("amount").GetInt64())));
        Assert.Equal(70_00, preview.Number("refunds.0.amount"));

        var closure = await Booked.Twice(pia, Closures, Days, 201);
        await marketplace.Settles();
        closure = (await pia.Api.Get($"{Closures}/{closure.String("id")}")).IsOk();
        Assert.Equal(("done", true, 80_00), (closure.String("status"), closure["closed"].GetBoolean(), closure.Number("refunded.0.amount")));
        Assert.Equal(["cancelled", "cancelled"], closure["bookings"].EnumerateArray().Select(booking => booking.GetProperty("outcome").GetString()));

        var listed = (await pia.Api.Get(Closures)).IsOk();
        Assert.Equal((closure.String("id"), "done", 2), (listed.String("items.0.id"), listed.String("items.0.status"), listed.Number("items.0.progress.cancelled")));
        Assert.Equal(0, (await ada.Api.Get(Closures)).IsOk()["items"].GetArrayLength());

        var ended = (await ada.Api.Get($"/bookings/{paid.String("id")}")).IsOk();
        Assert.Equal(("cancelled", "provider", "The studio is flooded."), (ended.String("status"), ended.String("endedBy"), ended.String("reason")));
        Assert.Equal("pending_payment", (await ben.Api.Get($"/bookings/{later.String("id")}")).IsOk().String("status"));
        (await ada.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(Wednesday.AddHours(2)) })).IsProblem(422, "booking.slot-unavailable", "rule", "label");
        Assert.Equal("vacation", (await pia.Api.Get("/providers/me/calendar")).IsOk().String("periods.0.kind"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task One_of_the_staff_may_fall_out_and_the_others_go_on()
    {
        await marketplace.FreezeOnce(Wednesday.AddDays(-2));
        var (pia, ada, eve) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"), await marketplace.GoesLive("Eve"));
        var (ann, bea) = (await pia.Hires("Ann"), await pia.Hires("Bea"));
        var listing = await pia.Publishes("unpaid");
        (await pia.Api.Patch($"/listings/{listing}", new { requirements = new[] { ResourceCast.Needs("any", ann, bea) } })).IsOk();
        string[] booked = [.. await Task.WhenAll(new[] { ann, bea }.Select(async who => (await ada.Api.Post(
            "/bookings", new { listingId = listing, start = Cast.Instant(Wednesday), resourceIds = new[] { who } })).IsCreated().String("id")))];

        var days = new { from = "2026-05-06", to = "2026-05-07", reason = "Ann is ill.", resourceId = ann };
        (await eve.Api.Post(Closures, days)).IsProblem(404, "calendar.unknown");
        var closure = (await pia.Api.Post(Closures, days)).IsCreated();
        await marketplace.Settles();

        Assert.Equal((1, 1), ((await pia.Api.Get($"{Closures}/{closure.String("id")}")).IsOk().Number("progress.bookings"), (await pia.Api.Get(Closures)).IsOk().Number("items.0.progress.cancelled")));
        var isCancelled = await Task.WhenAll(booked.Select(async id => (await ada.Api.Get($"/bookings/{id}")).IsOk().String("status") == "cancelled"));
        Assert.Equal([true, false], isCancelled);
        Assert.Equal("vacation", (await pia.Api.Get($"/providers/me/resources/{ann}/calendar")).IsOk().String("periods.0.kind"));
        Assert.Equal(0, (await pia.Api.Get("/providers/me/calendar")).IsOk()["periods"].GetArrayLength());
    }

    [Fact]
    public async Task It_is_for_providers_and_for_whole_days()
    {
        await marketplace.FreezeOnce(Wednesday.AddDays(-2));
        (await (await marketplace.Arrives("Eve")).Api.Post(Closures, Days)).IsProblem(404, "calendar.unknown");
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Post(Closures, new { from = "2026-05-06", to = "2026-05-06" })).IsProblem(422, "not-valid", "to");

        var open = (await pia.Api.Post(Closures, new { from = "2026-05-06", to = "2026-05-07", close = false })).IsCreated();
        Assert.Equal((false, JsonValueKind.Array), (open["closed"].GetBoolean(), open["bookings"].ValueKind));
        Assert.Equal(0, (await pia.Api.Get("/providers/me/calendar")).IsOk()["periods"].GetArrayLength());
    }
}
