using System.Text.Json;
using Marketplace.Bookings;
using Marketplace.Embedded;
using Marketplace.Payments;
using Marketplace.Realtime;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Endurance;

/// <summary>An activation that another one has written past remembers what is no longer so. It must not be believed for that.</summary>
public sealed class An_overtaken_payment(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Looks_again_before_it_refuses_what_follows_from_a_fact()
    {
        var (booking, usual) = await Booked("Pia", Monday.AddDays(2));
        var overtaken = await Twin(usual);
        await marketplace.Pays(booking);

        // Nothing can be refunded of a payment that waits; of one that was captured, nothing is a refund of nothing.
        await overtaken.Refund(new RefundPayment(CommandContext.CausedBy("test", 1, "nothing", "test"), Money.Zero("EUR"), null));

        Assert.Equal(PaymentStatus.Captured, (await overtaken.Read(Actor.Platform, CancellationToken.None)).View!.Status);
    }

    [Fact]
    public async Task Tells_nothing_to_whoever_carries_out_an_intent_that_it_does_not_know_of()
    {
        var (booking, usual) = await Booked("Paul", Monday.AddDays(3));
        await marketplace.Pays(booking);
        var overtaken = await Twin(usual);
        await Faults(HttpMethod.Post, new { operation = "refunds.create", outcome = "unavailable", times = 1_000 });
        try
        {
            var path = $"/bookings/{booking.String("id")}/refund";
            (await (await marketplace.Operator()).Post(path, new { amount = new { amount = 1_00, currency = "EUR" }, reason = "Sorry." })).IsOk();
            var intent = await Refund(usual);

            Assert.Null((await usual.ReadFor(intent, CancellationToken.None)).Refusal);
            Assert.Equal("payment.unknown", (await overtaken.ReadFor(intent, CancellationToken.None)).Refusal?.Code);
        }
        finally
        {
            await Faults(HttpMethod.Delete, null);
        }
    }

    /// <summary>The intent of the refund, once the payment has heard of it.</summary>
    private async Task<Guid> Refund(IPaymentGrain payment)
    {
        var told = await marketplace.Services.GetRequiredService<ChangeWatch>().Read(
            payment.GetGrainId(),
            () => payment.Read(Actor.Platform, CancellationToken.None),
            latest => latest.View!.Refunds.Length == 1,
            TimeSpan.FromSeconds(30),
            CancellationToken.None);
        return Assert.Single(told.View!.Refunds).IntentId;
    }

    private async Task Faults(HttpMethod method, object? fault) =>
        (await marketplace.Visitor.Send(
            method, "//sandbox/stripe/_control/faults", fault is null ? null : Api.Raw(JsonSerializer.Serialize(fault)))).IsNoContent();

    private async Task<(Reply Booking, IPaymentGrain Payment)> Booked(string provider, DateTimeOffset start)
    {
        await marketplace.FreezeOnce(Monday);
        var listing = await (await marketplace.GoesLive(provider)).Publishes();
        var booking = await (await marketplace.Arrives("Ada")).Books(listing, start);
        await marketplace.Settles();
        return (booking, marketplace.Services.GetRequiredService<IGrainFactory>().GetGrain<IPaymentGrain>(Guid.Parse(booking.String("payment.id"))));
    }

    /// <summary>A second activation that knows what is so now.</summary>
    private async Task<IPaymentGrain> Twin(IPaymentGrain usual)
    {
        var twin = marketplace.Services.GetRequiredService<EmbeddedSilo>().Duplicate<IPaymentGrain>(usual.GetGrainId());
        Assert.NotNull((await twin.Read(Actor.Platform, CancellationToken.None)).View);
        return twin;
    }
}
