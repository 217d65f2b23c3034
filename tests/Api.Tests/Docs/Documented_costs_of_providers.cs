using Marketplace.Bookings;

namespace Marketplace.Docs;

/// <summary>docs/money.md tells the truth about what providers pay of what they did not keep, where the marketplace has them pay.</summary>
public sealed class Documented_costs_of_providers
{
    private static readonly string[] Strict =
    [
        "Bookings:Processes:0:Penalty:0:MinimumNotice=1.00:00:00",
        "Bookings:Processes:0:Penalty:0:Percent=10",
        "Bookings:Processes:0:Penalty:1:MinimumNotice=00:00:00",
        "Bookings:Processes:0:Penalty:1:Percent=50",
    ];

    [Fact]
    public Task Of_the_gateways_fee() => MoneyStory.With(["Refunds:GatewayFee=Provider"], async marketplace =>
    {
        var story = await MoneyStory.Begin(marketplace, "Given back at the provider's cost");
        var booking = await story.Sells();
        await story.Says("captured");
        (await story.Pia.Api.Post($"/bookings/{booking.String("id")}/cancel", new { reason = "The machine is broken." })).IsOk();
        await story.Ends("refunded");
    });

    [Fact]
    public Task Of_what_was_not_kept() => MoneyStory.With(Strict, async marketplace =>
    {
        var story = await MoneyStory.Begin(marketplace, "Sold and not kept");
        var booking = await story.Sells();
        await story.Says("captured");
        await story.Pass("P2DT3H");
        var path = $"/bookings/{booking.String("id")}";
        Assert.Equal(40_00, (await story.Pia.Api.Get($"{path}/cancellation")).IsOk().Number("penalty.amount"));
        var day = story.Monday.AddDays(2).UtcDateTime.Date;
        var closing = (await story.Pia.Api.Post("/providers/me/calendar/closures/preview", new { from = $"{day:yyyy-MM-dd}", to = $"{day.AddDays(1):yyyy-MM-dd}" })).IsOk();
        Assert.Equal((40_00L, 80_00L, 40_00L), (closing.Number("bookings.0.penalty.amount"), closing.Number("refunds.0.amount"), closing.Number("penalties.0.amount")));
        (await story.Pia.Api.Post($"{path}/cancel", new { reason = "Somebody else pays more." })).IsOk();
        await story.Says("refunded");
        Assert.Equal(-40_00, (await story.Pia.Api.Get("/providers/me/balance")).IsOk().Number("negative.0.amount"));
        var explained = (await story.Pia.Api.Get("/providers/me/balance/explain")).IsOk();
        Assert.Equal(("penalty", -40_00L), (explained.String("items.0.kind"), explained.Number("items.0.amount.amount")));
        Assert.Equal("penalty", (await story.Pia.Api.Get("/providers/me/statement/movements")).IsOk().String("items.0.kind"));

        await story.Earns(days: 3);
        await story.Says("another booking: captured, earned, transferred");
        await story.PaysOut();
        await story.Ends("paid out, less the penalty");
    });
}
