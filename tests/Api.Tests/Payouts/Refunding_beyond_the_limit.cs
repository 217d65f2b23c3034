using Marketplace.Bookings;

namespace Marketplace.Payouts;

/// <summary>Providers alone do not make the platform lay out any amount; operators may, and fees of cancellations go back the same way.</summary>
public sealed class Refunding_beyond_the_limit(ThriftyMarketplace thrifty) : IClassFixture<ThriftyMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Only_operators_bring_a_balance_further_below_zero()
    {
        var marketplace = thrifty.Running;
        await marketplace.Freeze(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var done = await ada.Books(listing, Monday.AddDays(1));
        await marketplace.Pays(done);
        var called = await ada.Books(listing, Monday.AddHours(5));
        await marketplace.Pays(called);
        (await ada.Api.Post($"/bookings/{called.String("id")}/cancel")).IsOk();
        await marketplace.Settles();

        // All of it was paid out: the work, and half a price for the time that was called off too late.
        await marketplace.Pass("P15D");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        Assert.Equal(108_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("paidOut.0.amount"));
        var (path, key) = ($"/bookings/{done.String("id")}/refund", Api.NewKey());
        (await pia.Api.Post(path, Some(40_00))).IsProblem(409, "payout.refund-limit", "left", "limit");
        (await pia.Api.Post(path, Some(20_00), key)).IsOk();
        Assert.True((await pia.Api.Post(path, Some(20_00), key)).IsOk().IsReplay);
        await marketplace.Settles();
        (await pia.Api.Post(path, Some(20_00))).IsProblem(409, "payout.refund-limit");
        Assert.Equal(-18_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("negative.0.amount"));

        // An operator lends her more, and no more than that.
        var olga = await marketplace.Operator();
        var limits = $"/admin/providers/{(await pia.Api.Get("/providers/me")).IsOk().String("id")}/refund-limits";
        (await pia.Api.Put(limits, Lends(500_00))).IsProblem(403, "forbidden");
        (await olga.Put(limits, Lends(-1))).IsProblem(422, "not-valid", "limits[0].amount");
        (await olga.Put(limits, new { limits = new[] { Euro(1), Euro(2) }, reason = "Which?" })).IsProblem(422, "not-valid", "limits");
        (await olga.Put(limits, new { limits = new[] { Euro(1) } })).IsProblem(422, "not-valid", "reason");
        Assert.Equal(19_00, (await olga.Put(limits, Lends(19_00))).IsOk().Number("limits.0.amount"));
        (await pia.Api.Post(path, Some(2_00))).IsProblem(409, "payout.refund-limit", "left", "limit");
        (await olga.Put(limits, Lends(30_00))).IsOk();
        Assert.Equal(30_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("refundLimits.0.amount"));
        (await pia.Api.Post(path, Some(10_00))).IsOk();
        await marketplace.Settles();
        Assert.Empty((await olga.Put(limits, new { limits = Array.Empty<object>(), reason = "Like anybody." })).IsOk()["limits"].EnumerateArray());
        (await pia.Api.Post(path, Some(1_00))).IsProblem(409, "payout.refund-limit");

        // The fee of what was called off went to the provider, and an operator thinks that it should not have.
        var fee = $"/bookings/{called.String("id")}/refund";
        (await ada.Api.Post(fee, Some(10_00))).IsProblem(403, "booking.not-yours");
        var returned = (await olga.Post(fee, new { reason = "The street was closed." })).IsOk();
        Assert.Equal(("cancelled", 80_00), (returned.String("status"), returned.Number("refunded.amount")));
        await marketplace.Settles();
        Assert.Equal(-63_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("negative.0.amount"));
        await marketplace.Proves();
    }

    private static object Some(long cents) => new { amount = Euro(cents), reason = "Sorry." };

    private static object Lends(long cents) => new { limits = new[] { Euro(cents) }, reason = "We have known her for years." };

    private static object Euro(long cents) => new { amount = cents, currency = "EUR" };
}

/// <summary>One that lends providers little.</summary>
public sealed class ThriftyMarketplace : IAsyncLifetime
{
    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningMarketplace.With("Refunds:ProviderLimit=20");

    public Task DisposeAsync() => Running.DisposeAsync();
}
